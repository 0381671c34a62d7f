package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.FactCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Monthly statements: they balance, and once published they never change. */
class StatementsIT {

    private static final String OFFICE = "office:" + MANIKGANJ;

    private TestSystem system;

    @BeforeEach
    void start() {
        system = new TestSystem();
        system.publishExampleCharters();
        system.send(
                received("R-1", "2026-03-30T10:00", "citizen/01"),
                received("R-2", "2026-04-01T10:00", "citizen/01"),
                received("R-3", "2026-04-02T10:00", "institutional/05"),
                received("R-4", "2026-04-29T10:00", "citizen/01"),
                delivered("R-2", "2026-04-06T12:00"),
                delivered("R-3", "2026-04-28T12:00"),
                fact(MANIKGANJ, "C-1", "complaint.lodged.v1", "2026-04-05T10:00", Map.of()));
        system.awaitProjected();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private JsonNode statement(String of, String month) {
        return system.getJson("/api/v1/statements/" + of + "/" + month);
    }

    private static void assertBalances(JsonNode line) {
        long in = sum(line, "opening", "received", "moved");
        long out =
                sum(
                        line,
                        "inTime",
                        "late",
                        "transferred",
                        "withdrawn",
                        "unjudged",
                        "pendingWithinTime",
                        "pendingOverdue",
                        "pendingNoTarget");
        assertThat(in).as(line.toString()).isEqualTo(out);
    }

    private static long sum(JsonNode line, String... columns) {
        long sum = 0;
        for (var column : columns) {
            sum += line.get(column).asLong();
        }
        return sum;
    }

    @Test
    void everyLineBalancesAndLinesAddUpToTheTotal() {
        for (var of : List.of(OFFICE, "BD-30-56-46", "BD-30-56", "BD-30", "BD")) {
            var statement = statement(of, "2026-04");
            assertThat(statement.get("parts")).hasSize(2);
            for (var part : statement.get("parts")) {
                assertBalances(part.get("total"));
                for (var column :
                        List.of("opening", "received", "inTime", "late", "pendingOverdue")) {
                    long lines = 0;
                    for (var line : part.get("lines")) {
                        assertBalances(line);
                        lines += line.get(column).asLong();
                    }
                    assertThat(lines)
                            .as(of + " " + column)
                            .isEqualTo(part.get("total").get(column).asLong());
                }
            }
            var requests = statement.at("/parts/0/total");
            assertThat(requests.get("opening").asLong()).isEqualTo(1);
            assertThat(requests.get("received").asLong()).isEqualTo(3);
            assertThat(requests.get("inTime").asLong()).as("R-2 and R-3").isEqualTo(2);
            assertThat(requests.get("pendingWithinTime").asLong()).as("R-4").isEqualTo(1);
            assertThat(requests.get("pendingOverdue").asLong()).as("R-1").isEqualTo(1);
            assertThat(statement.at("/parts/1/tiers/0/pendingWithinTime").asLong()).isEqualTo(1);
            statement.at("/parts/1/tiers").forEach(StatementsIT::assertBalances);
        }
    }

    @Test
    void aPublishedStatementNeverChangesAndLaterFactsAreRestated() throws Exception {
        var answer = publish(OFFICE, "2026-04");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var hash = FactCodec.json().readTree(answer.body()).get("contentHash").asString();
        system.awaitProjected();
        var frozen = system.get("/api/v1/statements/" + OFFICE + "/2026-04").body();
        assertThat(
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(frozen.getBytes(StandardCharsets.UTF_8))))
                .as("whoever holds the content can check it")
                .isEqualTo(hash);
        assertThat(publish(OFFICE, "2026-04").status()).as("it is published once").isEqualTo(409);

        // a delivery reported late: R-1 was in time after all
        system.send(
                delivered("R-1", "2026-04-01T15:00"),
                received("R-5", "2026-05-04T10:00", "citizen/01"));
        system.awaitProjected();

        assertThat(system.get("/api/v1/statements/" + OFFICE + "/2026-04").body())
                .isEqualTo(frozen);
        assertThat(
                        system.getJson("/api/v1/statements/" + OFFICE + "/2026-04?version=draft")
                                .at("/parts/0/total/pendingOverdue")
                                .asLong())
                .as("what is known now can be looked at")
                .isZero();
        var moment = FactCodec.json().readTree(frozen).get("asKnownAt").asString();
        assertThat(
                        system.getJson(
                                        "/api/v1/statements/"
                                                + OFFICE
                                                + "/2026-04?version=draft&asKnownAt="
                                                + moment)
                                .at("/parts/0/total"))
                .as("and so can what was known then")
                .isEqualTo(FactCodec.json().readTree(frozen).at("/parts/0/total"));
        var restated = restatements(statement(OFFICE, "2026-05").get("restatements"));
        assertThat(restated)
                .containsEntry("2026-04-01 IN_TIME ", "2 -> 3")
                .containsEntry("2026-04-01 PENDING_OVERDUE ", "1 -> 0")
                .containsEntry("2026-04-01 IN_TIME citizen/01", "1 -> 2");
        var today = system.getJson("/api/v1/statements/" + OFFICE + "/restatements");
        assertThat(restatements(today.get("restatements"))).isEqualTo(restated);
        var from = today.get("workedOutFrom");
        assertThat(
                        system.query(
                                "SELECT encode(digest, 'hex') FROM eventlog.event WHERE global_index = "
                                        + from.get("index").asLong()))
                .as("the digest of the log they were worked out from")
                .containsExactly(from.get("digest").asString());

        assertThat(publish(OFFICE, "2026-05").status()).isEqualTo(200);
        system.awaitProjected();
        assertThat(statement(OFFICE, "2026-06").get("restatements"))
                .as("what has been restated is not restated again")
                .isEmpty();
        assertThat(system.getJson("/api/v1/statements?office=" + MANIKGANJ)).hasSize(2);

        system.projectAgainFromEmpty();
        assertThat(system.get("/api/v1/statements/" + OFFICE + "/2026-04").body())
                .isEqualTo(frozen);
    }

    /** Permission and reach are enough: no client speaks as the source of statements. */
    @Test
    void aClientOfAnOfficeOrADistrictPublishesItsOwn() {
        var district = system.client("district", "BD-30-56", "statements:publish", "figures:read");
        assertThat(
                        system.post(
                                        district,
                                        "/api/v1/statements:publish",
                                        "{\"of\": \"BD-30-56\", \"month\": \"2026-04\"}")
                                .statusCode())
                .isEqualTo(200);
        var beyond =
                system.post(
                        district,
                        "/api/v1/statements:publish",
                        "{\"of\": \"BD-45-61\", \"month\": \"2026-04\"}");
        assertThat(beyond.statusCode()).isEqualTo(403);
        assertThat(beyond.body()).contains("OUT_OF_REACH");
    }

    private static Map<String, String> restatements(JsonNode list) {
        var restated = new HashMap<String, String>();
        list.forEach(
                r ->
                        restated.put(
                                r.get("month").asString()
                                        + " "
                                        + r.get("column").asString()
                                        + " "
                                        + r.get("key").asString(),
                                r.get("was").asString() + " -> " + r.get("is").asString()));
        return restated;
    }

    @Test
    void aPageACsvAndAWorkbookInBothLanguages() throws IOException {
        var page = system.get("/api/v1/statements/" + OFFICE + "/2026-04?format=html").body();
        assertThat(page)
                .contains(
                        "মাসিক বিবরণী",
                        "এপ্রিল ২০২৬",
                        "সেবার আবেদন",
                        "সময়ের মধ্যে নিষ্পন্ন",
                        "খসড়া")
                .doesNotContain("{{");
        assertThat(
                        system.get("/api/v1/statements/" + OFFICE + "/2026-04?format=html&lang=en")
                                .body())
                .contains("Monthly statement", "April 2026", "Pending overdue", "Draft");

        var csv = system.get("/api/v1/statements/" + OFFICE + "/2026-04?format=csv").body();
        assertThat(csv)
                .startsWith("\uFEFF")
                .contains("মাসের শুরুতে অনিষ্পন্ন", "2026-04-01,citizen/01,");

        var sheets =
                sheets(system.getBytes("/api/v1/statements/" + OFFICE + "/2026-04?format=xlsx"));
        assertThat(HtmlUtils.htmlUnescape(String.valueOf(sheets.get("xl/workbook.xml"))))
                .contains("সেবার আবেদন", "অভিযোগ", "সংশোধনী");
        assertThat(sheets.get("xl/worksheets/sheet2.xml"))
                .as("numbers are numbers, and 1 April 2026 is a date: day 46113")
                .containsPattern("<c r=\"A2\"[^>]*><v>46113(\\.0)?</v>")
                .containsPattern("<c r=\"E2\"[^>]*><v>\\d+</v>");
    }

    private static Map<String, String> sheets(byte[] workbook) throws IOException {
        var sheets = new HashMap<String, String>();
        var file = Files.write(Files.createTempFile("statement", ".xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                sheets.put(
                        entry.getName(),
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return sheets;
    }

    @Test
    void whoMayNotPublishOrAsksWronglyIsTold() {
        var reader = system.client("reader", "BD-30-56", "figures:read");
        assertThat(
                        system.get(reader, "/api/v1/statements/BD-30-56/2026-04?format=html")
                                .statusCode())
                .isEqualTo(200);
        assertThat(system.get(reader, "/api/v1/statements/BD-30/2026-04").statusCode())
                .isEqualTo(403);
        assertThat(
                        system.post(
                                        reader,
                                        "/api/v1/statements:publish",
                                        "{\"of\": \"BD-30-56\", \"month\": \"2026-04\"}")
                                .statusCode())
                .isEqualTo(403);
        var publisher = system.client("publisher", "BD-45", "statements:publish");
        assertThat(
                        system.post(
                                        publisher,
                                        "/api/v1/statements:publish",
                                        "{\"of\": \"BD-30-56\", \"month\": \"2026-04\"}")
                                .statusCode())
                .isEqualTo(403);
        assertThat(publish("BD-30-56", "2099-01").body()).contains("not over");
        assertThat(publish("BD-30-56", "April").body()).contains("2026-04");
        assertThat(system.get("/api/v1/statements/BD-30-56/2026-13").statusCode()).isEqualTo(400);
        var sent =
                system.send(
                        TestSystem.event(
                                "x",
                                "statement.published.v1",
                                "2026-05-01T10:00:00+06:00",
                                Map.of("of", "BD")));
        assertThat(sent.at("/0/outcome").asString())
                .as("no one sends statements")
                .isEqualTo("REJECTED");
    }

    private record Answer(int status, String body) {}

    private Answer publish(String of, String month) {
        var answer =
                system.post(
                        "/api/v1/statements:publish",
                        "{\"of\": \"" + of + "\", \"month\": \"" + month + "\"}");
        return new Answer(answer.statusCode(), answer.body());
    }
}
