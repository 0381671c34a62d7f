package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.outcomes;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.charter.ExampleCharters;
import bd.somoyshima.eventlog.FactCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From a fact over HTTP to a compliance figure, through the real applications. */
class FromFactToFigureIT {

    private TestSystem system;

    @BeforeEach
    void start() {
        system = new TestSystem();
        system.publishExampleCharters();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void theOpenApiDocumentInTheRepositoryIsWhatTheCodeSays() throws Exception {
        var document = (ObjectNode) system.getJson("/v3/api-docs");
        document.remove("servers"); // the port of this test
        var text =
                FactCodec.json().writerWithDefaultPrettyPrinter().writeValueAsString(document)
                        + "\n";
        var file = Path.of("../docs/openapi/projection.json");
        if (Boolean.parseBoolean(System.getenv("SOMOYSHIMA_WRITE_CONTRACTS"))) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("write it anew: SOMOYSHIMA_WRITE_CONTRACTS=true ./mvnw verify")
                .isEqualTo(text);
    }

    @Test
    void aDistrictReadsItsOwnOfficesAndNoOthers() {
        system.send(received("R-1", "2026-06-01T10:00", "citizen/01"));
        system.awaitProjected();
        var district = system.client("manikganj", "BD-30-56", "figures:read");
        assertThat(system.get(district, "/api/v1/cases/ict-manikganj-sadar/R-1").statusCode())
                .isEqualTo(200);
        assertThat(system.get(district, "/api/v1/cases/ict-haluaghat/X").statusCode())
                .isEqualTo(403);
        assertThat(system.get(district, "/api/v1/cases/ict-haluaghat/X/deadline").statusCode())
                .isEqualTo(403);
        var period = "from=2026-06-01&to=2026-06-30";
        assertThat(system.get(district, "/api/v1/compliance?place=BD&" + period).statusCode())
                .isEqualTo(403);
        assertThat(system.get(district, "/api/v1/compliance?" + period).body())
                .contains("\"place\":\"BD-30-56\"", "ict-manikganj-sadar");
        var office = system.client("haluaghat", "office:ict-haluaghat", "figures:read");
        assertThat(system.get(office, "/api/v1/compliance?" + period).body())
                .doesNotContain("ict-manikganj-sadar");
        assertThat(
                        system.get(
                                        office,
                                        "/api/v1/compliance?office=ict-manikganj-sadar&" + period)
                                .statusCode())
                .isEqualTo(403);
        var sender = system.client("sender", "BD", "facts:write");
        assertThat(system.get(sender, "/api/v1/compliance?" + period).statusCode()).isEqualTo(403);
        assertThat(system.get(null, "/api/v1/compliance?" + period).statusCode()).isEqualTo(401);
        assertThat(
                        system.query(
                                "SELECT DISTINCT actor FROM access.audit_entry WHERE action = 'REQUEST_REFUSED'"))
                .containsExactly("haluaghat", "manikganj", "sender");
    }

    @Test
    void anOfficeThatMovesIsCountedByTheCalendarOfWhereItWas() {
        system.send(
                TestSystem.event(
                        "flood",
                        "calendar.day-declared.v1",
                        "2026-06-01T10:00:00+06:00",
                        Map.of(
                                "entry",
                                Map.of(
                                        "date", "2026-06-10",
                                        "kind", "HOLIDAY",
                                        "holidayClass", "DECLARED_LATER",
                                        "scope", "BD-45",
                                        "nameEn", "Flood"))));
        system.send(
                received("M-1", "2026-06-02T10:00", "citizen/01"),
                received("M-2", "2026-06-08T10:00", "citizen/01"));
        system.awaitProjected();
        var due = "SELECT case_no, due_on FROM projection.case_file WHERE case_no LIKE 'M-%'";
        assertThat(system.query(due)).containsExactly("M-1 | 2026-06-07", "M-2 | 2026-06-11");
        // it had been in Mymensingh, where there was a flood, since 9 June
        system.send(
                TestSystem.event(
                        "move",
                        "office.moved.v1",
                        "2026-06-09T10:00:00+06:00",
                        Map.of(
                                "office",
                                TestSystem.MANIKGANJ,
                                "place",
                                "BD-45-61-24",
                                "from",
                                "2026-06-09")));
        system.awaitProjected();
        assertThat(system.query(due)).containsExactly("M-1 | 2026-06-07", "M-2 | 2026-06-14");
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());
    }

    @Test
    void aFactBecomesAFigure() {
        // the four worked examples of the counting rule, all under "তাৎক্ষণিক / ০৩ কার্যদিবস"
        var verdicts =
                system.send(
                        received("A-1", "2026-03-15T11:00", "citizen/01"),
                        received("A-2", "2026-05-20T11:00", "citizen/01"),
                        received("A-3", "2026-05-24T11:00", "citizen/01"),
                        received("A-4", "2026-05-24T11:30", "citizen/01"),
                        delivered("A-1", "2026-03-15T15:00"),
                        delivered("A-2", "2026-05-24T23:59"),
                        delivered("A-3", "2026-06-04T00:00"),
                        fact("A-4", "withdrawn", "2026-05-24T12:00", Map.of()));
        assertThat(outcomes(verdicts)).containsOnly("ACCEPTED");
        assertThat(verdicts.get(0).at("/caseState/dueOn").asString()).isEqualTo("2026-03-25");
        assertThat(verdicts.get(1).at("/caseState/dueOn").asString()).isEqualTo("2026-05-24");
        assertThat(verdicts.get(1).at("/caseState/dueAt").asString())
                .isEqualTo("2026-05-25T00:00:00+06:00");
        assertThat(verdicts.get(2).at("/caseState/dueOn").asString()).isEqualTo("2026-06-03");
        assertThat(verdicts.get(4).at("/caseState/verdict").asString()).isEqualTo("INSTANT");
        assertThat(verdicts.get(5).at("/caseState/verdict").asString()).isEqualTo("WITHIN_LIMIT");
        assertThat(verdicts.get(6).at("/caseState/verdict").asString()).isEqualTo("LATE");
        system.awaitProjected();

        var row = compliance("BD-30-56", "service").get("rows").get(0);
        assertThat(row.get("service").asString()).isEqualTo("citizen/01");
        assertThat(row.get("limitText").asString())
                .isEqualTo("তাৎক্ষণিক / ০৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)");
        assertFigures(row.get("figures"), 4, 1, 1, 1, 0, 0, 0, 1);
        assertThat(row.at("/figures/compliance/percent").asDouble()).isEqualTo(66.7);
        assertThat(row.at("/figures/compliance/of").asInt()).isEqualTo(3);

        assertFigures(compliance("BD", "office").get("total"), 4, 1, 1, 1, 0, 0, 0, 1);
        assertThat(compliance("BD", "district").at("/rows/0/district").asString())
                .isEqualTo("BD-30-56");
        assertThat(compliance("BD-45", "service").get("rows")).isEmpty();
    }

    @Test
    void aCaseShowsItsFactsDeadlineAndVerdict() {
        system.send(
                received("B-1", "2026-06-01T10:00", "citizen/01"),
                fact("B-1", "paused", "2026-06-02T10:00", Map.of("waitingFor", "APPLICANT")),
                fact("B-1", "resumed", "2026-06-08T10:00", Map.of()),
                delivered("B-1", "2026-06-09T10:00"));
        system.awaitProjected();

        var caseFile = system.getJson("/api/v1/cases/" + MANIKGANJ + "/B-1");

        assertThat(caseFile.get("verdict").asString()).isEqualTo("WITHIN_LIMIT");
        assertThat(caseFile.get("dueOn").asString()).isEqualTo("2026-06-10");
        assertThat(caseFile.get("workingDays").asInt()).isEqualTo(2);
        assertThat(caseFile.get("facts")).hasSize(4);
        assertThat(caseFile.at("/facts/1/type").asString()).isEqualTo("service-request.paused.v1");
        assertThat(system.get("/api/v1/cases/" + MANIKGANJ + "/none").statusCode()).isEqualTo(404);
    }

    @Test
    void openCasesAreOverdueAtRiskOrOnTrack() {
        var now = ZonedDateTime.now(ZoneId.of("Asia/Dhaka"));
        var today = now.toLocalDate().toString();
        system.send(
                received("C-1", "2026-01-05T10:00", "citizen/01"),
                event(
                        "C-2",
                        "service-request.received.v1",
                        now.minusMinutes(1).toOffsetDateTime().toString(),
                        Map.of(
                                "office",
                                MANIKGANJ,
                                "caseNo",
                                "C-2",
                                "service",
                                "institutional/09")));
        system.awaitProjected();

        var report =
                system.getJson(
                                "/api/v1/compliance?place=BD&from=2026-01-01&to="
                                        + today
                                        + "&by=office")
                        .get("total");
        assertFigures(report, 2, 0, 0, 0, 1, 0, 1, 0);
    }

    @Test
    void aHolidayDeclaredAfterTheFactChangesTheVerdict() {
        system.send(
                received("D-1", "2026-06-01T10:00", "citizen/01"),
                delivered("D-1", "2026-06-07T10:00"));
        system.awaitProjected();
        assertThat(verdict("D-1")).isEqualTo("LATE");

        var holiday = holiday("flood", "2026-06-03", "BD-30-56");
        assertThat(outcomes(system.send(holiday))).containsExactly("ACCEPTED");
        system.awaitProjected();

        assertThat(verdict("D-1")).isEqualTo("WITHIN_LIMIT");
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());

        system.send(holiday("elsewhere", "2026-06-02", "BD-45"));
        system.awaitProjected();
        assertThat(system.getJson("/api/v1/cases/" + MANIKGANJ + "/D-1").get("dueOn").asString())
                .isEqualTo("2026-06-07");
    }

    @Test
    void aCharterPublishedLateJudgesTheCasesReceivedUnderIt() {
        system.send(
                received("E-1", "2025-05-04T10:00", "citizen/01"),
                delivered("E-1", "2025-05-04T11:00"));
        system.awaitProjected();
        assertThat(verdict("E-1")).isEqualTo("OUT_OF_SCOPE");

        system.send(TestSystem.charter(MANIKGANJ, ExampleCharters.MANIKGANJ_SADAR, "2025-01-01"));
        system.awaitProjected();

        assertThat(verdict("E-1")).isEqualTo("INSTANT");
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());
    }

    @Test
    void anyOfficeSystemCanAskWhatWouldBeDueWhen() {
        var answers =
                system.postToProjection(
                        "/api/v1/deadlines",
                        """
                        [{"receivedAt": "2026-03-15T11:00:00+06:00", "limit": "তাৎক্ষণিক / ০৩ কার্যদিবস"},
                         {"receivedAt": "2026-05-20T11:00:00+06:00", "workingDays": 3, "office": "ict-manikganj-sadar"},
                         {"receivedAt": "2026-05-24T11:00:00+06:00", "workingDays": 3, "rule": "DAY_ZERO"},
                         {"receivedAt": "2025-03-27T11:00:00+06:00", "workingDays": 3},
                         {"receivedAt": "2026-05-22T11:00:00+06:00", "workingDays": 3, "rule": "ROLL_FORWARD"},
                         {"receivedAt": "2026-06-01T11:00:00+06:00", "workingDays": 2,
                          "calendar": {"weekend": ["SUNDAY"], "holidays": ["2026-06-02"], "openDays": ["2026-06-07"]}},
                         {"receivedAt": "2026-06-01T11:00:00+06:00", "workingDays": 3, "ledger": true,
                          "pauses": [{"from": "2026-06-02T10:00:00+06:00", "to": "2026-06-03T09:00:00+06:00"}]},
                         {"receivedAt": "2026-06-01T11:00:00+06:00", "limit": "২৪ ঘণ্টা"},
                         {"receivedAt": "2026-06-01T11:00:00+06:00", "limit": "প্রতি মাসের ১০ তারিখের মধ্যে"},
                         {"receivedAt": "2026-06-01T11:00:00+06:00", "limit": "যত দ্রুত সম্ভব"},
                         {"receivedAt": "yesterday", "workingDays": 3},
                         {"receivedAt": "2026-06-01T11:00:00+06:00"},
                         {"receivedAt": "2026-06-01T11:00:00+06:00", "workingDays": 3, "office": "ict-nowhere"},
                         {"receivedAt": "2099-12-30T11:00:00+06:00", "workingDays": 300}, 7]
                        """);

        var dueOn = new ArrayList<String>();
        answers.forEach(a -> dueOn.add(a.path("dueOn").asString("-")));
        assertThat(dueOn)
                .containsExactly(
                        "2026-03-25",
                        "2026-05-24",
                        "2026-06-03",
                        "2025-04-08",
                        "2026-06-02",
                        "2026-06-04",
                        "2026-06-07",
                        "2026-06-02",
                        "2026-06-10",
                        "-",
                        "-",
                        "-",
                        "-",
                        "-",
                        "-");
        assertThat(answers.at("/1/dueAt").asString()).isEqualTo("2026-05-25T00:00:00+06:00");
        assertThat(answers.at("/6/ledger/1/reason").asString()).isEqualTo("PAUSED");
        assertThat(answers.at("/6/ledger/6/count").asInt()).isEqualTo(3);
        assertThat(answers.at("/7/dueAt").asString()).isEqualTo("2026-06-02T11:00:00+06:00");
        assertThat(answers.at("/9/why").asString()).contains("needs review");
        assertThat(answers.at("/10/problem").asString()).contains("receivedAt");
        assertThat(answers.at("/11/problem").asString()).contains("limit", "workingDays");
        assertThat(answers.at("/12/problem").asString()).contains("ict-nowhere");
        assertThat(answers.at("/13/problem").asString()).contains("2099-12-31");
        assertThat(answers.at("/14/problem").asString()).isNotEmpty();
    }

    @Test
    void aWrongQuestionAboutADeadlineDoesNotHoldUpTheOthers() {
        var answers =
                system.postToProjection(
                        "/api/v1/deadlines",
                        """
                        [{"receivedAt": "2026-05-20T11:00:00+06:00", "workingDays": 3, "calendar": {"holidays": [null]}},
                         {"receivedAt": "2026-05-20T11:00:00+06:00", "workingDays": 3, "calendar": {"openDays": [null]}},
                         {"receivedAt": "2026-05-20T11:00:00+06:00", "workingDays": 3.7},
                         {"receivedAt": "2026-05-20T11:00:00+06:00", "workingDays": 3, "rule": 1},
                         {"receivedAt": 1780000000, "workingDays": 3},
                         {"receivedAt": "1900-05-20T11:00:00+06:00", "limit": "৩০ মিনিট"},
                         {"receivedAt": "2026-05-20T11:00:00+06:00", "limit": "৩ ঘণ্টা", "ledger": true,
                          "pauses": [{"from": "2026-05-20T12:00:00+06:00", "to": "9999-05-20T12:00:00+06:00"}]},
                         {"receivedAt": "2026-05-20T11:00:00+06:00", "limit": "তাৎক্ষণিক / ০৩ কার্যদিবস", "rule": "ROLL_FORWARD"}]
                        """);

        for (int i = 0; i < 7; i++) {
            assertThat(answers.get(i).path("problem").asString("")).as("item %s", i).isNotEmpty();
        }
        assertThat(answers.at("/0/problem").asString()).contains("calendar.holidays");
        assertThat(answers.at("/6/problem").asString()).contains("pauses.to", "2099-12-31");
        assertThat(answers.at("/7/dueOn").asString()).isEqualTo("2026-05-24");
    }

    @Test
    void theDashboardRoleSeesTheViewsAndNothingElse() throws SQLException {
        try (var connection = system.connect("somoyshima_dash");
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("SELECT count(*) FROM dash.office").next()).isTrue();
            for (var forbidden :
                    List.of(
                            "SELECT * FROM projection.case_file",
                            "SELECT * FROM eventlog.event",
                            "SELECT * FROM gateway.quarantine",
                            "CREATE TABLE dash.mine (x int)")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void theGatewayRoleCanNeitherChangeNorDeleteEvents() throws SQLException {
        try (var connection = system.connect("somoyshima_gateway");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("UPDATE eventlog.event SET fact = ''"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("DELETE FROM eventlog.event"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aWrongQuestionIsAnsweredWithWhatWouldBeRight() {
        var wrongDate = system.get("/api/v1/compliance?place=BD&from=01-04-2026&to=2026-06-30");
        assertThat(wrongDate.statusCode()).isEqualTo(400);
        assertThat(wrongDate.body()).contains("from", "01-04-2026", "2026-05-24");
        assertThat(
                        system.get("/api/v1/compliance?place=Dhaka&from=2026-04-01&to=2026-06-30")
                                .body())
                .contains("Dhaka", "BD-30");
        assertThat(system.get("/api/v1/compliance?from=2026-04-01&to=2026-06-30&by=village").body())
                .contains("by is 'village'", "service, office, district");
        assertThat(system.get("/api/v1/compliance?from=2026-04-01").statusCode()).isEqualTo(400);
        assertThat(system.get("/api/v1/compliance?from=2026-07-01&to=2026-06-30").body())
                .contains("lies after");
    }

    private static boolean hasAll(String text, List<Pattern> patterns) {
        return patterns.stream().allMatch(p -> p.matcher(text).find());
    }

    @Test
    void theMetricsSayHowFarTheProjectionIs() throws InterruptedException {
        system.send(received("F-1", "2026-06-01T10:00", "citizen/01"));
        system.awaitProjected();

        // lag is measured once a second
        var noLag =
                List.of(
                        Pattern.compile("somoyshima_projection_lag_events\\{[^}]*} 0\\.0"),
                        Pattern.compile("somoyshima_projection_lag_seconds\\{[^}]*} 0\\.0"));
        var limit = Instant.now().plusSeconds(30);
        var scrape = system.get("/actuator/prometheus").body();
        while (!hasAll(scrape, noLag)) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(100);
            scrape = system.get("/actuator/prometheus").body();
        }
        assertThat(scrape).contains("somoyshima_cases{");
    }

    private static Map<String, Object> holiday(String id, String date, String scope) {
        return event(
                id,
                "calendar.day-declared.v1",
                "2026-06-04T10:00:00+06:00",
                Map.of(
                        "entry",
                        Map.of(
                                "date", date,
                                "kind", "HOLIDAY",
                                "holidayClass", "DECLARED_LATER",
                                "scope", scope,
                                "nameEn", "Flood",
                                "declaredAt", "2026-06-02T12:00:00Z")));
    }

    private String verdict(String caseNo) {
        return system.getJson("/api/v1/cases/" + MANIKGANJ + "/" + caseNo)
                .get("verdict")
                .asString();
    }

    private JsonNode compliance(String place, String by) {
        return system.getJson(
                "/api/v1/compliance?place=" + place + "&from=2026-01-01&to=2026-06-30&by=" + by);
    }

    private static void assertFigures(
            JsonNode figures,
            int received,
            int instant,
            int withinLimit,
            int late,
            int onTrack,
            int atRisk,
            int overdue,
            int notJudged) {
        assertThat(
                        List.of(
                                figures.get("received").asInt(),
                                figures.get("instant").asInt(),
                                figures.get("withinLimit").asInt(),
                                figures.get("late").asInt(),
                                figures.get("onTrack").asInt(),
                                figures.get("atRisk").asInt(),
                                figures.get("overdue").asInt(),
                                figures.get("notJudged").asInt()))
                .containsExactly(
                        received, instant, withinLimit, late, onTrack, atRisk, overdue, notJudged);
    }
}
