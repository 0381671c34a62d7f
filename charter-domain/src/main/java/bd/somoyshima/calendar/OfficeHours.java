package bd.somoyshima.calendar;

import bd.somoyshima.place.PlaceCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The hours of an open day, from a date on.
 *
 * @param from the first local date on which they hold, inclusive
 * @param until the last one, inclusive, or null if they hold on
 * @param opens local time, inclusive
 * @param closes local time, exclusive; later than {@code opens}
 * @param scope where they hold
 */
public record OfficeHours(
        LocalDate from,
        @Nullable LocalDate until,
        LocalTime opens,
        LocalTime closes,
        Scope scope,
        String nameEn,
        @Nullable String nameBn,
        @Nullable String gazette,
        @Nullable Instant declaredAt)
        implements CalendarDeclaration {

    /** Nine to five: what holds where nothing is declared. */
    static final OfficeHours USUAL =
            new OfficeHours(
                    OfficeCalendar.FIRST,
                    null,
                    LocalTime.of(9, 0),
                    LocalTime.of(17, 0),
                    new Scope.Area(PlaceCode.NATION),
                    "Office hours",
                    "অফিস সময়",
                    null,
                    null);

    @Override
    public DateRange dates() {
        return new DateRange(from, until);
    }
}
