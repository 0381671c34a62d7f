package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.calendar.WorkingCalendar;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures for every place and period, and as they were known. */
class FiguresIT {

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

    private JsonNode figures(String question) {
        return system.getJson("/api/v1/figures?" + question);
    }

    private static String now() {
        return URLEncoder.encode(Instant.now().toString(), StandardCharsets.UTF_8);
    }

    @Test
    void aMonthAddsUp() {
        system.send(
                // promised at once or within 3 working days; due 25 March and 7 April 2026
                received("R-1", "2026-03-15T10:00", "citizen/01"),
                received("R-2", "2026-03-30T10:00", "citizen/01"),
                received("R-3", "2026-04-01T10:00", "citizen/01"),
                received("R-4", "2026-04-02T10:00", "citizen/01"),
                received("R-5", "2026-04-05T10:00", "citizen/01"),
                received("R-6", "2026-04-06T10:00", "citizen/01"),
                received("R-7", "2026-04-07T10:00", "citizen/01"),
                // not in the charter
                received("R-8", "2026-04-08T10:00", "internal/09"),
                delivered("R-1", "2026-04-20T10:00"),
                delivered("R-3", "2026-04-01T12:00"),
                delivered("R-4", "2026-04-06T12:00"),
                delivered("R-5", "2026-04-28T12:00"),
                fact("R-6", "withdrawn", "2026-04-07T10:00", Map.of()),
                delivered("R-7", "2026-05-03T12:00"));
        system.awaitProjected();

        var april =
                figures("office=" + MANIKGANJ + "&from=2026-04-01&to=2026-04-30")
                        .at("/rows/0/periods/0");

        assertThat(april.get("opening").asLong()).isEqualTo(2);
        assertThat(april.get("received").asLong()).isEqualTo(6);
        assertThat(april.get("disposed").toString())
                .isEqualTo(
                        "{\"instant\":1,\"withinLimit\":1,\"late\":2,\"withdrawn\":1,\"transferred\":0,\"unjudged\":0}");
        assertThat(april.get("pending").toString())
                .as("R-2 and R-7 are overdue, R-8 has no target")
                .isEqualTo("{\"withinTime\":0,\"overdue\":2,\"noTarget\":1}");
        assertThat(april.get("withinLimit").toString())
                .isEqualTo("{\"count\":2,\"of\":4,\"percent\":50.0}");
        assertThat(april.get("instant").get("of").asLong()).isEqualTo(4);
        assertThat(april.get("ranOut").asLong()).as("R-2, R-5 and R-7").isEqualTo(3);
        assertThat(april.get("workingDays").toString())
                .isEqualTo("{\"cases\":4,\"median\":2,\"p90\":19,\"p95\":19,\"longest\":19}");
        assertThat(april.get("reports").get("late").asLong())
                .as("all was heard of much later")
                .isEqualTo(april.get("reports").get("of").asLong())
                .isEqualTo(11);
        assertThat(april.get("coverage").toString())
                .isEqualTo("{\"offices\":1,\"reported\":1,\"late\":1}");
        assertBalance(april);

        var years =
                figures("place=BD&from=2025-07-01&to=2027-06-30&period=fiscal_year")
                        .at("/rows/0/periods");
        assertThat(years).hasSize(2);
        assertThat(years.at("/0/received").asLong()).isEqualTo(8);
        assertThat(years.at("/1/opening").asLong()).isEqualTo(2);
        var today = LocalDate.now(WorkingCalendar.ZONE);
        assertThat(
                        figures("place=BD&from=" + today.minusDays(1) + "&to=" + today)
                                .at("/rows/0/periods"))
                .as("what came today tells of April")
                .allMatch(period -> period.at("/coverage/reported").asLong() == 0);
    }

    private static void assertBalance(JsonNode figures) {
        long in =
                figures.get("opening").asLong()
                        + figures.get("received").asLong()
                        + figures.get("moved").asLong();
        long out = 0;
        for (var part : List.of("disposed", "pending")) {
            for (var count : figures.get(part)) {
                assertThat(count.asLong()).isNotNegative();
                out += count.asLong();
            }
        }
        assertThat(in).as(figures.toString()).isEqualTo(out);
    }

    @Test
    void complaintsAreToldByTierWithBothClocks() {
        system.send(
                fact(MANIKGANJ, "C-1", "complaint.lodged.v1", "2026-01-04T10:00", Map.of()),
                fact(MANIKGANJ, "C-1", "complaint.appealed.v1", "2026-03-10T10:00", Map.of()),
                fact(MANIKGANJ, "C-1", "complaint.resolved.v1", "2026-03-16T10:00", Map.of()),
                fact(MANIKGANJ, "C-2", "complaint.lodged.v1", "2026-01-04T10:00", Map.of()),
                fact(MANIKGANJ, "C-3", "complaint.lodged.v1", "2026-03-01T10:00", Map.of()),
                fact(MANIKGANJ, "C-3", "complaint.resolved.v1", "2026-03-02T10:00", Map.of()));
        system.awaitProjected();

        for (var place : List.of("office=" + MANIKGANJ, "place=BD-30-56", "place=BD")) {
            var march =
                    figures(place + "&from=2026-03-01&to=2026-03-31&kind=complaint")
                            .at("/rows/0/periods/0");
            assertBalance(march);
            assertThat(march.get("pending").get("overdue").asLong()).as("C-2").isEqualTo(1);
            var first = march.at("/tiers/0");
            assertThat(first.get("opening").asLong()).isEqualTo(2);
            assertThat(first.get("received").asLong()).isEqualTo(1);
            assertThat(first.get("inTime").asLong()).as("C-3").isEqualTo(1);
            assertThat(first.get("late").asLong()).as("C-1 went on, undisposed of").isZero();
            assertThat(first.get("ripe").asLong()).isEqualTo(1);
            assertThat(first.get("escalated").asLong()).isEqualTo(1);
            assertThat(march.at("/tiers/1/inTime").asLong()).isEqualTo(1);
        }
    }

    @Test
    void rollUpsCasesAndCasesAsKnownAgree() {
        system.send(SameFactsSameFiguresIT.facts());
        // a mistake: said to have ended before it was received
        system.send(
                received("W-1", "2026-06-10T10:00", "citizen/01"),
                delivered("W-1", "2026-05-20T12:00"));
        system.awaitProjected();
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());
        var now = now();

        for (var kind : List.of("service_request", "complaint")) {
            for (var by :
                    List.of("total", "division", "district", "service", "category", "department")) {
                for (var period :
                        List.of("day", "month", "quarter", "fiscal_year", "year", "whole")) {
                    // some cases had ended before the first day, some had not
                    for (var from : List.of("2026-03-01", "2026-06-01")) {
                        var question =
                                "place=BD&from=%s&to=%s&kind=%s&by=%s&period=%s"
                                        .formatted(
                                                from,
                                                period.equals("day") && !by.equals("total")
                                                        ? from.replace("01", "28")
                                                        : "2026-10-31",
                                                kind,
                                                by,
                                                period);
                        var rolledUp = withoutNames(figures(question).get("rows"));
                        var counted = figures(question + "&asKnownAt=" + now).get("rows");
                        if (by.matches("total|division|district")) {
                            assertThat(rolledUp).as(question).isEqualTo(counted);
                        } else {
                            // the roll-up by service does not tell tiers apart
                            assertThat(withoutTiers(rolledUp))
                                    .as(question)
                                    .isEqualTo(withoutTiers(counted));
                        }
                        rolledUp.forEach(r -> r.get("periods").forEach(FiguresIT::assertBalance));
                    }
                }
            }
        }
        var services = figures("place=BD-30-56&from=2026-04-01&to=2026-04-30&by=service");
        assertThat(services.at("/rows/0/nameBn").asString()).isNotEmpty();
    }

    /** An office's clock may be up to a day ahead of ours. */
    @Test
    void aCaseWhoseEndLiesAheadIsOpenUntilThen() {
        var ahead = Instant.now().plus(Duration.ofHours(23));
        system.send(
                received("A-1", "2026-04-01T10:00", "citizen/01"),
                delivered(
                        "A-1",
                        LocalDateTime.ofInstant(ahead, WorkingCalendar.ZONE)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString()));
        system.awaitProjected();
        var today = WorkingCalendar.localDate(Instant.now());
        long open = WorkingCalendar.localDate(ahead).isAfter(today) ? 1 : 0;

        var days = "&from=" + today.plusDays(2) + "&to=" + today.plusDays(9);
        for (var whose : List.of("office=" + MANIKGANJ, "place=BD-30-56", "place=BD")) {
            for (var known : List.of("", "&asKnownAt=" + now())) {
                var opening = figures(whose + days + known).at("/rows/0/periods/0/opening");
                assertThat(opening.asLong()).as(whose + known).isEqualTo(open);
            }
        }
    }

    /** Of a moment no names are told. */
    private static JsonNode withoutNames(JsonNode rows) {
        rows.forEach(r -> ((ObjectNode) r).remove(List.of("nameEn", "nameBn")));
        return rows;
    }

    private static String withoutTiers(JsonNode rows) {
        return rows.toString().replaceAll("\"tiers\":\\[[^]]*],?", "");
    }

    @Test
    void asKnownAtAMomentStaysTheSameForEver() {
        system.send(
                received("R-1", "2026-04-01T10:00", "citizen/01"),
                received("R-2", "2026-04-02T10:00", "citizen/01"),
                delivered("R-1", "2026-04-06T12:00"));
        system.awaitProjected();
        var moment = now();
        var questions =
                List.of(
                        "place=BD&from=2026-04-01&to=2026-06-30&asKnownAt=" + moment,
                        "office="
                                + MANIKGANJ
                                + "&from=2026-04-01&to=2026-04-30&asKnownAt="
                                + moment,
                        "place=BD&by=service&from=2026-04-01&to=2026-04-30&asKnownAt=" + moment);
        var before =
                questions.stream().map(q -> system.get("/api/v1/figures?" + q).body()).toList();

        system.send(
                delivered("R-2", "2026-04-05T12:00"),
                received("R-3", "2026-04-06T10:00", "citizen/01"),
                event(
                        "void-1",
                        "fact.voided.v1",
                        "2026-04-30T10:00:00+06:00",
                        Map.of(
                                "office",
                                MANIKGANJ,
                                "caseNo",
                                "R-1",
                                "voids",
                                Map.of("id", "R-1/service-request.delivered.v1/2026-04-06T12:00"))),
                event(
                        "holiday",
                        "calendar.day-declared.v1",
                        "2026-04-30T10:00:00+06:00",
                        Map.of(
                                "entry",
                                Map.of(
                                        "date",
                                        "2026-04-05",
                                        "kind",
                                        "HOLIDAY",
                                        "holidayClass",
                                        "DECLARED_LATER",
                                        "scope",
                                        "BD",
                                        "nameEn",
                                        "Flood",
                                        "declaredAt",
                                        "2026-04-30T09:00:00+06:00"))),
                event(
                        "moved",
                        "office.moved.v1",
                        "2026-04-30T10:00:00+06:00",
                        Map.of("office", MANIKGANJ, "place", "BD-45-61-24", "from", "2026-04-04")));
        system.awaitProjected();
        var after = questions.stream().map(q -> system.get("/api/v1/figures?" + q).body()).toList();
        assertThat(after).as("what is learned later changes nothing").isEqualTo(before);
        assertThat(system.get("/api/v1/figures?place=BD&from=2026-04-01&to=2026-06-30").body())
                .isNotEqualTo(before.getFirst());

        var versions = system.versions();
        system.projectAgainFromEmpty();
        assertThat(system.versions()).isEqualTo(versions);
        assertThat(questions.stream().map(q -> system.get("/api/v1/figures?" + q).body()).toList())
                .as("nor does projecting everything again")
                .isEqualTo(before);
    }

    @Test
    void anOfficeThatMovedCountsWhereItWasAndTakesItsOpenCasesAlong() {
        system.send(
                received("R-1", "2026-04-01T10:00", "citizen/01"),
                received("R-2", "2026-04-20T10:00", "citizen/01"),
                delivered("R-1", "2026-04-28T12:00"));
        system.awaitProjected();
        system.send(
                event(
                        "moved",
                        "office.moved.v1",
                        "2026-04-10T10:00:00+06:00",
                        Map.of("office", MANIKGANJ, "place", "BD-45-61-24", "from", "2026-04-12")));
        system.awaitProjected();
        assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted());

        var left = figures("place=BD-30-56&from=2026-04-01&to=2026-04-30").at("/rows/0/periods/0");
        assertThat(left.get("received").asLong()).isEqualTo(1);
        assertThat(left.get("moved").asLong()).isEqualTo(-1);
        assertThat(left.get("ranOut").asLong())
                .as("it was overdue when the office left")
                .isEqualTo(1);
        assertThat(left.get("pending").toString())
                .isEqualTo("{\"withinTime\":0,\"overdue\":0,\"noTarget\":0}");
        var came = figures("place=BD-45-61&from=2026-04-01&to=2026-04-30").at("/rows/0/periods/0");
        assertThat(came.get("received").asLong()).isEqualTo(1);
        assertThat(came.get("moved").asLong()).isEqualTo(1);
        assertThat(came.at("/disposed/late").asLong()).isEqualTo(1);
        assertThat(came.at("/pending/overdue").asLong()).as("R-2").isEqualTo(1);
        assertBalance(left);
        assertBalance(came);
        assertThat(
                        figures("place=BD-45-61&from=2026-04-01&to=2026-04-30&asKnownAt=" + now())
                                .at("/rows/0/periods/0/disposed"))
                .isEqualTo(came.get("disposed"));
    }

    @Test
    void aWrongQuestionIsAnsweredWithWhatWouldBeRight() {
        for (var wrong :
                Map.of(
                                "place=BD&from=2026-04-01&to=2026-04-30&period=week", "fiscal_year",
                                "place=BD&from=2026-04-01&to=2026-04-30&by=office",
                                        "district or less",
                                "place=BD&from=2026-04-30&to=2026-04-01", "lies after",
                                "place=BD&from=1999-01-01&to=2026-04-01", "2000-01-01",
                                "place=BD&from=2001-01-01&to=2026-04-01&period=day",
                                        "longer periods",
                                "place=XX&from=2026-04-01&to=2026-04-30", "BD-30-56-46")
                        .entrySet()) {
            var answer = system.get("/api/v1/figures?" + wrong.getKey());
            boolean isNoValue = wrong.getKey().contains("week") || wrong.getKey().contains("XX");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(isNoValue ? 400 : 422);
            assertThat(answer.body()).contains(wrong.getValue());
        }
    }
}
