package bd.somoyshima.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days of the week offices are closed, from a date on. Where none is declared it is Friday
 * and Saturday.
 *
 * @param from the first local date on which it holds, inclusive
 * @param until the last one, inclusive, or null if it holds on
 * @param closed the days of the week on which offices are closed; the others are open
 * @param scope where it holds
 */
public record WeekendPattern(
        LocalDate from,
        @Nullable LocalDate until,
        Set<DayOfWeek> closed,
        Scope scope,
        String nameEn,
        @Nullable String nameBn,
        @Nullable String gazette,
        @Nullable Instant declaredAt)
        implements CalendarDeclaration {

    /** Days are kept in the order of the week, so that equal patterns are written alike. */
    public WeekendPattern {
        if (closed != null) {
            var sorted = EnumSet.noneOf(DayOfWeek.class);
            sorted.addAll(closed);
            closed = Collections.unmodifiableSet(sorted);
        }
    }

    @Override
    public DateRange dates() {
        return new DateRange(from, until);
    }
}
