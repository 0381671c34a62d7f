package bd.somoyshima.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something declared about the calendar: one day, the weekend, or the office hours of a time. */
public sealed interface CalendarDeclaration permits CalendarEntry, WeekendPattern, OfficeHours {

    /** Where it holds. */
    Scope scope();

    /** Its name in English. */
    String nameEn();

    /** Its name in Bangla, or null if none was given. */
    @Nullable String nameBn();

    /** The gazette or order it was published in, or null if not known. */
    @Nullable String gazette();

    /** When it was declared, or null if not known (then it is read before all that are known). */
    @Nullable Instant declaredAt();

    /** The local dates it speaks of. */
    DateRange dates();

    /** Local dates from one to another, both inclusive; without an end if {@code until} is null. */
    record DateRange(LocalDate from, @Nullable LocalDate until) {
        public boolean contains(LocalDate date) {
            return !date.isBefore(from) && (until == null || !date.isAfter(until));
        }
    }
}
