package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.office;
import static bd.somoyshima.projection.TestSystem.outcomes;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An office whose charter has several limits for one service, counts another from a report,
 * promises office hours, and has a limit nobody can read: from the facts to cases, receipts and
 * figures. June 2026 has no holiday before the 26th; 5, 6, 12 and 13 June are weekends.
 */
class BeginningsAndVariantsIT {

    private TestSystem system;

    @BeforeEach
    void start() {
        system = new TestSystem();
        assertThat(outcomes(system.send(office(MANIKGANJ, "BD-30-56-46"), charter())))
                .containsOnly("ACCEPTED");
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private static Map<String, Object> charter() {
        return event(
                "charter",
                "charter.published.v1",
                "2025-06-15T10:00:00+06:00",
                Map.of(
                        "office",
                        MANIKGANJ,
                        "charter",
                        Map.of(
                                "effectiveFrom",
                                "2025-07-01",
                                "rule",
                                "DAY_ZERO",
                                "services",
                                List.of(
                                        Map.of(
                                                "code",
                                                "citizen/01",
                                                "nameBn",
                                                "পাসপোর্ট",
                                                "limit",
                                                "",
                                                "variants",
                                                List.of(
                                                        variant(
                                                                "ordinary",
                                                                "সাধারণ",
                                                                "৭ কার্যদিবস"),
                                                        variant("urgent", "জরুরি", "২ কার্যদিবস"))),
                                        Map.of(
                                                "code",
                                                "citizen/02",
                                                "nameBn",
                                                "লাইসেন্স",
                                                "limit",
                                                "প্রতিবেদন প্রাপ্তির ৭ কর্মদিবস",
                                                "countsFrom",
                                                "REPORT"),
                                        service("citizen/03", "অনুলিপি", "৮৫ কর্মঘণ্টা"),
                                        service("citizen/04", "পরামর্শ", "যত দ্রুত সম্ভব")),
                                "tiers",
                                List.of())));
    }

    private static Map<String, Object> variant(String code, String name, String limit) {
        return Map.of("code", code, "nameBn", name, "limit", limit);
    }

    private static Map<String, Object> service(String code, String name, String limit) {
        return Map.of("code", code, "nameBn", name, "limit", limit);
    }

    private static Map<String, Object> receivedVariant(String caseNo, String at, String variant) {
        return fact(caseNo, "received", at, Map.of("service", "citizen/01", "variant", variant));
    }

    private static Map<String, Object> reported(String caseNo, String at) {
        return fact(caseNo, "clock-started", at, Map.of("event", "REPORT"));
    }

    private JsonNode caseOf(String caseNo) {
        return system.getJson("/api/v1/cases/" + MANIKGANJ + "/" + caseNo);
    }

    private String receipt(String caseNo, String language) {
        var page =
                system.get(
                        "/api/v1/cases/"
                                + MANIKGANJ
                                + "/"
                                + caseNo
                                + "/deadline?format=html&lang="
                                + language);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body().replaceAll("<style>(?s:.*?)</style>", "").replaceAll("<[^>]*>", " ");
    }

    @Test
    void aVariantHasItsOwnDeadlineAndAddsUpToItsService() {
        var verdicts =
                system.send(
                        receivedVariant("V-1", "2026-06-01T10:00", "urgent"),
                        receivedVariant("V-2", "2026-06-01T10:00", "ordinary"),
                        delivered("V-1", "2026-06-04T10:00"),
                        delivered("V-2", "2026-06-04T10:00"),
                        receivedVariant("V-3", "2026-06-02T10:00", "urgent"),
                        delivered("V-3", "2026-06-02T12:00"),
                        received("V-4", "2026-06-02T10:00", "citizen/01"),
                        receivedVariant("V-5", "2026-06-02T10:00", "express"));
        assertThat(outcomes(verdicts)).containsOnly("ACCEPTED");
        assertThat(verdicts.at("/0/caseState/dueOn").asString()).isEqualTo("2026-06-03");
        assertThat(verdicts.at("/1/caseState/dueOn").asString()).isEqualTo("2026-06-10");
        system.awaitProjected();

        assertThat(caseOf("V-1").get("service").asString()).isEqualTo("citizen/01");
        assertThat(caseOf("V-1").get("variant").asString()).isEqualTo("urgent");
        assertThat(caseOf("V-1").get("verdict").asString()).isEqualTo("LATE");
        assertThat(caseOf("V-2").get("verdict").asString()).isEqualTo("WITHIN_LIMIT");
        assertThat(caseOf("V-4").get("findings").toString()).contains("VARIANT_NOT_NAMED");
        assertThat(caseOf("V-5").get("findings").toString()).contains("VARIANT_NOT_IN_CHARTER");
        assertThat(receipt("V-1", "bn")).contains("পাসপোর্ট", "জরুরি", "২ কার্যদিবস");

        var june = "/api/v1/figures?office=" + MANIKGANJ + "&from=2026-06-01&to=2026-06-30";
        assertThat(lateByRow(system.getJson(june + "&by=service")))
                .isEqualTo(Map.of("citizen/01", "5 received, 1 late of 3"));
        // what names no variant, or one there is not, counts for the service alone
        assertThat(lateByRow(system.getJson(june + "&by=variant")))
                .isEqualTo(
                        Map.of(
                                "citizen/01",
                                "2 received, 0 late of 0",
                                "citizen/01.ordinary",
                                "1 received, 0 late of 1",
                                "citizen/01.urgent",
                                "2 received, 1 late of 2"));
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());
    }

    private static Map<String, String> lateByRow(JsonNode figures) {
        var late = new TreeMap<String, String>();
        for (var row : figures.get("rows")) {
            var period = row.at("/periods/0");
            var judged = period.at("/withinLimit/of").asLong();
            late.put(
                    row.get("key").asString(),
                    period.get("received").asLong()
                            + " received, "
                            + (judged - period.at("/withinLimit/count").asLong())
                            + " late of "
                            + judged);
        }
        return late;
    }

    @Test
    void aCaseWaitsForItsBeginningAndIsNeverOverdueUntilThen() {
        system.send(
                received("W-1", "2026-06-01T10:00", "citizen/02"),
                received("W-2", "2026-06-01T10:00", "citizen/02"),
                reported("W-2", "2026-06-10T11:00"));
        system.awaitProjected();

        var waiting = caseOf("W-1");
        assertThat(waiting.get("waitingFor").asString()).isEqualTo("REPORT");
        assertThat(waiting.has("dueOn")).isFalse();
        assertThat(waiting.get("verdict").asString()).isEqualTo("WAITING");
        // Wednesday 10 June is day 0; 11, 14 to 18 and 21 June are counted
        assertThat(caseOf("W-2").get("dueOn").asString()).isEqualTo("2026-06-21");
        assertThat(caseOf("W-2").get("countedFrom").asString()).startsWith("2026-06-10T11:00");
        assertThat(receipt("W-1", "en"))
                .contains("receipt of a report", "has not happened yet")
                .doesNotContain("overdue", "late");
        assertThat(receipt("W-2", "en"))
                .contains("receipt of a report: 10 June 2026", "the day of that event is day 0");

        var list = system.getJson("/api/v1/waiting-cases?office=" + MANIKGANJ);
        assertThat(list).hasSize(1);
        assertThat(list.at("/0/caseNo").asString()).isEqualTo("W-1");
        assertThat(list.at("/0/waitingFor").asString()).isEqualTo("REPORT");
        assertThat(system.getJson("/api/v1/waiting-cases?place=BD-45")).isEmpty();

        // Waiting is what it would be easiest to play with, so a long one is shown.
        var signals =
                system.getJson(
                        "/api/v1/signals/cases?kind=long_wait&from=2026-06-01&to=2026-06-30&office="
                                + MANIKGANJ);
        boolean monthHasPassed =
                WorkingCalendar.localDate(Instant.now()).isAfter(LocalDate.of(2026, 7, 1));
        assertThat(signals).hasSize(monthHasPassed ? 1 : 0);

        system.send(reported("W-1", "2026-06-14T09:00"));
        system.awaitProjected();
        assertThat(caseOf("W-1").get("dueOn").asString()).isEqualTo("2026-06-23");
        assertThat(system.getJson("/api/v1/waiting-cases")).isEmpty();
    }

    /**
     * Received on Friday 2 January 2026 at 09:08. Office hours are nine to five: eight on each of
     * ten days from Sunday the 4th are eighty, and five of Sunday the 18th make 85: 14:00.
     */
    @Test
    void theReceiptOfOfficeHoursNamesTheHourAndDoesNotContradictItself() {
        system.send(
                received("H-1", "2026-01-02T09:08", "citizen/03"),
                delivered("H-1", "2026-01-18T14:30"),
                received("H-2", "2026-01-04T09:08", "citizen/03"),
                delivered("H-2", "2026-01-18T14:00"));
        system.awaitProjected();

        assertThat(caseOf("H-1").get("dueAt").asString()).startsWith("2026-01-18T14:00");
        assertThat(caseOf("H-1").get("verdict").asString()).isEqualTo("LATE");
        assertThat(receipt("H-1", "en"))
                .contains("18 January 2026 (Sunday), until 14:00", "2 January 2026, 09:08")
                .doesNotContain("day of receipt is not counted", "day 0");
        assertThat(receipt("H-1", "bn")).contains("১৪:০০ পর্যন্ত");
        assertThat(caseOf("H-2").get("dueAt").asString()).startsWith("2026-01-18T14:08");
        assertThat(caseOf("H-2").get("verdict").asString()).isEqualTo("WITHIN_LIMIT");
    }

    @Test
    void limitsThatCannotBeReadAreListedWithTheirServices() {
        system.send(received("U-1", "2026-06-01T10:00", "citizen/04"));
        system.awaitProjected();

        for (var scope : List.of("", "?office=" + MANIKGANJ, "?place=BD-30")) {
            var found = system.getJson("/api/v1/unreadable-limits" + scope);
            assertThat(found.get("services").asInt()).as(scope).isEqualTo(1);
            assertThat(found.at("/list/0/service").asString()).isEqualTo("citizen/04");
            assertThat(found.at("/list/0/nameBn").asString()).isEqualTo("পরামর্শ");
            assertThat(found.at("/list/0/openCases").asInt()).isEqualTo(1);
            assertThat(found.at("/list/0/reason").asString()).isNotEmpty();
        }
        assertThat(system.getJson("/api/v1/unreadable-limits?place=BD-45").get("list")).isEmpty();
    }

    @Test
    void inAnyOrderAndAfterARebuildTheSame() {
        var facts = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 20; i++) {
            var no = "O-" + i;
            var day = LocalDate.of(2026, 6, 1).plusDays(i).atTime(LocalTime.of(10, 0));
            facts.add(
                    i % 2 == 0
                            ? receivedVariant(
                                    no, day.toString(), i % 4 == 0 ? "urgent" : "ordinary")
                            : received(no, day.toString(), "citizen/02"));
            if (i % 3 != 0) {
                facts.add(reported(no, day.plusDays(2).toString()));
            }
            if (i % 5 != 0) {
                facts.add(delivered(no, day.plusDays(4).toString()));
            }
        }
        system.send(facts.reversed());
        system.send(facts.subList(0, 10));
        system.awaitProjected();
        var live = system.caseRows();
        var rollUps = system.rollUps();

        assertThat(live).hasSize(20);
        assertThat(rollUps).isEqualTo(system.rollUpsRecounted());
        assertThat(system.postToReadSide("/api/v1/reconciliations").statusCode()).isEqualTo(202);
        assertThat(reconciled()).isEqualTo("EQUAL");
        system.projectAgainFromEmpty();
        assertThat(system.caseRows()).isEqualTo(live);
        assertThat(system.rollUps()).isEqualTo(rollUps);
    }

    private String reconciled() {
        var limit = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            var run = system.getJson("/api/v1/rebuilds").get(0);
            if (run.has("finishedAt")) {
                return run.get("phase").asString();
            }
            assertThat(Instant.now()).isBefore(limit);
        }
    }
}
