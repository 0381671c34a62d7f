package bd.somoyshima.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterHistory;
import bd.somoyshima.charter.CharterHistory.Publication;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.Subject;
import bd.somoyshima.fact.Facts;
import bd.somoyshima.place.PlaceCode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Thousands of invented histories: in time and late, with contradictions, corrections and voidings.
 * Whatever the order in which the facts become known, and however often, the case is judged alike.
 */
class CaseHistoriesTest {

    private static final int HISTORIES = 5_000;

    private static final OfficeCalendar CALENDAR =
            ShippedCalendar.calendar().forOffice(Facts.OFFICE, new PlaceCode("BD-30-56-46"));

    private static final CharterHistory CHARTERS =
            CharterHistory.NONE
                    .with(charter("2025-07-01", CountingRule.DAY_ZERO, "তাৎক্ষণিক / ০৩ কার্যদিবস"))
                    .with(charter("2026-03-01", CountingRule.ROLL_FORWARD, "৪ কর্মঘণ্টা"))
                    .with(
                            charter(
                                    "2026-05-01",
                                    CountingRule.DAY_ZERO,
                                    "১ মাস / প্রয়োজন অনুযায়ী"));

    @Test
    void anyOrderAndAnyDuplicationGiveTheSameAssessment() {
        var random = new Random(1_971);
        int judged = 0;
        for (int i = 0; i < HISTORIES; i++) {
            var history = history(random);
            var expected = assess(history);
            for (int round = 0; round < 3; round++) {
                var arrived = new ArrayList<>(history);
                arrived.addAll(history.subList(0, random.nextInt(history.size() + 1)));
                Collections.shuffle(arrived, random);

                assertThat(assess(arrived)).as("%s", arrived).isEqualTo(expected);
            }
            judged += expected.deadline() == null ? 0 : 1;
        }
        // the histories are not all nonsense
        assertThat(judged).isGreaterThan(HISTORIES / 2);
    }

    @Test
    void aCaseCanBeJudgedAfterEveryFactThatArrives() {
        var random = new Random(1_952);
        for (int i = 0; i < HISTORIES; i++) {
            var history = history(random);
            Collections.shuffle(history, random);
            for (int known = 1; known <= history.size(); known++) {
                var assessment = assess(history.subList(0, known));

                assertThat(assessment.verdictAt(Facts.at("2026-09-01T00:00"))).isNotNull();
                if (assessment.dueAt() != null) {
                    assertThat(assessment.deadline().atRiskFrom())
                            .as("%s", history.subList(0, known))
                            .isBeforeOrEqualTo(assessment.dueAt());
                }
            }
        }
    }

    @Test
    void aVoidedFactMightAsWellNeverHaveBeenSent() {
        var random = new Random(1_966);
        for (int i = 0; i < HISTORIES; i++) {
            var history = plainHistory(random);
            var extra = fact(random, "extra", time(random), history.getFirst().subject());
            var voiding = Facts.voided("v", "2026-08-30T10:00", "extra");
            var withVoided = new ArrayList<>(history);
            withVoided.add(extra);
            withVoided.add(voiding);

            assertThat(assess(withVoided)).isEqualTo(assess(history));
        }
    }

    @Test
    void aCorrectedFactMightAsWellHaveBeenRightAtOnce() {
        var random = new Random(1_969);
        for (int i = 0; i < HISTORIES; i++) {
            var history = plainHistory(random);
            int which = random.nextInt(history.size());
            var id = history.get(which).header().id();
            var right = fact(random, id, time(random), history.getFirst().subject());
            var corrected = new ArrayList<>(history);
            corrected.add(Facts.corrected("c", "2026-08-30T10:00", right));
            var rightAtOnce = new ArrayList<>(history);
            rightAtOnce.set(which, right);

            assertThat(assess(corrected)).isEqualTo(assess(rightAtOnce));
        }
    }

    private static Assessment assess(List<CaseFact> facts) {
        return CaseAssessor.assess(CaseFold.fold(facts), CHARTERS, CALENDAR);
    }

    /** Facts about what happened, some of them contradicting others. */
    private static List<CaseFact> plainHistory(Random random) {
        var subject = random.nextInt(3) == 0 ? Subject.COMPLAINT : Subject.SERVICE_REQUEST;
        var facts = new ArrayList<CaseFact>();
        var receivedAt = time(random);
        facts.add(
                subject == Subject.COMPLAINT
                        ? Facts.lodged("0", written(random, receivedAt))
                        : Facts.received("0", written(random, receivedAt), "citizen/01"));
        int more = random.nextInt(9);
        var at = receivedAt;
        for (int i = 1; i <= more; i++) {
            // some at the very same time, some out of the blue
            at =
                    switch (random.nextInt(8)) {
                        case 0 -> at;
                        case 1 -> time(random);
                        default -> at.plusHours(1 + random.nextInt(96));
                    };
            facts.add(fact(random, Integer.toString(i), at, subject));
        }
        return facts;
    }

    private static List<CaseFact> history(Random random) {
        var facts = plainHistory(random);
        int plain = facts.size();
        for (int i = random.nextInt(4); i > 0; i--) {
            var target = Integer.toString(random.nextInt(plain + 2));
            var at = "2026-08-" + (10 + random.nextInt(15)) + "T10:00";
            facts.add(
                    random.nextBoolean()
                            ? Facts.voided("m" + i, at, target)
                            : Facts.corrected(
                                    "m" + i,
                                    at,
                                    fact(
                                            random,
                                            target,
                                            time(random),
                                            facts.getFirst().subject())));
        }
        return facts;
    }

    private static LocalDateTime time(Random random) {
        return LocalDateTime.of(2026, 2, 1, 0, 0).plusMinutes(random.nextInt(150 * 24 * 4) * 15L);
    }

    /** Of every third fact only the day is known. */
    private static String written(Random random, LocalDateTime time) {
        return random.nextInt(3) == 0 ? time.toLocalDate().toString() : time.toString();
    }

    private static CaseFact fact(Random random, String id, LocalDateTime time, Subject subject) {
        var at = written(random, time);
        var later = time.toLocalDate().plusDays(1 + random.nextInt(60)).toString();
        boolean strayed = random.nextInt(20) == 0;
        if ((subject == Subject.COMPLAINT) != strayed) {
            return switch (random.nextInt(7)) {
                case 0 -> Facts.lodged(id, at);
                case 1 -> Facts.lodgedElsewhereFirst(id, at, time.minusDays(3).toString());
                case 2 -> Facts.investigationOrdered(id, at);
                case 3 -> Facts.appealed(id, at);
                case 4 -> Facts.complaintTransferred(id, at);
                case 5 -> Facts.complaintReopened(id, at);
                default -> Facts.resolved(id, at);
            };
        }
        return switch (random.nextInt(12)) {
            case 0 -> Facts.received(id, at, "citizen/01");
            case 1 -> Facts.takenOver(id, at, "citizen/01", time.minusDays(3).toString());
            case 2, 3 -> Facts.paused(id, at);
            case 4, 5 -> Facts.resumed(id, at);
            case 6 -> Facts.agreed(id, at, later);
            case 7 -> Facts.extended(id, at, later);
            case 8 -> Facts.rejected(id, at);
            case 9 -> Facts.transferred(id, at);
            case 10 -> Facts.reopened(id, at);
            default -> Facts.delivered(id, at);
        };
    }

    private static Publication charter(String from, CountingRule rule, String limit) {
        return new Publication(
                Facts.at(from + "T00:00"),
                from,
                Charter.usual(
                        LocalDate.parse(from),
                        rule,
                        List.of(
                                new ServiceStandard(
                                        new ServiceCode("citizen/01"),
                                        "সেবা",
                                        null,
                                        limit,
                                        null,
                                        null,
                                        null,
                                        null)),
                        ComplaintTier.NATIONAL_DEFAULT));
    }
}
