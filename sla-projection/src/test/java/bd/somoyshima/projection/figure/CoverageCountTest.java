package bd.somoyshima.projection.figure;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.projection.figure.FigureReport.Coverage;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Of how many offices something was heard, period by period. */
class CoverageCountTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate END = LocalDate.of(2026, 5, 31);

    private final CoverageCount count = new CoverageCount(Period.MONTH.of(APRIL, END));

    /** Bits for days of a month. */
    private static int days(int... days) {
        int bits = 0;
        for (int day : days) {
            bits |= 1 << (day - 1);
        }
        return bits;
    }

    private void isThere(String office) {
        count.there(office, LocalDate.MIN, LocalDate.MAX);
    }

    @Test
    void theFirstAndTheLastDayOfAPeriodBelongToIt() {
        count.heard("first", APRIL, days(1), END);
        count.heard("last", MAY, days(31), END);
        isThere("first");
        isThere("last");

        assertThat(count.coverage()).containsExactly(new Coverage(2, 1), new Coverage(2, 1));
    }

    @Test
    void severalDaysCountOnceAndAnOfficeNeverHeardOfIsThereAllTheSame() {
        count.heard("a", APRIL, days(2, 3, 30), END);
        isThere("a");
        isThere("never");

        assertThat(count.coverage()).containsExactly(new Coverage(2, 1), new Coverage(2, 0));
    }

    @Test
    void whatIsOutsideTheTimeAskedForOrLaterThanKnownDoesNotCount() {
        var half =
                new CoverageCount(
                        Period.WHOLE.of(LocalDate.of(2026, 4, 10), LocalDate.of(2026, 4, 20)));
        half.heard("before", APRIL, days(9), END);
        half.heard("after", APRIL, days(21), END);
        half.heard("later than known", APRIL, days(16), LocalDate.of(2026, 4, 15));
        half.heard("known", APRIL, days(15), LocalDate.of(2026, 4, 15));
        for (var office : new String[] {"before", "after", "later than known", "known"}) {
            half.there(office, LocalDate.MIN, LocalDate.MAX);
        }

        assertThat(half.coverage()).containsExactly(new Coverage(4, 1));
    }

    @Test
    void sayingThatThereIsNothingToReportIsAReportForEveryPeriodItTouches() {
        count.nothingToReport("a", LocalDate.of(2026, 4, 29), LocalDate.of(2026, 5, 2));
        count.nothingToReport("b", LocalDate.of(2026, 3, 1), APRIL);
        isThere("a");
        isThere("b");

        assertThat(count.coverage()).containsExactly(new Coverage(2, 2), new Coverage(2, 1));
    }

    @Test
    void anOfficeIsThereIfItIsOnTheLastDay() {
        count.heard("came", APRIL, days(5), END);
        count.heard("went", APRIL, days(5), END);
        count.there("came", MAY, LocalDate.MAX);
        count.there("went", LocalDate.MIN, END);

        assertThat(count.coverage()).containsExactly(new Coverage(1, 1), new Coverage(1, 0));
    }
}
