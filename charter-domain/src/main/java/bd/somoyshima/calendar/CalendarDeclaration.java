package bd.somoyshima.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
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

    /**
     * What of it speaks of certain local dates, or null if nothing does.
     *
     * @param first inclusive, or null for no beginning
     * @param last inclusive, or null for no end
     */
    default @Nullable CalendarDeclaration during(
            @Nullable LocalDate first, @Nullable LocalDate last) {
        var from = first == null || first.isBefore(dates().from()) ? dates().from() : first;
        var until = dates().until();
        if (last != null && (until == null || last.isBefore(until))) {
            until = last;
        }
        if (until != null && until.isBefore(from)) {
            return null;
        }
        return from.equals(dates().from()) && Objects.equals(until, dates().until())
                ? this
                : switch (this) {
                    case CalendarEntry entry -> entry;
                    case WeekendPattern w ->
                            new WeekendPattern(
                                    from,
                                    until,
                                    w.closed(),
                                    w.scope(),
                                    w.nameEn(),
                                    w.nameBn(),
                                    w.gazette(),
                                    w.declaredAt());
                    case OfficeHours h ->
                            new OfficeHours(
                                    from,
                                    until,
                                    h.opens(),
                                    h.closes(),
                                    h.scope(),
                                    h.nameEn(),
                                    h.nameBn(),
                                    h.gazette(),
                                    h.declaredAt());
                };
    }

    /** Local dates from one to another, both inclusive; without an end if {@code until} is null. */
    record DateRange(LocalDate from, @Nullable LocalDate until) {
        public boolean contains(LocalDate date) {
            return !date.isBefore(from) && (until == null || !date.isAfter(until));
        }
    }
}
