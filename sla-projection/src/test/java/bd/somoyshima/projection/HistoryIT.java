package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.FactCodec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What is told of a time that has passed: of which months something is known, whether it came late,
 * and what was sent as history.
 */
class HistoryIT {

    private static final ZoneId DHAKA = ZoneId.of("Asia/Dhaka");
    private static final String OFFICE = "office:" + MANIKGANJ;

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

    private void sendAsHistory(List<Map<String, Object>> events) {
        var answer =
                system.post(
                        "/api/v1/facts?history=true", FactCodec.json().writeValueAsString(events));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(TestSystem.outcomes(FactCodec.json().readTree(answer.body())))
                .containsOnly("ACCEPTED");
    }

    private JsonNode month(String from, String to) {
        return system.getJson("/api/v1/figures?place=BD-30&from=" + from + "&to=" + to)
                .at("/rows/0/periods/0");
    }

    private JsonNode statement(String month, String more) {
        return system.getJson("/api/v1/statements/" + OFFICE + "/" + month + more);
    }

    private List<String> notices() {
        system.awaitLookedAt();
        var notices = new ArrayList<String>();
        system.getJson("/api/v1/notices?limit=1000")
                .forEach(
                        n -> {
                            if (n.hasNonNull("caseNo")) {
                                notices.add(
                                        n.get("kind").asString()
                                                + " "
                                                + n.get("caseNo").asString());
                            }
                        });
        return notices;
    }

    @Test
    void aMonthThatIsReportedLaterIsReportedAndToldAsLate() {
        system.send(
                received("R-1", "2026-04-01T10:00", "citizen/01"),
                delivered("R-1", "2026-04-02T10:00"));
        system.awaitProjected();

        assertThat(month("2026-04-01", "2026-04-30").get("coverage").toString())
                .isEqualTo("{\"offices\":1,\"reported\":1,\"late\":1}");
        assertThat(month("2026-03-01", "2026-03-31").get("coverage").toString())
                .as("nothing tells of March")
                .isEqualTo("{\"offices\":1,\"reported\":0,\"late\":0}");
        assertThat(month("2026-04-01", "2026-04-30").at("/reports/late").asLong()).isEqualTo(2);
        var april = statement("2026-04", "");
        assertThat(april.get("reported").asLong()).isEqualTo(1);
        assertThat(april.get("reportedLate").asLong()).isEqualTo(1);
        assertThat(
                        system.get("/api/v1/statements/" + OFFICE + "/2026-04?format=html&lang=en")
                                .body())
                .contains("1 of 1 offices reported, 1 of them only after the month had ended");
        assertThat(system.get("/api/v1/statements/" + OFFICE + "/2026-04?format=html").body())
                .contains("এর মধ্যে ১টি মাস শেষ হওয়ার পর");
    }

    /** A fact that tells of a month again makes it known no earlier. */
    @Test
    void whatWasKnownOfAMonthStaysHonest() {
        var before = Instant.now().minusSeconds(1);
        system.send(received("R-1", "2026-04-01T10:00", "citizen/01"));
        system.awaitProjected();
        var after = Instant.now().plusSeconds(1);
        system.send(delivered("R-1", "2026-05-02T10:00"));
        system.awaitProjected();

        assertThat(statement("2026-04", known(before)).get("reported").asLong()).isZero();
        assertThat(statement("2026-04", known(after)).get("reported").asLong()).isEqualTo(1);
        assertThat(statement("2026-05", "").get("reported").asLong()).isEqualTo(1);
    }

    @Test
    void aPublishedStatementEqualsWhatWasKnownAtItsMomentAndStays() {
        system.send(received("R-1", "2026-04-01T10:00", "citizen/01"));
        system.awaitProjected();
        var answer =
                system.post(
                        "/api/v1/statements:publish",
                        "{\"of\": \"" + OFFICE + "\", \"month\": \"2026-04\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        system.awaitProjected();

        var published = statement("2026-04", "");
        assertThat(published.get("reported").asLong()).isEqualTo(1);
        var moment = Instant.parse(published.get("asKnownAt").asString());
        assertThat(
                        statement("2026-04", "?version=draft&" + known(moment).substring(1))
                                .get("reported"))
                .isEqualTo(published.get("reported"));
        assertThat(
                        statement("2026-04", "?version=draft&" + known(moment).substring(1))
                                .get("reportedLate"))
                .isEqualTo(published.get("reportedLate"));
    }

    @Test
    void historyRaisesNoNoticesOfWhatHadEndedAndIsNotLate() {
        var today = LocalDate.now(DHAKA);
        // told in an order in which half of it would look overdue
        sendAsHistory(
                List.of(
                        received("H-1", "2025-08-03T10:00", "citizen/01"),
                        received("H-2", "2025-08-04T10:00", "citizen/01")));
        system.awaitProjected();
        assertThat(notices()).isEmpty();
        sendAsHistory(List.of(delivered("H-1", "2025-09-30T10:00")));
        sendAsHistory(List.of(received("H-3", today.minusDays(1) + "T10:00", "institutional/05")));
        system.send(received("N-1", "2026-04-01T10:00", "citizen/01"));
        system.awaitProjected();

        assertThat(notices())
                .as("only of what was not sent as history")
                .containsExactly("OVERDUE N-1");
        var august = month("2025-08-01", "2025-08-31");
        assertThat(august.get("coverage").toString())
                .isEqualTo("{\"offices\":1,\"reported\":1,\"late\":0}");
        assertThat(august.at("/reports/late").asLong()).isZero();
        assertThat(august.get("received").asLong()).isEqualTo(2);
        assertThat(statement("2025-08", "").at("/parts/0/total/pendingOverdue").asLong())
                .as("figures tell what is overdue all the same")
                .isEqualTo(2);
        assertThat(statement("2025-09", "").at("/parts/0/total/late").asLong()).isEqualTo(1);
        assertThat(month("2025-09-01", "2025-09-30").at("/reports/late").asLong()).isZero();

        // what ends from now on is told, whether the case came as history or not
        system.moveClock(Duration.ofDays(150));
        assertThat(
                        system.query(
                                "SELECT case_no FROM projection.case_file WHERE history_at IS NOT NULL"))
                .containsExactly("H-1", "H-2", "H-3");
        var limit = Instant.now().plusSeconds(30);
        while (!notices().contains("OVERDUE H-3")) {
            assertThat(Instant.now()).as("H-3 falls due after it came").isBefore(limit);
        }
        assertThat(notices()).doesNotContain("OVERDUE H-1", "OVERDUE H-2");
    }

    @Test
    void aRebuildSaysTheSameOfHistory() {
        sendAsHistory(
                List.of(
                        received("H-1", "2025-08-03T10:00", "citizen/01"),
                        delivered("H-1", "2025-09-30T10:00")));
        system.send(received("R-1", "2026-04-01T10:00", "citizen/01"));
        system.awaitProjected();
        var activity = system.query("SELECT * FROM projection.office_activity");
        assertThat(activity).hasSizeGreaterThanOrEqualTo(4);

        var started = system.postToReadSide("/api/v1/rebuilds");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        var limit = Instant.now().plusSeconds(60);
        while (!system.getJson("/api/v1/rebuilds").get(0).has("finishedAt")) {
            assertThat(Instant.now()).isBefore(limit);
        }

        assertThat(system.getJson("/api/v1/rebuilds").get(0).get("phase").asString())
                .isEqualTo("EQUAL");
        assertThat(system.query("SELECT * FROM projection.office_activity")).isEqualTo(activity);
    }

    @Test
    void onlyWhoMayCanSendHistory() {
        var client = system.client("no-history", OFFICE, "facts:write");

        var refused =
                system.post(
                        client,
                        "/api/v1/facts?history=true",
                        FactCodec.json()
                                .writeValueAsString(
                                        received("H-1", "2025-08-03T10:00", "citizen/01")));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("history is 'true'", "history:write");
    }

    private static String known(Instant at) {
        return "?asKnownAt=" + URLEncoder.encode(at.toString(), StandardCharsets.UTF_8);
    }
}
