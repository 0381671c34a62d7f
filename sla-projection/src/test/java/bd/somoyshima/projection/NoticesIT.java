package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.HALUAGHAT;
import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What someone should hear of: each cause once; and what may be worth a look. */
class NoticesIT {

    private static final ZoneId DHAKA = ZoneId.of("Asia/Dhaka");

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

    /** Of cases: offices fall silent when the clock goes forward. */
    private List<String> noticesOfCases() {
        return notices("").stream().filter(n -> !n.startsWith("OFFICE_SILENT")).toList();
    }

    private List<String> notices(String more) {
        var notices = new ArrayList<String>();
        system.getJson("/api/v1/notices?limit=1000" + more)
                .forEach(
                        n ->
                                notices.add(
                                        n.get("kind").asString()
                                                + " "
                                                + n.get("change").asString()
                                                + " "
                                                + n.path("caseNo").asString("-")));
        return notices;
    }

    private Instant caseTime(String column) {
        var utc =
                system.query(
                                "SELECT to_char("
                                        + column
                                        + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') FROM projection.case_file")
                        .getFirst();
        return LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC);
    }

    private void clockAt(Instant instant) {
        system.moveClock(Duration.between(Instant.now(), instant));
    }

    private static Map<String, Object> holiday(LocalDate date) {
        return event(
                "holiday-" + date,
                "calendar.day-declared.v1",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Map.of(
                        "entry",
                        Map.of(
                                "date",
                                date.toString(),
                                "kind",
                                "HOLIDAY",
                                "holidayClass",
                                "DECLARED_LATER",
                                "scope",
                                "BD",
                                "nameEn",
                                "Declared " + date,
                                "declaredAt",
                                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())));
    }

    /** The other one's clock is a minute ahead; so cases come due for it first. */
    @Test
    void twoProcessesWhoseClocksDifferRaiseEachNoticeOnceAndLoseNone() throws Exception {
        try (var ahead = system.anotherProjection(Duration.ofMinutes(1))) {
            assertThat(ahead.isActive()).isTrue();
            var received = LocalDate.now(DHAKA).minusDays(1) + "T10:00";
            var overdue = new TreeSet<String>();
            for (int i = 0; i < 30; i++) {
                system.send(received("R-" + i, received, "citizen/01"));
                overdue.add("OVERDUE RAISED R-" + i);
            }
            system.awaitProjected();
            var due =
                    Instant.parse(
                            system.query(
                                            "SELECT DISTINCT to_char(due_at AT TIME ZONE 'UTC',"
                                                    + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM projection.case_file")
                                    .getFirst());
            clockAt(due.minusSeconds(30));
            await(
                    () ->
                            system.query(
                                            "SELECT count(*) FROM projection.notice_entry WHERE kind = 'OVERDUE'")
                                    .equals(List.of("30")));
            // the first one comes to it while more cases come in that were due before
            for (int i = 30; i < 60; i++) {
                if (i == 45) {
                    clockAt(due.plusSeconds(5));
                }
                system.send(received("R-" + i, received, "citizen/01"));
                overdue.add("OVERDUE RAISED R-" + i);
            }
            await(
                    () ->
                            system.query(
                                            "SELECT count(DISTINCT case_no) FROM projection.notice_entry WHERE kind = 'OVERDUE'")
                                    .equals(List.of("60")));
            system.awaitLookedAt();
            assertThat(notices("&kind=overdue")).hasSize(60).containsAll(overdue);
        }
    }

    @Test
    void aCaseIsAtRiskThenOverdueAndAHolidayTakesItBack() {
        var today = LocalDate.now(DHAKA);
        system.send(received("R-1", today.minusDays(1) + "T10:00", "citizen/01"));
        system.awaitProjected();
        clockAt(caseTime("at_risk_at").plusSeconds(1));
        await(() -> noticesOfCases().equals(List.of("AT_RISK RAISED R-1")));

        clockAt(caseTime("due_at").plusSeconds(1));
        await(() -> noticesOfCases().equals(List.of("AT_RISK RAISED R-1", "OVERDUE RAISED R-1")));

        system.restartProjection();
        system.projectAgainFromEmpty();
        system.awaitLookedAt();
        assertThat(noticesOfCases()).as("nothing is told twice").hasSize(2);

        var lastDay = caseTime("due_at").minusSeconds(1).atZone(DHAKA).toLocalDate();
        var dueBefore = caseTime("due_at");
        system.send(holiday(lastDay));
        system.awaitProjected();
        assertThat(caseTime("due_at")).isAfter(dueBefore);
        await(() -> notices("&kind=overdue").contains("OVERDUE RESCINDED R-1"));

        clockAt(caseTime("due_at").plusSeconds(1));
        await(
                () ->
                        notices("&kind=overdue")
                                .equals(
                                        List.of(
                                                "OVERDUE RAISED R-1",
                                                "OVERDUE RESCINDED R-1",
                                                "OVERDUE RAISED R-1")));
        assertThat(notices("&place=BD-45")).as("another division").isEmpty();
        assertThat(notices("&office=" + MANIKGANJ)).containsAll(noticesOfCases());
    }

    @Test
    void historiesToldAfterwardsRaiseNoAlarm() {
        system.send(
                received("R-1", "2026-04-01T10:00", "citizen/01"),
                TestSystem.delivered("R-1", "2026-05-06T12:00"),
                received("R-2", "2026-04-01T10:00", "citizen/01"));
        system.awaitProjected();
        await(() -> notices("").equals(List.of("OVERDUE RAISED R-2")));

        system.send(TestSystem.delivered("R-2", "2026-05-06T12:00"));
        system.awaitProjected();
        system.awaitLookedAt();
        assertThat(notices("")).as("it was overdue indeed").hasSize(1);
    }

    @Test
    void whatWasRaisedOfATierStaysWhenTheComplaintGoesOn() {
        var today = LocalDate.now(DHAKA);
        system.send(fact(MANIKGANJ, "C-1", "complaint.lodged.v1", "2026-01-05T10:00", Map.of()));
        system.awaitProjected();
        var ofTheFirst = List.of("OVERDUE RAISED C-1 1", "RIPE_FOR_ESCALATION RAISED C-1 1");
        await(() -> noticesByTier().equals(ofTheFirst));

        system.send(
                fact(
                        MANIKGANJ,
                        "C-1",
                        "complaint.appealed.v1",
                        today.minusDays(1) + "T10:00",
                        Map.of()));
        system.awaitProjected();
        system.awaitLookedAt();
        assertThat(noticesByTier()).as("it was overdue indeed").isEqualTo(ofTheFirst);

        clockAt(caseTime("due_at").plusSeconds(1));
        await(() -> noticesByTier().size() == 4);
        assertThat(noticesByTier())
                .contains("OVERDUE RAISED C-1 2", "RIPE_FOR_ESCALATION RAISED C-1 2");
    }

    @Test
    void whatTurnsOutNotToHaveBeenOfATierIsTakenBackWhenItBecomesKnown() {
        system.send(fact(MANIKGANJ, "C-1", "complaint.lodged.v1", "2026-01-05T10:00", Map.of()));
        system.awaitProjected();
        await(() -> noticesByTier().contains("OVERDUE RAISED C-1 1"));
        // as if it had been looked at while the first tier had it
        system.execute(
                "INSERT INTO projection.notice (kind, office_id, case_no, tier, cause, since, noted_at)"
                        + " SELECT 'AT_RISK', office_id, case_no, tier, '', at_risk_at, now()"
                        + " FROM projection.case_file");

        system.send(fact(MANIKGANJ, "C-1", "complaint.appealed.v1", "2026-01-08T10:00", Map.of()));
        system.awaitProjected();
        system.awaitLookedAt();
        assertThat(noticesByTier())
                .as("the first tier had it for three days")
                .contains("AT_RISK RESCINDED C-1 1", "OVERDUE RESCINDED C-1 1");
    }

    private List<String> noticesByTier() {
        return system.query(
                "SELECT concat_ws(' ', kind, change, case_no, tier) FROM projection.notice_entry"
                        + " WHERE kind <> 'OFFICE_SILENT'");
    }

    @Test
    void aClockThatIsBehindTakesNothingBack() {
        system.send(received("R-1", LocalDate.now(DHAKA).minusDays(1) + "T10:00", "citizen/01"));
        system.awaitProjected();
        clockAt(caseTime("due_at").plusSeconds(1));
        await(() -> notices("&kind=overdue").equals(List.of("OVERDUE RAISED R-1")));

        // as another process does whose clock is not as far yet
        system.moveClock(Duration.ZERO);
        system.execute(
                "INSERT INTO projection.notice_candidate (office_id, case_no)"
                        + " SELECT office_id, case_no FROM projection.case_file");
        system.awaitLookedAt();
        assertThat(notices("&kind=overdue")).containsExactly("OVERDUE RAISED R-1");
    }

    @Test
    void aHistoryToldInOneRequestIsNotLookedAtInTheMiddle() {
        system.close();
        // a fact a transaction: the watch looks while hundreds of cases have but their first
        system = new TestSystem("--somoyshima.feed.batch=1", "--somoyshima.notices.settle=10s");
        system.publishExampleCharters();
        var facts = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 400; i++) {
            facts.add(received("R-" + i, "2026-04-01T10:00", "citizen/01"));
        }
        for (int i = 1; i < 400; i++) {
            facts.add(TestSystem.delivered("R-" + i, "2026-04-02T10:00"));
        }
        system.send(facts);
        system.awaitProjected();
        system.awaitLookedAt();
        assertThat(notices("")).containsExactly("OVERDUE RAISED R-0");
    }

    @Test
    void anOfficeThatSaysNothingIsSilentUntilItSpeaksOrTheDaysWereHolidays() {
        var today = LocalDate.now(DHAKA);
        system.send(received("R-1", today.minusDays(1) + "T00:30", "citizen/01"));
        system.awaitProjected();
        assertThat(system.getJson("/api/v1/silent-offices")).isEmpty();

        system.moveClock(Duration.ofDays(14));
        var day = today.plusDays(14);
        var silent = system.getJson("/api/v1/silent-offices?place=BD");
        assertThat(silent).hasSize(2);
        assertThat(silent.at("/0/lastHeardOn").asString()).isEqualTo(today.toString());
        await(
                () ->
                        notices("&kind=office_silent")
                                .equals(
                                        List.of(
                                                "OFFICE_SILENT RAISED -",
                                                "OFFICE_SILENT RAISED -")));
        var month = "&from=" + day.withDayOfMonth(1) + "&to=" + day;
        var districts = system.getJson("/api/v1/figures?place=BD&by=district" + month).get("rows");
        assertThat(districts.at("/0/silentOffices").asLong()).isEqualTo(1);
        assertThat(system.getJson("/api/v1/figures?place=BD" + month).get("silentOffices").asLong())
                .isEqualTo(2);
        assertThat(
                        system.getJson("/api/v1/figures?place=BD-45-61&by=office" + month)
                                .at("/rows/0/silentSince")
                                .asString())
                .as("an office without any case is in the list all the same")
                .isEqualTo(silent.at("/1/silentFrom").asString());

        var holidays = new ArrayList<Map<String, Object>>();
        for (int i = 0; i <= 20; i++) {
            holidays.add(holiday(today.plusDays(i)));
        }
        system.send(holidays);
        system.awaitProjected();
        await(() -> notices("&kind=office_silent").size() == 4);
        assertThat(notices("&kind=office_silent").subList(2, 4))
                .containsOnly("OFFICE_SILENT RESCINDED -");
        assertThat(system.getJson("/api/v1/silent-offices")).isEmpty();
    }

    @Test
    void patternsAreHeldAgainstPeersWithTheCasesBehindThem() {
        var facts = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 6; i++) {
            facts.add(received("R-" + i, "2026-04-2" + i + "T10:00", "citizen/01"));
            facts.add(
                    fact(
                            "R-" + i,
                            "delivered",
                            i < 5 ? "2026-04-30T12:00" : "2026-05-05T12:00",
                            Map.of()));
            for (var step : List.of("received", "delivered")) {
                facts.add(
                        fact(
                                HALUAGHAT,
                                "H-" + i,
                                "service-request." + step + ".v1",
                                "2026-04-1" + i + (step.equals("received") ? "T10:00" : "T16:00"),
                                step.equals("received")
                                        ? Map.of("service", "citizen/01")
                                        : Map.of()));
            }
        }
        facts.add(received("P-1", "2026-04-01T10:00", "citizen/01"));
        facts.add(fact("P-1", "paused", "2026-04-05T15:00", Map.of("waitingFor", "APPLICANT")));
        facts.add(fact("P-1", "resumed", "2026-04-19T10:00", Map.of()));
        facts.add(fact("P-1", "delivered", "2026-04-20T10:00", Map.of()));
        facts.add(fact("P-1", "reopened", "2026-04-21T10:00", Map.of()));
        system.send(facts);
        system.awaitProjected();

        var signals = system.getJson("/api/v1/signals?from=2026-04-01&to=2026-04-30");
        // more often than there are connections to the database
        for (int i = 0; i < 20; i++) {
            assertThat(system.getJson("/api/v1/signals?from=2026-04-01&to=2026-04-30"))
                    .isEqualTo(signals);
        }
        var monthEnd =
                system.getJson(
                        "/api/v1/signals/cases?kind=month_end&from=2026-04-01&to=2026-04-30&office="
                                + MANIKGANJ);
        assertThat(monthEnd).hasSize(5);
        var found = new ArrayList<String>();
        signals.forEach(
                s ->
                        found.add(
                                s.get("kind").asString()
                                        + " "
                                        + s.get("office").asString()
                                        + " "
                                        + s.at("/cases/count").asInt()
                                        + "/"
                                        + s.at("/cases/of").asInt()
                                        + " "
                                        + s.get("standsOut").asBoolean()));
        assertThat(found)
                .contains(
                        "MONTH_END " + MANIKGANJ + " 5/6 true",
                        "LATE_PAUSE " + MANIKGANJ + " 1/6 false",
                        "REOPENED " + MANIKGANJ + " 1/6 false",
                        "REPORTED_LATE " + HALUAGHAT + " 6/6 false")
                .noneMatch(s -> s.startsWith("MONTH_END " + HALUAGHAT));
        assertThat(
                        system.getJson(
                                        "/api/v1/signals/cases?kind=reopened&from=2026-04-01&to=2026-04-30&office="
                                                + MANIKGANJ)
                                .at("/0/caseNo")
                                .asString())
                .isEqualTo("P-1");
    }

    private static void await(BooleanSupplier condition) {
        var limit = Instant.now().plus(Duration.ofSeconds(40));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it comes to pass").isBefore(limit);
            sleep(Duration.ofMillis(200));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
