package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.HALUAGHAT;
import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.access.Permission;
import bd.somoyshima.servers.AccessTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may ask what, and of whom: the table in {@code docs/access.md} is what the applications do,
 * and nothing beyond a client's reach is in any answer, count or message.
 */
class ReachIT {

    private static final Path TABLE = Path.of("..", "docs", "access.md");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    /** Moves from Manikganj to Haluaghat's district on 1 June 2026. */
    private static final String MOVED = "ict-moved";

    private static final Map<String, String> PLACE_OF =
            Map.of(MANIKGANJ, "BD-30-56", HALUAGHAT, "BD-45-61", MOVED, "BD-45-61");

    /** What only an office's own cases have in them. */
    private static final Map<String, String> CASE_OF =
            Map.of(MANIKGANJ, "MARK-MANIKGANJ", HALUAGHAT, "MARK-HALUAGHAT", MOVED, "MARK-MOVED");

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = new TestSystem();
        system.publishExampleCharters();
        assertThat(outcomes(system.send(TestSystem.office(MOVED, "BD-30-56-46"))))
                .containsOnly("ACCEPTED");
        for (var office : CASE_OF.keySet()) {
            var mark = CASE_OF.get(office);
            assertThat(
                            outcomes(
                                    system.send(
                                            fact(
                                                    office,
                                                    mark + "-1",
                                                    "service-request.received.v1",
                                                    "2026-05-10T10:00",
                                                    Map.of("service", "citizen/01")),
                                            fact(
                                                    office,
                                                    mark + "-2",
                                                    "service-request.received.v1",
                                                    "2026-05-12T10:00",
                                                    Map.of("service", "citizen/02")),
                                            fact(
                                                    office,
                                                    mark + "-2",
                                                    "service-request.delivered.v1",
                                                    "2026-05-13T10:00",
                                                    Map.of()))))
                    .containsOnly("ACCEPTED");
        }
        assertThat(
                        outcomes(
                                system.send(
                                        event(
                                                "move",
                                                "office.moved.v1",
                                                "2026-05-30T10:00:00+06:00",
                                                Map.of(
                                                        "office",
                                                        MOVED,
                                                        "place",
                                                        "BD-45-61-24",
                                                        "from",
                                                        "2026-06-01")),
                                        holiday("of-manikganj", "BD-30-56", "2026-05-14"),
                                        holiday("of-haluaghat", "BD-45-61", "2026-05-14"),
                                        holiday("of-moved", "office:" + MOVED, "2026-05-17"),
                                        holiday("of-all", "BD", "2026-05-18"))))
                .containsOnly("ACCEPTED");
        system.awaitProjected();
    }

    private static Map<String, Object> holiday(String id, String scope, String day) {
        return event(
                id,
                "calendar.day-declared.v1",
                "2026-05-01T10:00:00+06:00",
                Map.of(
                        "entry",
                        Map.of(
                                "date",
                                day,
                                "kind",
                                "HOLIDAY",
                                "holidayClass",
                                "DECLARED_LATER",
                                "scope",
                                scope,
                                "nameEn",
                                "REASON-" + id)));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    // ---- the table

    /** A line of the table. */
    private record Row(
            boolean ofGateway, List<String> addresses, Set<Permission> permissions, String needs) {}

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        boolean ofGateway = true;
        for (var line : Files.readAllLines(TABLE)) {
            if (line.startsWith("| address of the")) {
                ofGateway = line.contains("gateway");
            }
            var cells = line.split("\\|", -1);
            if (cells.length != 5 || !cells[1].strip().matches("`(GET|POST|PUT|DELETE) .*")) {
                continue;
            }
            var permissions = new TreeSet<Permission>();
            words(cells[2]).forEach(w -> Permission.of(w).ifPresent(permissions::add));
            rows.add(new Row(ofGateway, words(cells[1]), permissions, cells[2].strip()));
        }
        return rows;
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(m -> m.group(1)).toList();
    }

    @Test
    void theTableHasTheAddressesThereAre() throws IOException {
        for (boolean ofGateway : new boolean[] {true, false}) {
            var written = new TreeSet<String>();
            rows().stream()
                    .filter(r -> r.ofGateway() == ofGateway)
                    .flatMap(r -> r.addresses().stream())
                    .filter(a -> !a.endsWith("/oauth2/token") && !a.endsWith("/api-docs.html"))
                    .forEach(written::add);
            assertThat(system.addresses(ofGateway))
                    .as(ofGateway ? "gateway" : "projection")
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void everyAddressNeedsThePermissionOfTheTable() throws IOException {
        int asked = 0;
        for (var row : rows()) {
            for (var address : row.addresses()) {
                var method = address.substring(0, address.indexOf(' '));
                var path = filled(address.substring(address.indexOf(' ') + 1));
                if (row.needs().equals("none")) {
                    assertThat(system.ask(null, row.ofGateway(), method, path).statusCode())
                            .as(address + " is open")
                            .isNotIn(401, 403);
                    continue;
                }
                assertThat(system.ask(null, row.ofGateway(), method, path).statusCode())
                        .as(address + " without a token")
                        .isEqualTo(401);
                if (row.permissions().isEmpty() || row.needs().startsWith("by the fact")) {
                    continue;
                }
                var others = new TreeSet<>(Arrays.asList(Permission.values()));
                others.removeAll(row.permissions());
                assertThat(
                                system.ask(clientWith(others), row.ofGateway(), method, path)
                                        .statusCode())
                        .as(address + " without " + row.permissions())
                        .isEqualTo(403);
                for (var permission : row.permissions()) {
                    assertThat(
                                    system.ask(
                                                    clientWith(Set.of(permission)),
                                                    row.ofGateway(),
                                                    method,
                                                    path)
                                            .statusCode())
                            .as(address + " with " + permission)
                            .isNotIn(401, 403);
                }
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(25);
    }

    private static final Map<Set<Permission>, AccessTokens> CLIENTS = new LinkedHashMap<>();

    private static AccessTokens clientWith(Set<Permission> permissions) {
        return CLIENTS.computeIfAbsent(
                Set.copyOf(permissions),
                p ->
                        system.client(
                                "with-" + CLIENTS.size(),
                                "BD",
                                p.stream().map(Permission::scope).toArray(String[]::new)));
    }

    private static String filled(String path) {
        return path.replace("{office}", HALUAGHAT)
                .replace("{caseNo}", CASE_OF.get(HALUAGHAT) + "-1")
                .replace("{of}", "BD-45-61")
                .replace("{month}", "2026-05")
                .replace("{quarantineId}", "1")
                .replace("{clientId}", "nobody")
                .replace("{code}", "forbidden")
                .replace("{name}", "event");
    }

    // ---- the walk

    private static List<String> reads(String office, String place) {
        var period = "from=2026-05-01&to=2026-05-31";
        var reads = new ArrayList<String>();
        for (var of : List.of("", "place=" + place, "office=" + office)) {
            var and = of.isEmpty() ? "" : "&" + of;
            var only = of.isEmpty() ? "" : "?" + of;
            reads.add("/api/v1/figures?" + period + and);
            reads.add("/api/v1/figures?by=office&" + period + and);
            reads.add("/api/v1/compliance?" + period + and);
            reads.add("/api/v1/signals?" + period + and);
            reads.add("/api/v1/cases" + only);
            reads.add("/api/v1/cases.csv" + only);
            reads.add("/api/v1/waiting-cases" + only);
            reads.add("/api/v1/unreadable-limits" + only);
            reads.add("/api/v1/notices" + only);
            if (!of.startsWith("office")) {
                reads.add("/api/v1/silent-offices" + only);
            }
        }
        reads.add("/api/v1/signals/cases?kind=late_pause&office=" + office + "&" + period);
        reads.add("/api/v1/calendar?" + period + "&office=" + office);
        for (var number : List.of("-1", "-2")) {
            reads.add("/api/v1/cases/" + office + "/" + CASE_OF.get(office) + number);
            reads.add("/api/v1/cases/" + office + "/" + CASE_OF.get(office) + number + "/deadline");
        }
        for (var of : List.of(place, "office:" + office)) {
            reads.add("/api/v1/statements/" + of + "/2026-05");
            reads.add("/api/v1/statements/" + of + "/restatements");
            reads.add("/api/v1/statements?of=" + of);
        }
        reads.add("/api/v1/changes?limit=1000");
        for (var id : List.of("of-manikganj", "of-haluaghat", "of-moved", "of-all", "move")) {
            reads.add("/api/v1/changes/cases?source=urn:test&id=" + id);
        }
        return reads;
    }

    /** What a client may see in answers, whatever it asks. */
    private record Reader(String reach, Set<String> offices, Set<String> holidays) {}

    private static final List<Reader> READERS =
            List.of(
                    new Reader(
                            "office:" + MANIKGANJ,
                            Set.of(MANIKGANJ),
                            Set.of("of-manikganj", "of-all")),
                    new Reader(
                            "office:" + HALUAGHAT,
                            Set.of(HALUAGHAT),
                            Set.of("of-haluaghat", "of-all")),
                    new Reader("BD-30-56", Set.of(MANIKGANJ), Set.of("of-manikganj", "of-all")),
                    new Reader(
                            "BD-45-61",
                            Set.of(HALUAGHAT, MOVED),
                            Set.of("of-haluaghat", "of-moved", "of-all")),
                    new Reader(
                            "BD-45",
                            Set.of(HALUAGHAT, MOVED),
                            Set.of("of-haluaghat", "of-moved", "of-all")),
                    new Reader(
                            "BD",
                            Set.of(MANIKGANJ, HALUAGHAT, MOVED),
                            Set.of("of-manikganj", "of-haluaghat", "of-moved", "of-all")));

    @Test
    void nothingBeyondReachIsInAnyAnswer() {
        int answered = 0;
        for (var reader : READERS) {
            var client =
                    system.client(
                            "reader-" + reader.reach().replace(':', '-').toLowerCase(Locale.ROOT),
                            reader.reach(),
                            "figures:read");
            for (var office : List.of(MANIKGANJ, HALUAGHAT, MOVED)) {
                for (var address : reads(office, PLACE_OF.get(office))) {
                    var answer = system.get(client, address);
                    var what = reader.reach() + " asks " + address + ": " + answer.body();
                    assertThat(answer.statusCode()).as(what).isIn(200, 400, 403, 404, 422);
                    answered += answer.statusCode() == 200 ? 1 : 0;
                    if (answer.statusCode() == 200) {
                        // an office that moved is judged by the calendar it had before, too
                        requireOnlyItsOwn(
                                reader,
                                answer.body(),
                                what,
                                office.equals(MOVED) && address.startsWith("/api/v1/calendar"));
                    } else {
                        assertThat(answer.body().replace(CASE_OF.get(office), ""))
                                .as(what)
                                .doesNotContain("MARK-", "REASON-");
                    }
                }
            }
        }
        assertThat(answered).isGreaterThan(200);
    }

    private static void requireOnlyItsOwn(
            Reader reader, String body, String what, boolean earlierPlace) {
        CASE_OF.forEach(
                (office, mark) -> {
                    if (!reader.offices().contains(office)) {
                        assertThat(body).as(what).doesNotContain(mark);
                        // the figures of a place keep the offices that were there then
                        if (!office.equals(MOVED)) {
                            assertThat(body).as(what).doesNotContain("\"" + office + "\"");
                        }
                    }
                });
        for (var holiday : List.of("of-manikganj", "of-haluaghat", "of-moved", "of-all")) {
            if (!reader.holidays().contains(holiday)
                    && !(earlierPlace && holiday.equals("of-manikganj"))) {
                assertThat(body).as(what).doesNotContain("REASON-" + holiday);
            }
        }
    }

    /** Counts are of the cases within reach, and a change's of nobody else's. */
    @Test
    void countsAreOfWhatIsWithinReach() {
        var period = "from=2026-05-01&to=2026-05-31";
        var ofDistrict = system.client("counts-district", "BD-45-61", "figures:read");
        var ofNation = system.client("counts-nation", "BD", "figures:read");

        assertThat(system.get(ofDistrict, "/api/v1/figures?" + period).body())
                .as("Haluaghat's two and those of the office that came")
                .contains("\"received\":2");
        var all = "/api/v1/changes/cases?source=urn:test&id=of-all";
        assertThat(number(system.get(ofNation, all).body(), "examined"))
                .isGreaterThan(number(system.get(ofDistrict, all).body(), "examined"));
        assertThat(system.get(ofDistrict, "/api/v1/changes?limit=1000").body())
                .as("how many cases of the nation a holiday touched is not the district's")
                .containsPattern("\"id\":\"of-all\"[^}]*\"judged\":null")
                .containsPattern("\"id\":\"of-haluaghat\"[^}]*\"judged\":\\d");
    }

    private static int number(String body, String name) {
        var found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return Integer.parseInt(found.group(1));
    }

    /** What is taken from a client is gone at once, also from sessions of browsers it opened. */
    @Test
    void rightsAreLookedUpAndNotRemembered() {
        var client = system.client("changing", "BD-30-56", "figures:read", "facts:write");
        var address = "/api/v1/figures?from=2026-05-01&to=2026-05-31&place=BD-30-56";
        assertThat(system.get(client, address).statusCode()).isEqualTo(200);

        assertThat(
                        system.put(
                                        "/api/v1/clients/changing",
                                        """
                                        {"clientId": "changing", "name": "Test", "reach": "BD-45-61", "permissions": ["figures:read"]}
                                        """)
                                .statusCode())
                .isEqualTo(200);
        system.awaitAnswer(client, address, 403);
        assertThat(system.get(client, address.replace("BD-30-56", "BD-45-61")).statusCode())
                .as("the same token reads what its client may read now")
                .isEqualTo(200);
    }
}
