package bd.somoyshima.casefile;

import static bd.somoyshima.fact.Facts.agreed;
import static bd.somoyshima.fact.Facts.appealed;
import static bd.somoyshima.fact.Facts.at;
import static bd.somoyshima.fact.Facts.clockStarted;
import static bd.somoyshima.fact.Facts.complaintReopened;
import static bd.somoyshima.fact.Facts.corrected;
import static bd.somoyshima.fact.Facts.delivered;
import static bd.somoyshima.fact.Facts.investigationOrdered;
import static bd.somoyshima.fact.Facts.lodged;
import static bd.somoyshima.fact.Facts.paused;
import static bd.somoyshima.fact.Facts.received;
import static bd.somoyshima.fact.Facts.rejected;
import static bd.somoyshima.fact.Facts.reopened;
import static bd.somoyshima.fact.Facts.resolved;
import static bd.somoyshima.fact.Facts.resumed;
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
import bd.somoyshima.fact.Facts;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.place.PlaceCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Facts of which only the day is known: they happened at some time of that day, and are neither
 * before nor after another of that day unless one of the two makes no sense. Wednesday 7 January
 * 2026 and the days around it are working days, from 09:00 to 17:00.
 */
class OnlyTheDayIsKnownTest {

    private static final OfficeCalendar CALENDAR =
            ShippedCalendar.calendar().forOffice(Facts.OFFICE, new PlaceCode("BD-30-56-46"));

    private static final CharterHistory CHARTERS =
            CharterHistory.NONE.with(
                    new Publication(
                            at("2025-07-01T00:00"),
                            "1",
                            Charter.usual(
                                    LocalDate.of(2025, 7, 1),
                                    CountingRule.DAY_ZERO,
                                    List.of(
                                            service("citizen/01", "৩ কার্যদিবস", null),
                                            service("citizen/02", "২ ঘণ্টা", null),
                                            service("citizen/03", "৪ কর্মঘণ্টা", null),
                                            service("citizen/04", "৩০ মিনিট", null),
                                            service("citizen/05", "তাৎক্ষণিক", null),
                                            service(
                                                    "citizen/06",
                                                    "প্রতিবেদন প্রাপ্তির ৩ কার্যদিবস",
                                                    ClockStart.REPORT),
                                            service("citizen/07", "প্রয়োজন অনুযায়ী", null)),
                                    List.of(
                                            new ComplaintTier(1, "GRO", "৩০ কার্যদিবস", false, 10),
                                            new ComplaintTier(
                                                    2, "Appeal", "২০ কার্যদিবস", false, 0)))));

    @Test
    void whatIsClosedOnTheDayOfReceiptIsNotClosedBefore() {
        var later =
                assess(
                        received("1", "2026-01-07T15:30", "citizen/01"),
                        delivered("2", "2026-01-07"));
        assertThat(later.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(later.findings()).isEmpty();
        assertThat(later.workingDays()).isZero();
        assertThat(later.closedAt()).isEqualTo(at("2026-01-07T15:30"));

        var earlier =
                assess(
                        received("1", "2026-01-07", "citizen/01"),
                        delivered("2", "2026-01-07T09:15"));
        assertThat(earlier.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(earlier.findings()).isEmpty();
        assertThat(earlier.receivedAt()).isEqualTo(at("2026-01-07T09:15"));

        var both = assess(received("1", "2026-01-07", "citizen/05"), delivered("2", "2026-01-07"));
        assertThat(both.settled()).isEqualTo(Verdict.INSTANT);
    }

    @Test
    void theLastDayCountsWhateverTheHour() {
        assertThat(
                        assess(
                                        received("1", "2026-01-07T15:30", "citizen/01"),
                                        delivered("2", "2026-01-12"))
                                .settled())
                .isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(
                        assess(
                                        received("1", "2026-01-07", "citizen/01"),
                                        delivered("2", "2026-01-13"))
                                .settled())
                .isEqualTo(Verdict.LATE);
    }

    @Test
    void closedTheDayBeforeIsStillBefore() {
        var assessment =
                assess(
                        received("1", "2026-01-07T15:30", "citizen/01"),
                        delivered("2", "2026-01-06"));

        assertThat(assessment.settled()).isEqualTo(Verdict.OUT_OF_SCOPE);
        assertThat(assessment.findings()).contains(Finding.BEFORE_RECEIPT);
    }

    @Test
    void aPauseBeginsBeforeItEndsAndEndsBeforeTheClosing() {
        for (var facts :
                List.of(
                        List.of(paused("2", "2026-01-08"), resumed("3", "2026-01-08T09:30")),
                        List.of(paused("2", "2026-01-08T16:45"), resumed("3", "2026-01-08")),
                        List.of(paused("2", "2026-01-08"), resumed("3", "2026-01-08")))) {
            var all = new ArrayList<CaseFact>(facts);
            all.add(received("1", "2026-01-07T15:30", "citizen/01"));
            all.add(delivered("4", "2026-01-08"));
            var assessment = assess(all.toArray(CaseFact[]::new));
            assertThat(assessment.findings()).isEmpty();
            assertThat(assessment.basis()).isNotNull();
            assertThat(assessment.basis().pauses()).hasSize(1);
            assertThat(assessment.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        }
    }

    @Test
    void aSecondPauseOfTheSameDayDoesNotOverlapTheFirst() {
        var assessment =
                assess(
                        received("1", "2026-01-07", "citizen/01"),
                        paused("2", "2026-01-07"),
                        resumed("3", "2026-01-08"),
                        paused("4", "2026-01-08"),
                        resumed("5", "2026-01-12T10:00"),
                        delivered("6", "2026-01-14"));

        assertThat(assessment.findings()).isEmpty();
        var pauses = assessment.basis().pauses();
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(1).pause().from()).isAfterOrEqualTo(pauses.get(0).pause().to());
        assertThat(assessment.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
    }

    @Test
    void aReopeningComesAfterTheClosingOfThatDay() {
        var reopenedLater =
                assess(
                        received("1", "2026-01-07T10:00", "citizen/01"),
                        rejected("2", "2026-01-08T16:00"),
                        reopened("3", "2026-01-08"));
        assertThat(reopenedLater.closedAt()).isNull();
        assertThat(reopenedLater.findings()).isEmpty();

        var closedAgain =
                assess(
                        received("1", "2026-01-07T10:00", "citizen/01"),
                        rejected("2", "2026-01-08"),
                        reopened("3", "2026-01-11T09:10"),
                        delivered("4", "2026-01-11"));
        assertThat(closedAgain.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(closedAgain.reopened()).isEqualTo(1);
        assertThat(closedAgain.findings()).isEmpty();
    }

    @Test
    void aDateAgreedOnTheDayOfClosingWasAgreedBefore() {
        var assessment =
                assess(
                        received("1", "2026-01-07T10:00", "citizen/07"),
                        agreed("2", "2026-01-11", "2026-01-11"),
                        delivered("3", "2026-01-11T09:05"));

        assertThat(assessment.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(assessment.findings()).isEmpty();
    }

    @Test
    void theBeginningOfTheClockIsADayToo() {
        var assessment =
                assess(
                        received("1", "2026-01-07T16:00", "citizen/06"),
                        clockStarted("2", "2026-01-07", ClockStart.REPORT),
                        delivered("3", "2026-01-12"));

        assertThat(assessment.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(assessment.findings()).isEmpty();
    }

    @Test
    void aLimitOfHoursIsLateOnlyIfItWasLateAtAnyTimeOfTheDay() {
        assertThat(timed("2026-01-07T15:30", "citizen/02", "2026-01-07"))
                .isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(timed("2026-01-07", "citizen/02", "2026-01-07T16:50"))
                .isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(timed("2026-01-07", "citizen/02", "2026-01-07")).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(timed("2026-01-07", "citizen/04", "2026-01-07")).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(timed("2026-01-07", "citizen/02", "2026-01-08")).isEqualTo(Verdict.LATE);
        assertThat(timed("2026-01-07T09:00", "citizen/02", "2026-01-08")).isEqualTo(Verdict.LATE);
        // four hours of office time from a quarter to five end on the next day
        assertThat(timed("2026-01-07", "citizen/03", "2026-01-08")).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(timed("2026-01-07", "citizen/03", "2026-01-11")).isEqualTo(Verdict.LATE);
    }

    @Test
    void thatOnlyTheDayIsKnownIsSaidWhereHoursAreCounted() {
        var hours = assess(received("1", "2026-01-07", "citizen/02"));
        assertThat(hours.findings()).containsExactly(Finding.TIME_OF_DAY_NOT_KNOWN);
        assertThat(hours.dueAt()).isEqualTo(at("2026-01-07T19:00"));

        assertThat(assess(received("1", "2026-01-07", "citizen/01")).findings()).isEmpty();
    }

    @Test
    void complaintsToo() {
        var assessment =
                assess(
                        lodged("1", "2026-01-07T15:00"),
                        investigationOrdered("2", "2026-01-07"),
                        resolved("3", "2026-01-08T16:00"),
                        complaintReopened("4", "2026-01-08"),
                        resolved("5", "2026-01-11"),
                        appealed("6", "2026-01-11T09:20"),
                        resolved("7", "2026-01-12"));

        assertThat(assessment.findings()).isEmpty();
        assertThat(assessment.tiers()).hasSize(2);
        assertThat(assessment.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
    }

    @Test
    void aCorrectionMayTellTheTimeOfDay() {
        var assessment =
                assess(
                        received("1", "2026-01-07T15:30", "citizen/02"),
                        delivered("2", "2026-01-07"),
                        corrected("3", "2026-01-09T10:00", delivered("2", "2026-01-07T17:45")));

        assertThat(assessment.settled()).isEqualTo(Verdict.LATE);
        assertThat(assessment.findings()).isEmpty();
    }

    @Test
    void theOrderInWhichFactsCameDoesNotMatter() {
        var facts =
                new ArrayList<>(
                        List.of(
                                received("1", "2026-01-07", "citizen/01"),
                                paused("2", "2026-01-07T11:00"),
                                resumed("3", "2026-01-07"),
                                rejected("4", "2026-01-07T16:00"),
                                reopened("5", "2026-01-07"),
                                paused("6", "2026-01-08"),
                                resumed("7", "2026-01-08"),
                                delivered("8", "2026-01-08")));
        var expected = CaseFold.fold(facts);
        assertThat(expected.findings()).isEmpty();
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(facts, random);
            assertThat(CaseFold.fold(facts)).isEqualTo(expected);
        }
    }

    private static @Nullable Verdict timed(String received, String service, String delivered) {
        return assess(received("1", received, service), delivered("2", delivered)).settled();
    }

    private static Assessment assess(CaseFact... facts) {
        return CaseAssessor.assess(CaseFold.fold(List.of(facts)), CHARTERS, CALENDAR);
    }

    private static ServiceStandard service(
            String code, String limit, @Nullable ClockStart countsFrom) {
        return new ServiceStandard(
                new ServiceCode(code),
                "সেবা",
                null,
                limit,
                null,
                null,
                null,
                null,
                null,
                countsFrom,
                List.of());
    }
}
