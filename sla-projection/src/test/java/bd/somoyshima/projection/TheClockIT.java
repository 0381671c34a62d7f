package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.HALUAGHAT;
import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.outcomes;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.ExampleCharters;
import bd.somoyshima.eventlog.FactCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The calendar, late truths, and the receipt that explains them, through the real applications. */
class TheClockIT {

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
    void aHolidayIsPreviewedThenDeclaredThenExplained() {
        system.send(
                received("H-1", "2026-06-01T10:00", "citizen/01"),
                delivered("H-1", "2026-06-07T10:00"),
                received("H-2", "2026-06-01T10:00", "citizen/01"),
                delivered("H-2", "2026-06-02T10:00"),
                received("H-3", "2026-06-08T10:00", "citizen/01"),
                delivered("H-3", "2026-06-09T10:00"));
        system.send(List.of(elsewhere("H-9")));
        system.awaitProjected();
        var flood = holiday("flood", "2026-06-03", "BD-30-56");

        var preview = preview(flood);
        // H-1 was late and would be in time; H-2 in time either way but due a day later
        assertThat(cases(preview))
                .containsExactly(
                        "ict-manikganj-sadar H-1 LATE 2026-06-04 -> WITHIN_LIMIT 2026-06-07",
                        "ict-manikganj-sadar H-2 WITHIN_LIMIT 2026-06-04 -> WITHIN_LIMIT 2026-06-07");
        assertThat(preview.at("/verdicts/LATE -> WITHIN_LIMIT").asInt()).isEqualTo(1);
        assertThat(preview.get("changed").asInt()).isEqualTo(2);
        assertThat(preview.get("change").asString())
                .isEqualTo("3 June 2026 was declared a holiday: Flood (S.R.O. 99)");
        assertThat(caseOf("H-1").get("verdict").asString()).isEqualTo("LATE");

        assertThat(outcomes(system.send(flood))).containsExactly("ACCEPTED");
        system.awaitProjected();

        var after = caseOf("H-1");
        assertThat(after.get("verdict").asString()).isEqualTo("WITHIN_LIMIT");
        assertThat(after.at("/changes/0/says").asString())
                .isEqualTo(
                        "was late (due on 2026-06-04), is in time (due on 2026-06-07), because"
                                + " 3 June 2026 was declared a holiday: Flood (S.R.O. 99)");
        assertThat(after.at("/changes/0/saysBn").asString()).contains("৩ জুন ২০২৬", "কারণ");
        assertThat(caseOf("H-3").get("changes")).isEmpty();
        assertThat(preview(flood, 422).at("/problems/0/code").asString()).isEqualTo("CONFLICT");
        var again = new HashMap<>(flood);
        again.put("id", "flood-again");
        assertThat(preview(again, 422).at("/problems/0/code").asString())
                .isEqualTo("ALREADY_DECLARED");

        var latest = system.getJson("/api/v1/changes?limit=1").get(0);
        assertThat(latest.get("id").asString()).isEqualTo("flood");
        assertThat(latest.get("changed").asInt()).isEqualTo(2);
        assertThat(latest.get("finishedAt").asString()).isNotEmpty();
        var did = system.getJson("/api/v1/changes/cases?source=urn:test&id=flood");
        assertThat(cases(did)).isEqualTo(cases(preview));
        assertThat(system.get("/api/v1/changes/cases?source=urn:test&id=none").statusCode())
                .isEqualTo(404);
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());

        // the trace does not depend on what was projected when
        system.projectAgainFromEmpty();
        assertThat(caseOf("H-1").get("changes")).isEqualTo(after.get("changes"));
        assertThat(cases(system.getJson("/api/v1/changes/cases?source=urn:test&id=flood")))
                .isEqualTo(cases(preview));
    }

    @Test
    void aLateCharterIsPreviewedToo() {
        system.send(
                received("C-1", "2025-05-04T10:00", "citizen/01"),
                delivered("C-1", "2025-05-04T11:00"));
        system.awaitProjected();
        var charter = TestSystem.charter(MANIKGANJ, ExampleCharters.MANIKGANJ_SADAR, "2025-01-01");

        assertThat(cases(preview(charter)))
                .containsExactly("ict-manikganj-sadar C-1 OUT_OF_SCOPE null -> INSTANT 2025-05-07");
    }

    @Test
    void onlyChangesArePreviewedAndNothingIsKept() {
        var notAChange = system.postForPreview(received("X-1", "2026-06-01T10:00", "citizen/01"));
        assertThat(notAChange.statusCode()).isEqualTo(422);
        assertThat(notAChange.body()).contains("calendar", "charters");
        var wrong = system.postForPreview(holiday("wrong", "2026-06-03", "BD-XX"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("data.entry.scope");

        assertThat(system.query("SELECT count(*) FROM gateway.quarantine")).containsExactly("0");
    }

    @Test
    void aMovedHolidayTouchesBothDays() {
        // Ashura 2026 is a Friday: take a day of our own
        system.send(holiday("h", "2026-06-09", "BD"));
        system.send(
                received("M-1", "2026-06-08T10:00", "citizen/01"),
                received("M-2", "2026-06-14T10:00", "citizen/01"));
        system.awaitProjected();
        assertThat(caseOf("M-1").get("dueOn").asString()).isEqualTo("2026-06-14");
        assertThat(caseOf("M-2").get("dueOn").asString()).isEqualTo("2026-06-17");

        var move =
                event(
                        "moved",
                        "calendar.holiday-moved.v1",
                        "2026-06-05T10:00:00+06:00",
                        Map.of(
                                "move",
                                Map.of(
                                        "from", "2026-06-09",
                                        "to", "2026-06-16",
                                        "holidayClass", "EXECUTIVE_ORDER",
                                        "scope", "BD",
                                        "nameEn", "A feast",
                                        "declaredAt", "2026-06-05T00:00:00Z")));
        assertThat(cases(preview(move)))
                .containsExactly(
                        "ict-manikganj-sadar M-1 OVERDUE 2026-06-14 -> OVERDUE 2026-06-11",
                        "ict-manikganj-sadar M-2 OVERDUE 2026-06-17 -> OVERDUE 2026-06-18");
        assertThat(outcomes(system.send(move))).containsExactly("ACCEPTED");
        system.awaitProjected();

        assertThat(caseOf("M-1").get("dueOn").asString()).isEqualTo("2026-06-11");
        assertThat(caseOf("M-2").get("dueOn").asString()).isEqualTo("2026-06-18");
        var day =
                system.getJson("/api/v1/calendar?office=" + MANIKGANJ + "&from=2026-06-09").get(0);
        assertThat(day.get("reason").asString()).isEqualTo("HOLIDAY_CANCELLED");
    }

    @Test
    void theCalendarSaysWhetherAnOfficeIsOpenAndWhy() {
        var days =
                system.getJson(
                        "/api/v1/calendar?office=" + MANIKGANJ + "&from=2026-05-22&to=2026-05-25");
        assertThat(days.valueStream().map(d -> d.get("date").asString() + " " + reason(d)))
                .containsExactly(
                        "2026-05-22 WEEKEND false",
                        "2026-05-23 MAKE_UP_WORKING_DAY true",
                        "2026-05-24 WORKING_DAY true",
                        "2026-05-25 HOLIDAY false");
        assertThat(days.at("/3/because/0/nameBn").asString()).contains("ঈদুল আজহা");
        var ramadan = system.getJson("/api/v1/calendar?from=2026-03-01").get(0);
        assertThat(ramadan.get("closes").asString()).isEqualTo("15:30:00");

        assertThat(
                        outcomes(
                                system.send(
                                        event(
                                                "six-day-week",
                                                "calendar.weekend-declared.v1",
                                                "2026-06-25T10:00:00+06:00",
                                                Map.of(
                                                        "weekend",
                                                        Map.of(
                                                                "from", "2026-07-01",
                                                                "until", "2026-07-31",
                                                                "closed", List.of("FRIDAY"),
                                                                "scope", "office:" + MANIKGANJ,
                                                                "nameEn", "Six-day week"))),
                                        event(
                                                "short-days",
                                                "calendar.office-hours-declared.v1",
                                                "2026-06-25T10:00:00+06:00",
                                                Map.of(
                                                        "hours",
                                                        Map.of(
                                                                "from", "2026-07-01",
                                                                "opens", "09:00",
                                                                "closes", "14:00",
                                                                "scope", "BD-45",
                                                                "nameEn", "Short days"))))))
                .containsOnly("ACCEPTED");
        assertThat(
                        reason(
                                system.getJson(
                                                "/api/v1/calendar?office="
                                                        + MANIKGANJ
                                                        + "&from=2026-07-04")
                                        .get(0)))
                .isEqualTo("WORKING_DAY true");
        assertThat(
                        reason(
                                system.getJson(
                                                "/api/v1/calendar?office="
                                                        + HALUAGHAT
                                                        + "&from=2026-07-04")
                                        .get(0)))
                .isEqualTo("WEEKEND false");
        assertThat(
                        system.getJson("/api/v1/calendar?place=BD-45-61&from=2026-07-05")
                                .at("/0/closes")
                                .asString())
                .isEqualTo("14:00:00");
        assertThat(system.get("/api/v1/calendar?office=ict-nowhere&from=2026-07-05").body())
                .contains("ict-nowhere");
        assertThat(system.get("/api/v1/calendar?from=2026-07-05&to=2028-07-05").statusCode())
                .isEqualTo(422);
    }

    @Test
    void everyDayOfADeadlineIsAccountedFor() {
        system.send(
                received("R-1", "2026-05-20T11:00", "citizen/01"),
                fact("R-1", "paused", "2026-05-21T10:00", Map.of("waitingFor", "APPLICANT")),
                fact("R-1", "resumed", "2026-05-23T10:00", Map.of()),
                delivered("R-1", "2026-06-01T10:00"));
        system.awaitProjected();

        var receipt = system.getJson("/api/v1/cases/" + MANIKGANJ + "/R-1/deadline");
        assertThat(receipt.get("limitText").asString()).startsWith("তাৎক্ষণিক / ০৩ কার্যদিবস");
        assertThat(receipt.get("limitSays").asString())
                .startsWith("immediately / within 3 working days");
        assertThat(receipt.at("/charter/rule").asString()).isEqualTo("DAY_ZERO");
        assertThat(
                        receipt.get("days")
                                .valueStream()
                                .map(
                                        d ->
                                                d.get("date").asString()
                                                        + " "
                                                        + d.get("reason").asString()
                                                        + (d.has("count")
                                                                ? " " + d.get("count").asInt()
                                                                : "")))
                .containsExactly(
                        "2026-05-20 DAY_ZERO",
                        "2026-05-21 PAUSED",
                        "2026-05-22 WEEKEND",
                        "2026-05-23 MAKE_UP_WORKING_DAY 1",
                        "2026-05-24 WORKING_DAY 2",
                        "2026-05-25 HOLIDAY",
                        "2026-05-26 HOLIDAY",
                        "2026-05-27 HOLIDAY",
                        "2026-05-28 HOLIDAY",
                        "2026-05-29 HOLIDAY",
                        "2026-05-30 HOLIDAY",
                        "2026-05-31 HOLIDAY",
                        "2026-06-01 WORKING_DAY 3");
        assertThat(receipt.at("/days/1/pause/id").asString())
                .isEqualTo("R-1/service-request.paused.v1/2026-05-21T10:00");
        assertThat(receipt.at("/days/5/name").asString()).isEqualTo("Eid-ul-Azha, additional day");
        assertThat(receipt.get("verdict").asString()).isEqualTo("WITHIN_LIMIT");

        var bangla = system.get("/api/v1/cases/" + MANIKGANJ + "/R-1/deadline?format=html");
        assertThat(bangla.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(bangla.body())
                .contains(
                        "<html lang=\"bn\">",
                        "১ জুন ২০২৬",
                        "সোমবার",
                        "ঈদুল আজহা",
                        "সময়ের মধ্যে নিষ্পন্ন")
                .contains("আবেদনকারীর অপেক্ষায়")
                .doesNotContain("Eid-ul-Azha", "{{");
        var english =
                system.get("/api/v1/cases/" + MANIKGANJ + "/R-1/deadline?format=html&lang=en");
        assertThat(english.body())
                .contains("<html lang=\"en\">", "1 June 2026", "Eid-ul-Azha, additional day")
                .contains("the clock stood still, waiting for the applicant");
        assertThat(system.get("/api/v1/cases/" + MANIKGANJ + "/none/deadline").statusCode())
                .isEqualTo(404);
        assertThat(system.get("/api/v1/cases/" + MANIKGANJ + "/R-1/deadline?format=pdf").body())
                .contains("format is 'pdf'");
    }

    @Test
    void transfersExtensionsAndReopeningsAreExplained() {
        system.send(
                received("T-1", "2026-06-01T10:00", "citizen/01"),
                fact("T-1", "transferred", "2026-06-03T10:00", Map.of("toOffice", HALUAGHAT)),
                fact(
                        HALUAGHAT,
                        "HG-1",
                        "service-request.received.v1",
                        "2026-06-03T11:00",
                        Map.of(
                                "service",
                                "citizen/01",
                                "transferredFrom",
                                Map.of(
                                        "office", MANIKGANJ,
                                        "caseNo", "T-1",
                                        "receivedAt", "2026-06-01T10:00:00+06:00"))),
                fact(
                        HALUAGHAT,
                        "HG-1",
                        "service-request.extended.v1",
                        "2026-06-04T11:00",
                        Map.of(
                                "extendedTo", "2026-06-09",
                                "authority", "DEPARTMENT",
                                "orderNo", "56.04.0000-12")),
                fact(
                        HALUAGHAT,
                        "HG-1",
                        "service-request.delivered.v1",
                        "2026-06-08T11:00",
                        Map.of()),
                fact(
                        HALUAGHAT,
                        "HG-1",
                        "service-request.reopened.v1",
                        "2026-06-08T12:00",
                        Map.of()));
        system.awaitProjected();

        assertThat(caseOf("T-1").get("verdict").asString()).isEqualTo("TRANSFERRED");
        var taken = system.getJson("/api/v1/cases/" + HALUAGHAT + "/HG-1/deadline");
        assertThat(taken.get("countedFrom").asString()).isEqualTo("2026-06-01T10:00:00+06:00");
        assertThat(taken.get("dueOn").asString()).isEqualTo("2026-06-09");
        assertThat(taken.get("verdict").asString()).isEqualTo("OVERDUE");
        assertThat(taken.at("/newDates/0/by").asString()).isEqualTo("DEPARTMENT");
        assertThat(taken.at("/newDates/0/counts").asBoolean()).isTrue();
        assertThat(system.getJson("/api/v1/cases/" + HALUAGHAT + "/HG-1").get("reopened").asInt())
                .isEqualTo(1);
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());
    }

    @Test
    void aTierIsNotedAsRipeOnceWhateverIsStartedOrProjectedAgain() {
        system.send(
                complaint("G-1", "lodged", "2026-03-01T10:00"),
                complaint("G-1", "investigation-ordered", "2026-03-08T10:00"),
                complaint("G-2", "lodged", "2026-03-01T10:00"),
                complaint("G-2", "resolved", "2026-03-10T10:00"),
                complaint("G-3", "lodged", "2026-03-01T10:00"),
                complaint("G-3", "appealed", "2026-07-01T10:00"));
        system.awaitProjected();
        var ripe = List.of("G-1 | 1 | f", "G-3 | 1 | f", "G-3 | 2 | f");
        await(() -> notices().equals(ripe));
        var noted = notedAt();

        system.restartProjection();
        system.projectAgainFromEmpty();
        system.send(received("Z-1", "2026-06-01T10:00", "citizen/01"));
        system.awaitProjected();
        system.awaitLookedAt();
        assertThat(notices()).isEqualTo(ripe);
        assertThat(notedAt()).isEqualTo(noted);

        // a late report shows that the first tier had disposed of it in time
        system.send(complaint("G-1", "resolved", "2026-03-10T10:00"));
        system.awaitProjected();
        await(() -> notices().equals(List.of("G-1 | 1 | t", "G-3 | 1 | f", "G-3 | 2 | f")));

        var tiers = caseOf("G-3").get("tiers");
        assertThat(tiers.at("/0/verdict").asString()).isEqualTo("LATE");
        assertThat(tiers.at("/0/ripeForEscalation").asBoolean()).isTrue();
        assertThat(caseOf("G-3").at("/total/from").asString())
                .isEqualTo("2026-03-01T10:00:00+06:00");
        var receipt = system.getJson("/api/v1/cases/" + MANIKGANJ + "/G-3/deadline");
        assertThat(receipt.at("/tiers/0/days").size()).isGreaterThan(30);
        assertThat(system.get("/api/v1/cases/" + MANIKGANJ + "/G-3/deadline?format=html").body())
                .contains("ধাপ ১", "ধাপ ২");
    }

    private List<String> notices() {
        return system.query(
                "SELECT case_no, tier, rescinded_at IS NOT NULL FROM projection.notice"
                        + " WHERE kind = 'RIPE_FOR_ESCALATION'");
    }

    private List<String> notedAt() {
        return system.query(
                "SELECT case_no, tier, since, noted_at FROM projection.notice"
                        + " WHERE kind = 'RIPE_FOR_ESCALATION'");
    }

    private static void await(Supplier<Boolean> condition) {
        var limit = Instant.now().plusSeconds(30);
        while (!condition.get()) {
            assertThat(Instant.now()).isBefore(limit);
            sleep(Duration.ofMillis(100));
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reason(JsonNode day) {
        return day.get("reason").asString() + " " + day.get("open").asBoolean();
    }

    private JsonNode caseOf(String caseNo) {
        return system.getJson("/api/v1/cases/" + MANIKGANJ + "/" + caseNo);
    }

    private JsonNode preview(Map<String, Object> change) {
        return preview(change, 200);
    }

    private JsonNode preview(Map<String, Object> change, int status) {
        var response = system.postForPreview(change);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return FactCodec.json().readTree(response.body());
    }

    /** The listed cases as "office caseNo verdict due -> verdict due". */
    private static List<String> cases(JsonNode effect) {
        var cases = new ArrayList<String>();
        for (var changed : effect.get("cases")) {
            cases.add(
                    changed.get("office").asString()
                            + " "
                            + changed.get("caseNo").asString()
                            + " "
                            + standing(changed.get("before"))
                            + " -> "
                            + standing(changed.get("after")));
        }
        return cases;
    }

    private static String standing(JsonNode standing) {
        return standing.get("verdict").asString() + " " + standing.path("dueOn").asString(null);
    }

    private static Map<String, Object> elsewhere(String caseNo) {
        return fact(
                HALUAGHAT,
                caseNo,
                "service-request.received.v1",
                "2026-06-01T10:00",
                Map.of("service", "citizen/01"));
    }

    private static Map<String, Object> complaint(String caseNo, String what, String at) {
        return fact(MANIKGANJ, caseNo, "complaint." + what + ".v1", at, Map.of());
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
                                "gazette", "S.R.O. 99",
                                "declaredAt", "2026-06-02T12:00:00Z")));
    }
}
