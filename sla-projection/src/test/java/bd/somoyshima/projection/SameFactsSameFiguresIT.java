package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.HALUAGHAT;
import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.event;
import static bd.somoyshima.projection.TestSystem.fact;
import static bd.somoyshima.projection.TestSystem.office;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.ExampleCharters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Any order, any duplication of the same facts gives the same figures; and so does a second
 * projection.
 */
class SameFactsSameFiguresIT {

    @Test
    void inOrderShuffledDuplicatedOrProjectedAgain() {
        List<String> cases;
        List<String> rollUps;
        var facts = facts();
        try (var inOrder = new TestSystem()) {
            inOrder.publishExampleCharters();
            inOrder.send(facts);
            inOrder.awaitProjected();
            cases = inOrder.caseRows();
            rollUps = inOrder.rollUps();
            assertThat(cases).hasSize(300);
            assertThat(inOrder.figuresByDay()).isEqualTo(inOrder.figuresByDayRecounted());
            var versions = inOrder.versions();
            assertThat(versions).isNotEmpty();

            inOrder.projectAgainFromEmpty();
            assertThat(inOrder.versions()).isEqualTo(versions);
            assertThat(inOrder.caseRows()).isEqualTo(cases);
            assertThat(inOrder.rollUps()).isEqualTo(rollUps);
        }

        var random = new Random(42);
        var shuffled = new ArrayList<>(facts);
        for (int i = 0; i < 200; i++) {
            shuffled.add(facts.get(random.nextInt(facts.size())));
        }
        Collections.shuffle(shuffled, random);
        try (var outOfOrder = new TestSystem()) {
            outOfOrder.send(office(MANIKGANJ, "BD-30-56-46"), office(HALUAGHAT, "BD-45-61-24"));
            for (int from = 0; from < shuffled.size(); from += 37) {
                outOfOrder.send(shuffled.subList(from, Math.min(from + 37, shuffled.size())));
            }
            // the charters come last of all
            outOfOrder.send(
                    TestSystem.charter(HALUAGHAT, ExampleCharters.HALUAGHAT, "2025-07-01"),
                    TestSystem.charter(MANIKGANJ, ExampleCharters.MANIKGANJ_SADAR, "2025-07-01"));
            outOfOrder.awaitProjected();

            assertThat(outOfOrder.caseRows()).isEqualTo(cases);
            assertThat(outOfOrder.rollUps()).isEqualTo(rollUps);
            assertThat(outOfOrder.figuresByDay()).isEqualTo(outOfOrder.figuresByDayRecounted());
        }
    }

    /** Histories of 300 cases, sensible and not. */
    static List<Map<String, Object>> facts() {
        var random = new Random(20_260_401);
        var facts = new ArrayList<Map<String, Object>>();
        var services =
                List.of(
                        "citizen/01",
                        "citizen/02",
                        "institutional/05",
                        "institutional/01",
                        "internal/09");
        for (int i = 0; i < 300; i++) {
            var office = i % 3 == 0 ? HALUAGHAT : MANIKGANJ;
            var caseNo = "R-" + i;
            int day = 1 + random.nextInt(20);
            if (i % 10 == 0) {
                facts.add(fact(office, caseNo, "complaint.lodged.v1", at(day, 10), Map.of()));
                facts.add(
                        fact(
                                office,
                                caseNo,
                                "complaint.investigation-ordered.v1",
                                at(day + random.nextInt(60), 9),
                                Map.of()));
                facts.add(
                        fact(
                                office,
                                caseNo,
                                "complaint.resolved.v1",
                                at(day + random.nextInt(60), 11),
                                Map.of()));
                facts.add(
                        fact(
                                office,
                                caseNo,
                                "complaint.appealed.v1",
                                at(day + random.nextInt(60), 12),
                                Map.of()));
                continue;
            }
            facts.add(
                    fact(
                            office,
                            caseNo,
                            "service-request.received.v1",
                            at(day, 10),
                            Map.of("service", services.get(random.nextInt(services.size())))));
            for (int n = random.nextInt(5); n > 0; n--) {
                var when = at(day + random.nextInt(25), 9 + random.nextInt(8));
                facts.add(
                        switch (random.nextInt(9)) {
                            case 0 ->
                                    fact(
                                            office,
                                            caseNo,
                                            "service-request.paused.v1",
                                            when,
                                            Map.of("waitingFor", "APPLICANT"));
                            case 1 ->
                                    fact(
                                            office,
                                            caseNo,
                                            "service-request.resumed.v1",
                                            when,
                                            Map.of());
                            case 2 ->
                                    fact(
                                            office,
                                            caseNo,
                                            "service-request.date-agreed.v1",
                                            when,
                                            Map.of("agreedOn", "2026-08-1" + random.nextInt(9)));
                            case 3 ->
                                    fact(
                                            office,
                                            caseNo,
                                            "service-request.withdrawn.v1",
                                            when,
                                            Map.of());
                            case 6 ->
                                    fact(
                                            office,
                                            caseNo,
                                            "service-request.extended.v1",
                                            when,
                                            Map.of(
                                                    "extendedTo",
                                                    "2026-08-2" + random.nextInt(9),
                                                    "authority",
                                                    "DEPARTMENT"));
                            case 7 ->
                                    fact(
                                            office,
                                            caseNo,
                                            "service-request.transferred.v1",
                                            when,
                                            Map.of("toOffice", "ict-elsewhere"));
                            case 8 ->
                                    fact(
                                            office,
                                            caseNo,
                                            "service-request.reopened.v1",
                                            when,
                                            Map.of());
                            case 4 ->
                                    event(
                                            caseNo + "/void/" + n,
                                            "fact.voided.v1",
                                            when + ":00+06:00",
                                            Map.of(
                                                    "office",
                                                    office,
                                                    "caseNo",
                                                    caseNo,
                                                    "voids",
                                                    Map.of(
                                                            "id",
                                                            caseNo
                                                                    + "/service-request.received.v1/"
                                                                    + at(day, 10))));
                            default ->
                                    fact(
                                            office,
                                            caseNo,
                                            "service-request.delivered.v1",
                                            when,
                                            Map.of());
                        });
            }
        }
        // the same fact twice would be a conflict of content only by accident of this generator
        var seen = new HashSet<Object>();
        facts.removeIf(f -> !seen.add(f.get("id")));
        return facts.stream().map(f -> random.nextInt(4) == 0 ? onlyTheDay(f) : f).toList();
    }

    /** The same, of which only the day is known. */
    private static Map<String, Object> onlyTheDay(Map<String, Object> fact) {
        var day = new HashMap<>(fact);
        day.put("dayonly", true);
        return day;
    }

    private static String at(int day, int hour) {
        return LocalDate.of(2026, 4, 1).plusDays(day)
                + String.format(Locale.ROOT, "T%02d:00", hour);
    }
}
