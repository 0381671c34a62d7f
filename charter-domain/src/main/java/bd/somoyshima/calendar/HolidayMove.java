package bd.somoyshima.calendar;

import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.CalendarEntry.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A holiday moved to another day, as happens when the moon is sighted late: one declaration, so
 * that no deadline is ever counted with both days or with neither.
 *
 * @param from the local date that is no holiday after all
 * @param to the local date that is one instead
 * @param holidayClass on what footing
 * @param scope where it was moved
 */
public record HolidayMove(
        LocalDate from,
        LocalDate to,
        HolidayClass holidayClass,
        Scope scope,
        String nameEn,
        @Nullable String nameBn,
        @Nullable String gazette,
        @Nullable Instant declaredAt) {

    /** What it says of either day. */
    public List<CalendarEntry> entries() {
        return List.of(on(from, Kind.MOVED_AWAY), on(to, Kind.HOLIDAY));
    }

    private CalendarEntry on(LocalDate date, Kind kind) {
        return new CalendarEntry(
                date, kind, holidayClass, scope, nameEn, nameBn, gazette, declaredAt);
    }
}
