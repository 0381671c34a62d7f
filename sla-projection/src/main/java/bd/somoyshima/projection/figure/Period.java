package bd.somoyshima.projection.figure;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What figures are told by. */
public enum Period {
    /** All days asked for as one. */
    WHOLE,
    DAY,
    MONTH,
    /** Of the calendar year and the fiscal year alike: both begin with a quarter. */
    QUARTER,
    /** July to June. */
    FISCAL_YEAR,
    YEAR;

    /**
     * Local dates.
     *
     * @param from inclusive
     * @param to inclusive
     */
    public record Days(LocalDate from, LocalDate to) {}

    /** The parts of a time, cut off at its ends. */
    List<Days> of(LocalDate from, LocalDate to) {
        var parts = new ArrayList<Days>();
        for (var begin = from; !begin.isAfter(to); ) {
            var next = next(begin);
            var end = next == null || next.isAfter(to) ? to : next.minusDays(1);
            parts.add(new Days(begin, end));
            begin = end.plusDays(1);
        }
        return parts;
    }

    private @Nullable LocalDate next(LocalDate date) {
        var month = date.withDayOfMonth(1);
        return switch (this) {
            case WHOLE -> null;
            case DAY -> date.plusDays(1);
            case MONTH -> month.plusMonths(1);
            case QUARTER -> month.plusMonths(3 - (month.getMonthValue() - 1) % 3);
            case FISCAL_YEAR ->
                    LocalDate.of(
                            date.getYear() + (date.getMonth().compareTo(Month.JULY) < 0 ? 0 : 1),
                            Month.JULY,
                            1);
            case YEAR -> LocalDate.of(date.getYear() + 1, Month.JANUARY, 1);
        };
    }
}
