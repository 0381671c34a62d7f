package bd.somoyshima.projection.figure;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.projection.figure.FigureReport.Coverage;
import bd.somoyshima.projection.office.Activity;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Of how many offices something is known, period by period. */
class CoverageCountTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate END = LocalDate.of(2026, 5, 31);

    private final CoverageCount count = new CoverageCount(Period.MONTH.of(APRIL, END));

    /** Facts tell of these days of a month, each recorded on that very day. */
    private static void told(
            CoverageCount count, String office, LocalDate month, LocalDate until, int... days) {
        var recorded = nothing();
        for (int day : days) {
            recorded[day - 1] = (short) (day - 1);
        }
        count.told(office, month, recorded, 0, LocalDate.MAX, false, until);
    }

    private static Short[] nothing() {
        var recorded = new Short[31];
        Arrays.fill(recorded, Activity.NEVER);
        return recorded;
    }

    /** A fact of 5 April that was recorded so many days after 1 April. */
    private void toldOf5April(
            String office, int recorded, int asHistory, LocalDate recordedUntil, boolean known) {
        var days = nothing();
        days[4] = (short) recorded;
        count.told(office, APRIL, days, asHistory, recordedUntil, known, END);
    }

    private void isThere(String office) {
        count.there(office, LocalDate.MIN, LocalDate.MAX);
    }

    @Test
    void theFirstAndTheLastDayOfAPeriodBelongToIt() {
        told(count, "first", APRIL, END, 1);
        told(count, "last", MAY, END, 31);
        isThere("first");
        isThere("last");

        assertThat(count.coverage()).containsExactly(new Coverage(2, 1, 0), new Coverage(2, 1, 0));
    }

    @Test
    void severalDaysCountOnceAndAnOfficeNeverHeardOfIsThereAllTheSame() {
        told(count, "a", APRIL, END, 2, 3, 30);
        isThere("a");
        isThere("never");

        assertThat(count.coverage()).containsExactly(new Coverage(2, 1, 0), new Coverage(2, 0, 0));
    }

    @Test
    void whatIsOutsideTheTimeAskedForOrLaterThanKnownDoesNotCount() {
        var half =
                new CoverageCount(
                        Period.WHOLE.of(LocalDate.of(2026, 4, 10), LocalDate.of(2026, 4, 20)));
        told(half, "before", APRIL, END, 9);
        told(half, "after", APRIL, END, 21);
        told(half, "later than known", APRIL, LocalDate.of(2026, 4, 15), 16);
        told(half, "known", APRIL, LocalDate.of(2026, 4, 15), 15);
        for (var office : new String[] {"before", "after", "later than known", "known"}) {
            half.there(office, LocalDate.MIN, LocalDate.MAX);
        }

        assertThat(half.coverage()).containsExactly(new Coverage(4, 1, 0));
    }

    @Test
    void sayingThatThereIsNothingToReportIsAReportForEveryPeriodItTouches() {
        count.nothingToReport("a", LocalDate.of(2026, 4, 29), LocalDate.of(2026, 5, 2));
        count.nothingToReport("b", LocalDate.of(2026, 3, 1), APRIL);
        isThere("a");
        isThere("b");

        assertThat(count.coverage()).containsExactly(new Coverage(2, 2, 0), new Coverage(2, 1, 0));
    }

    @Test
    void anOfficeIsThereIfItIsOnTheLastDay() {
        told(count, "came", APRIL, END, 5);
        told(count, "went", APRIL, END, 5);
        count.there("came", MAY, LocalDate.MAX);
        count.there("went", LocalDate.MIN, END);

        assertThat(count.coverage()).containsExactly(new Coverage(1, 1, 0), new Coverage(1, 0, 0));
    }

    /** A list for April that comes in May. */
    @Test
    void whatIsReportedLaterCountsForItsMonthAndIsToldApart() {
        toldOf5April("in time", 29, 0, LocalDate.MAX, false);
        toldOf5April("late", 31, 0, LocalDate.MAX, false);
        toldOf5April("history", 900, 1 << 4, LocalDate.MAX, false);
        for (var office : new String[] {"in time", "late", "history", "never"}) {
            isThere(office);
        }

        assertThat(count.coverage()).containsExactly(new Coverage(4, 3, 1), new Coverage(4, 0, 0));
    }

    @Test
    void whatWasNotYetRecordedIsNotKnown() {
        toldOf5April("recorded later", 33, 0, LocalDate.of(2026, 5, 1), false);
        toldOf5April("recorded before", 29, 0, LocalDate.of(2026, 5, 1), false);
        // the first fact of the month is known by its very time
        toldOf5April("recorded that day", 31, 0, LocalDate.of(2026, 5, 1), true);
        for (var office : new String[] {"recorded later", "recorded before", "recorded that day"}) {
            isThere(office);
        }

        assertThat(count.coverage()).containsExactly(new Coverage(3, 2, 1), new Coverage(3, 0, 0));
    }
}
