package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.ExampleCharters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rebuild and reconcile: the same from the events as live, and nothing live is touched before. */
class RebuildIT {

    private TestSystem system;

    @BeforeEach
    void start() {
        system = new TestSystem();
        system.publishExampleCharters();
        system.send(SameFactsSameFiguresIT.facts());
        system.send(
                event(
                        "moved",
                        "office.moved.v1",
                        "2026-04-10T10:00:00+06:00",
                        Map.of("office", MANIKGANJ, "place", "BD-45-61-24", "from", "2026-04-12")),
                event(
                        "holiday",
                        "calendar.day-declared.v1",
                        "2026-04-30T10:00:00+06:00",
                        Map.of(
                                "entry",
                                Map.of(
                                        "date",
                                        "2026-04-15",
                                        "kind",
                                        "HOLIDAY",
                                        "holidayClass",
                                        "DECLARED_LATER",
                                        "scope",
                                        "BD",
                                        "nameEn",
                                        "Flood",
                                        "declaredAt",
                                        "2026-04-30T09:00:00+06:00"))));
        system.awaitProjected();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private JsonNode run(String path) {
        var started = system.postToReadSide(path);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        var limit = Instant.now().plus(Duration.ofSeconds(120));
        while (true) {
            var latest = system.getJson("/api/v1/rebuilds").get(0);
            if (latest.has("finishedAt")) {
                return latest;
            }
            assertThat(Instant.now()).isBefore(limit);
            sleep(Duration.ofMillis(100));
        }
    }

    @Test
    void runsAreForThoseWhoHaveTheNation() {
        var office =
                system.client("office", "office:" + MANIKGANJ, "rebuild:admin", "figures:read");
        assertThat(system.postToReadSide(office, "/api/v1/rebuilds").statusCode()).isEqualTo(403);
        assertThat(system.postToReadSide(office, "/api/v1/reconciliations").statusCode())
                .isEqualTo(403);
        assertThat(system.get(office, "/api/v1/rebuilds").statusCode()).isEqualTo(403);
    }

    @Test
    void theEventsSayWhatTheLiveTablesSay() {
        var live = system.caseRows();
        var versions = system.versions();
        var rollUps = system.rollUps();

        var run = run("/api/v1/reconciliations");

        assertThat(run.get("phase").asString()).as(run.toString()).isEqualTo("EQUAL");
        assertThat(run.get("differences").asLong()).isZero();
        assertThat(run.get("eventsDone").asLong()).isEqualTo(run.get("events").asLong());
        assertThat(run.get("cases").asLong()).isEqualTo(300);
        var rebuilt = run("/api/v1/rebuilds");
        assertThat(rebuilt.get("phase").asString()).isEqualTo("EQUAL");
        assertThat(rebuilt.get("contentHash").asString())
                .isEqualTo(run.get("contentHash").asString());
        assertThat(system.caseRows()).isEqualTo(live);
        assertThat(system.versions()).isEqualTo(versions);
        assertThat(system.rollUps()).isEqualTo(rollUps);
    }

    private int notices() {
        return system.getJson("/api/v1/notices?limit=1000").size();
    }

    @Test
    void whatWasSpoiledIsToldToTheCellAndMendedOnlyIfAsked() {
        system.awaitLookedAt();
        assertThat(notices()).isPositive();
        var live = system.caseRows();
        var rollUps = system.rollUps();
        system.execute(
                "UPDATE projection.area_day SET received = received + 1 WHERE day = '2026-04-10'");
        system.execute(
                "UPDATE projection.case_file SET due_on = due_on + 1 WHERE case_no = 'R-1' AND due_on IS NOT NULL");
        system.execute("DELETE FROM projection.case_file WHERE case_no = 'R-2'");
        var spoiled = system.caseRows();

        assertThat(system.checkRollUps()).isPositive();
        var told = run("/api/v1/rebuilds");
        assertThat(told.get("phase").asString()).isEqualTo("DIFFERENT");
        assertThat(told.get("firstDifferences").toString())
                .contains("area_day", "case_file", "R-2");
        assertThat(system.caseRows()).as("nothing was changed").isEqualTo(spoiled);

        int notices = notices();
        var mended = run("/api/v1/rebuilds?acceptDifferences=true");
        assertThat(mended.get("phase").asString()).as(mended.toString()).isEqualTo("SWAPPED");
        assertThat(system.caseRows()).isEqualTo(live);
        assertThat(system.rollUps()).isEqualTo(rollUps);
        assertThat(system.checkRollUps()).isZero();
        assertThat(run("/api/v1/rebuilds").get("phase").asString()).isEqualTo("EQUAL");
        system.awaitLookedAt();
        assertThat(notices()).as("no notice is sent again").isEqualTo(notices);
    }

    @Test
    void whatAWrongRowRaisedIsTakenBackWhenTheRowIsMended() {
        system.send(
                received("W-1", "2026-04-01T10:00", "citizen/01"),
                delivered("W-1", "2026-04-02T10:00"));
        system.awaitProjected();
        system.awaitLookedAt();
        system.execute(
                "UPDATE projection.case_file SET settled = NULL, closed_at = NULL, closed_on = NULL"
                        + " WHERE case_no = 'W-1'");
        system.execute(
                "INSERT INTO projection.notice_candidate (office_id, case_no) VALUES ('"
                        + MANIKGANJ
                        + "', 'W-1')");
        system.awaitLookedAt();
        var ledger =
                "SELECT kind || ' ' || change FROM projection.notice_entry WHERE case_no = 'W-1'";
        assertThat(system.query(ledger)).containsExactly("OVERDUE RAISED");

        var mended = run("/api/v1/rebuilds?acceptDifferences=true");

        assertThat(mended.get("phase").asString()).as(mended.toString()).isEqualTo("SWAPPED");
        system.awaitLookedAt();
        assertThat(system.query(ledger)).containsExactly("OVERDUE RAISED", "OVERDUE RESCINDED");
    }

    @Test
    void intakeGoesOnMeanwhileAndAStoppedRunLeavesEverythingAsItWas() {
        for (int i = 0; i < 5; i++) {
            assertThat(
                            system.postToReadSide("/api/v1/rebuilds?acceptDifferences=true")
                                    .statusCode())
                    .isEqualTo(202);
            system.send(
                    received("NEW-" + i, "2026-05-05T10:00", "citizen/01"),
                    delivered("NEW-" + i, "2026-05-06T10:00"));
            if (i % 2 == 0) {
                system.deleteOnReadSide("/api/v1/rebuilds");
            }
            var limit = Instant.now().plus(Duration.ofSeconds(60));
            while (!system.getJson("/api/v1/rebuilds").get(0).has("finishedAt")) {
                assertThat(Instant.now()).isBefore(limit);
                sleep(Duration.ofMillis(50));
            }
            assertThat(system.getJson("/api/v1/rebuilds").get(0).get("phase").asString())
                    .isIn("EQUAL", "STOPPED");
        }
        system.awaitProjected();
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());
        assertThat(run("/api/v1/reconciliations").get("phase").asString()).isEqualTo("EQUAL");
        assertThat(system.query("SELECT count(*) FROM projection.case_file"))
                .containsExactly("305");
    }

    /**
     * Whatever is recorded meanwhile, and however many projections share the offices: both sides
     * stand at one position of the log. Some 1,000 facts a second are sent.
     */
    @Test
    void factsHolidaysChartersAndOfficesComeInMeanwhileAndNothingDiffers() throws Exception {
        var going = new AtomicBoolean(true);
        var rounds = new AtomicInteger();
        try (var other = system.anotherProjection(Duration.ofSeconds(5))) {
            assertThat(other.isActive()).isTrue();
            awaitShared();
            var senders =
                    Stream.generate(() -> Thread.ofVirtual().start(() -> sendWhile(going, rounds)))
                            .limit(2)
                            .toList();
            try {
                for (int i = 0; i < 4; i++) {
                    // straight after a change for all offices
                    system.send(holiday("straight-" + i, LocalDate.parse("2026-04-14"), i));
                    var run = run(i % 2 == 0 ? "/api/v1/reconciliations" : "/api/v1/rebuilds");
                    assertThat(run.get("phase").asString()).as(run.toString()).isEqualTo("EQUAL");
                }
            } finally {
                going.set(false);
                for (var sender : senders) {
                    sender.join();
                }
            }
        }
        assertThat(
                        system.query(
                                "SELECT count(DISTINCT fact_name) FROM eventlog.event WHERE fact LIKE '%Flood 0%'"
                                        + " OR aggregate_id LIKE '%:ict-new-%'"))
                .as("a holiday, an office and its charter at least came in meanwhile")
                .doesNotContain("0", "1", "2");
        system.awaitProjected();
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());
        assertThat(run("/api/v1/reconciliations").get("phase").asString()).isEqualTo("EQUAL");
    }

    private void awaitShared() {
        var limit = Instant.now().plus(Duration.ofSeconds(60));
        while (!system.query("SELECT count(DISTINCT owner) FROM projection.token_entry")
                .equals(List.of("2"))) {
            assertThat(Instant.now()).as("each has a share").isBefore(limit);
            sleep(Duration.ofMillis(100));
        }
    }

    private void sendWhile(AtomicBoolean going, AtomicInteger rounds) {
        while (going.get()) {
            int round = rounds.getAndIncrement();
            system.send(many(round));
            if (round % 60 == 0) {
                system.send(change(round / 60));
            }
            sleep(Duration.ofMillis(100));
        }
    }

    private static List<Map<String, Object>> many(int round) {
        var facts = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 50; i++) {
            facts.add(received("M-" + round + "-" + i, "2026-04-13T10:00", "citizen/01"));
            facts.add(delivered("M-" + round + "-" + i, "2026-04-20T10:00"));
        }
        return facts;
    }

    /** A holiday, an office with a charter and its first fact, or an office that moves; in turn. */
    private static List<Map<String, Object>> change(int round) {
        var office = "ict-new-" + round;
        var day = LocalDate.parse("2026-04-14").plusDays(round % 8);
        return switch (round % 3) {
            case 0 -> List.of(holiday("holiday-" + round, day, round));
            case 1 ->
                    List.of(
                            TestSystem.office(office, "BD-30-56-46"),
                            TestSystem.charter(
                                    office, ExampleCharters.MANIKGANJ_SADAR, "2025-07-01"),
                            TestSystem.fact(
                                    office,
                                    "N-1",
                                    "service-request.received.v1",
                                    "2026-04-13T10:00",
                                    Map.of("service", "citizen/01")));
            default ->
                    List.of(
                            event(
                                    "moved-" + round,
                                    "office.moved.v1",
                                    "2026-04-10T10:00:00+06:00",
                                    Map.of(
                                            "office",
                                            "ict-new-" + (round - 1),
                                            "place",
                                            "BD-45-61-24",
                                            "from",
                                            "2026-04-12")));
        };
    }

    /** A nationwide holiday, or in odd rounds the opposite. */
    private static Map<String, Object> holiday(String id, LocalDate day, int round) {
        return event(
                id,
                "calendar.day-declared.v1",
                "2026-04-30T10:00:00+06:00",
                Map.of(
                        "entry",
                        Map.of(
                                "date",
                                day.toString(),
                                "kind",
                                round % 2 == 0 ? "HOLIDAY" : "CANCELLED",
                                "holidayClass",
                                "DECLARED_LATER",
                                "scope",
                                "BD",
                                "nameEn",
                                "Flood " + round,
                                "declaredAt",
                                Instant.parse("2026-04-30T03:00:00Z")
                                        .plusSeconds(round)
                                        .toString())));
    }

    @Test
    void onlyWhoMayRebuildRebuilds() {
        var reader = system.client("reader", "BD", "figures:read");
        assertThat(system.get(reader, "/api/v1/rebuilds").statusCode()).isEqualTo(403);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
