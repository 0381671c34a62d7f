package bd.somoyshima.limit;

import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a charter promises: the time within which a service is given or a complaint disposed of.
 *
 * <p>The source is the charter's own column "সেবা প্রদানের সময়সীমা" (time limit for giving the
 * service); {@link TimeLimitReader} reads it.
 */
public sealed interface TimeLimit {

    /**
     * "তাৎক্ষণিক" alone: before the end of the first open day on or after receipt.
     *
     * @param officeHoursOnly whether the text says so ("অফিস চলাকালীন"); it changes nothing, since
     *     the office is closed at other times
     */
    record AtOnce(boolean officeHoursOnly) implements TimeLimit {}

    /**
     * A number of units of time, possibly beside the promise to deliver at once or with room for
     * another date.
     *
     * @param unit what is counted
     * @param min the lower end of a range, or null; it binds nobody
     * @param max the limit, 1 or more; the last unit counts in full
     * @param instant whether the charter also promises delivery at once ("তাৎক্ষণিক / ০৩
     *     কার্যদিবস"): both promises are reported
     * @param negotiable on what ground another date may be agreed with the applicant, or null if
     *     none may
     */
    record Within(
            Unit unit,
            @Nullable Integer min,
            int max,
            boolean instant,
            @Nullable Negotiable negotiable)
            implements TimeLimit {
        public Within {
            if (max < 1) {
                throw new IllegalArgumentException("a limit is 1 or more, not " + max);
            }
        }
    }

    /**
     * A window in each month ("মাসের ২০ তারিখ থেকে ৩০ তারিখ"): by its end, in this month or the
     * next.
     *
     * @param from the first day of the month in the window, or null if only its end is named
     * @param to the last one
     */
    record DayOfMonth(@Nullable Integer from, int to) implements TimeLimit {}

    /**
     * "পরবর্তী মাসের ১ম কর্মদিবসের মধ্যে": by the end of the n-th open day of the month after
     * receipt.
     */
    record NthWorkingDayOfNextMonth(int nth) implements TimeLimit {}

    /**
     * A window in each year ("১লা জুলাই হতে ৩০ শে সেপ্টেম্বর"): by its end, in this year or the
     * next.
     *
     * @param from its first day, or null if only its end is named ("৩০ জুনের মধ্যে")
     * @param to the last one
     */
    record DateWindow(@Nullable MonthDay from, MonthDay to) implements TimeLimit {}

    /** No number at all ("প্রয়োজন অনুযায়ী"): there is no target until a date is agreed. */
    record Unbounded(Negotiable negotiable) implements TimeLimit {}

    /** "-ঐ-": the same as in the row above. */
    record Ditto() implements TimeLimit {}

    /** Several limits in one cell, in order; which of them holds when, a clerk decides. */
    record Several(List<TimeLimit> limits) implements TimeLimit {
        public Several {
            limits = List.copyOf(limits);
        }
    }

    /** An empty cell or a dash. */
    record Missing() implements TimeLimit {}

    /** Not understood. */
    record Unreadable() implements TimeLimit {}

    /** Units of time. */
    enum Unit {
        /** Clock time from the moment of receipt. */
        SECONDS,
        /** Clock time from the moment of receipt. */
        MINUTES,
        /** Clock time from the moment of receipt. */
        HOURS,
        /** Seconds during which the office is open. */
        OFFICE_SECONDS,
        /** Minutes during which the office is open ("অফিস চলাকালীন ৩০ মিনিট"). */
        OFFICE_MINUTES,
        /** Hours during which the office is open ("৪ কর্মঘণ্টা"). */
        OFFICE_HOURS,
        /** Open days of the office after the day of receipt. */
        WORKING_DAYS,
        /** Days after the day of receipt; a last day on which the office is closed moves on. */
        CALENDAR_DAYS,
        /** Seven days each. */
        WEEKS,
        /** To the same day of a later month, or its last day. */
        MONTHS,
        /** To the same day of a later year. */
        YEARS;

        /** Whether it is counted from moment to moment, and not in days. */
        public boolean isClockTime() {
            return switch (this) {
                case SECONDS, MINUTES, HOURS, OFFICE_SECONDS, OFFICE_MINUTES, OFFICE_HOURS -> true;
                case WORKING_DAYS, CALENDAR_DAYS, WEEKS, MONTHS, YEARS -> false;
            };
        }

        /** Whether it runs only while the office is open. */
        public boolean isOfficeTime() {
            return this == OFFICE_SECONDS || this == OFFICE_MINUTES || this == OFFICE_HOURS;
        }
    }

    /** Why there is no number, or on what ground another date may be agreed with the applicant. */
    enum Negotiable {
        /** "প্রয়োজন অনুযায়ী" */
        AS_REQUIRED,
        /** "চাহিদা অনুযায়ী" */
        AS_PER_DEMAND,
        /** "অটোমেশনের চাহিদা অনুযায়ী" */
        AS_PER_AUTOMATION_DEMAND,
        /** "কর্তৃপক্ষের নির্দেশনা অনুযায়ী" */
        AS_INSTRUCTED,
        /** "নির্ধারিত সময়সীমা" */
        AS_DETERMINED,
        /** "সারা বছর" */
        ALL_YEAR
    }
}
