package bd.somoyshima.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One declaration about one day: a holiday, a cancelled holiday, or a weekend day on which offices
 * open.
 *
 * @param date the local date it speaks of
 * @param kind what it does to the day
 * @param holidayClass on what footing it was declared
 * @param scope where it holds
 * @param nameEn its name in English
 * @param nameBn its name in Bangla, or null if none was given
 * @param gazette the gazette or order it was published in, or null if not known
 * @param declaredAt when it was declared, or null if not known (then it is read before all that are
 *     known)
 */
public record CalendarEntry(
        LocalDate date,
        Kind kind,
        HolidayClass holidayClass,
        Scope scope,
        String nameEn,
        @Nullable String nameBn,
        @Nullable String gazette,
        @Nullable Instant declaredAt)
        implements CalendarDeclaration {

    @Override
    public DateRange dates() {
        return new DateRange(date, date);
    }

    /** What an entry does to its day. */
    public enum Kind {
        /** Offices are closed. */
        HOLIDAY,
        /** Offices are open, weekend or holiday notwithstanding: a make-up working day. */
        WORKING_DAY,
        /**
         * What was declared of the day before, for this scope or a wider one, is off. A closure of
         * a narrower place stays.
         */
        CANCELLED,
        /**
         * As {@link #CANCELLED}, but only the holiday of the same name, which is on another day; if
         * none has that name, all.
         */
        MOVED_AWAY
    }

    /**
     * On what footing a day was declared (classes of the yearly holiday gazette of the Ministry of
     * Public Administration).
     */
    public enum HolidayClass {
        GENERAL,
        EXECUTIVE_ORDER,
        DECLARED_LATER,
        POLL_DAY,
        MAKE_UP
    }
}
