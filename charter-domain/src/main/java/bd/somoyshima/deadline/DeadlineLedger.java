package bd.somoyshima.deadline;

import bd.somoyshima.calendar.DayStatus;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.limit.TimeLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deadline explained day by day, from the day of receipt to the last day in time. */
public final class DeadlineLedger {

    private DeadlineLedger() {}

    /**
     * One day.
     *
     * @param count the number of the counted day, from 1, or null if it is not counted
     * @param reason why it is counted or not
     * @param calendar what the calendar says of the day
     * @param pause the pause in which the day ended, or null if the clock was running then
     */
    public record Day(
            LocalDate date,
            @Nullable Integer count,
            Reason reason,
            DayStatus calendar,
            @Nullable Pause pause) {}

    /** Why a day is counted or not. */
    public enum Reason {
        /** Not counted: received while the office was closed; the next open day is day 0. */
        BEFORE_DAY_ZERO(false, "received while the office was closed", "অফিস বন্ধ থাকাকালে গৃহীত"),
        /** Not counted: day 0, from which days are counted. */
        DAY_ZERO(false, "day 0: counting begins the next day", "দিন ০: পরদিন থেকে গণনা শুরু"),
        /** Counted: an open day. */
        WORKING_DAY(true, "working day", "কার্যদিবস"),
        /** Counted: an open day, a holiday having been taken back. */
        HOLIDAY_CANCELLED(true, "working day, the holiday was cancelled", "কার্যদিবস (ছুটি বাতিল)"),
        /** Counted: a weekend day declared open. */
        MAKE_UP_WORKING_DAY(
                true, "weekend day declared a working day", "ঘোষিত কর্মদিবস (সাপ্তাহিক ছুটির দিন)"),
        /** Counted: every day counts under this limit. */
        CALENDAR_DAY(true, "every day counts", "প্রতিটি দিন গণনা হয়"),
        /** Not counted: the office is closed for the weekend. */
        WEEKEND(false, "weekend", "সাপ্তাহিক ছুটি"),
        /** Not counted: a holiday. */
        HOLIDAY(false, "holiday", "সরকারি ছুটি"),
        /** Not counted: the clock stood still when the day ended. */
        PAUSED(false, "the clock stood still", "সময় গণনা স্থগিত ছিল"),
        /** Not counted: the last day fell on a closed day, so the limit moved on. */
        MOVED_ON(
                false,
                "the last day was closed, so the limit moved on",
                "শেষ দিন বন্ধ থাকায় সময় পরের খোলা দিনে গেছে"),
        /** Not counted: the days ran out before; another date was agreed or allowed. */
        NEW_DATE(false, "another date was set", "নতুন তারিখ নির্ধারিত"),
        /** Not counted as a day: the limit is one of hours or minutes. */
        BY_THE_HOUR(false, "counted by the hour", "ঘণ্টা হিসাবে গণনা"),
        /** Not counted: the limit names its last day. */
        NAMED(false, "the limit names its last day", "শেষ দিন নির্দিষ্ট করা আছে");

        private final boolean counted;
        private final String en;
        private final String bn;

        Reason(boolean counted, String en, String bn) {
            this.counted = counted;
            this.en = en;
            this.bn = bn;
        }

        /** The reason in English. */
        public String en() {
            return en;
        }

        /** The reason in Bangla. */
        public String bn() {
            return bn;
        }

        public boolean counted() {
            return counted;
        }
    }

    /**
     * The days of a deadline, from the date of receipt.
     *
     * @param receivedAt when the case was received
     * @param until the last day to explain while there is no due date because the clock stands
     *     still
     * @return empty if the limit gives no target
     */
    public static List<Day> of(
            TimeLimit limit,
            Deadline deadline,
            Instant receivedAt,
            List<Pause> pauses,
            OfficeCalendar calendar,
            LocalDate until) {
        var last = deadline.dueOn();
        if (last == null) {
            if (!(limit instanceof TimeLimit.Within || limit instanceof TimeLimit.AtOnce)) {
                return List.of();
            }
            last = until;
        }
        var days = new ArrayList<Day>();
        int counted = 0;
        int wanted = daysOf(limit, deadline);
        for (var date = WorkingCalendar.localDate(receivedAt);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            var status = calendar.on(date);
            var pause = pauseAtTheEndOf(date, pauses);
            Reason reason;
            if (date.isBefore(deadline.dayZero())) {
                reason = Reason.BEFORE_DAY_ZERO;
            } else if (date.equals(deadline.dayZero()) && countsWholeDays(limit)) {
                reason = Reason.DAY_ZERO;
            } else if (counted == wanted && !deadline.newDates().isEmpty()) {
                reason = pause == null ? Reason.NEW_DATE : Reason.PAUSED;
            } else {
                reason = reason(limit, status, pause != null, counted == wanted);
            }
            days.add(new Day(date, reason.counted() ? ++counted : null, reason, status, pause));
        }
        return List.copyOf(days);
    }

    /** Limits of hours run from the moment of receipt: no day is left out. */
    private static boolean countsWholeDays(TimeLimit limit) {
        return !(limit instanceof TimeLimit.AtOnce
                || (limit instanceof TimeLimit.Within within && within.unit().isClockTime()));
    }

    private static Reason reason(
            TimeLimit limit, DayStatus status, boolean paused, boolean allCounted) {
        if (limit instanceof TimeLimit.AtOnce) {
            return openDay(status, paused);
        }
        if (!(limit instanceof TimeLimit.Within within)) {
            return paused ? Reason.PAUSED : Reason.NAMED;
        }
        return switch (within.unit()) {
            case SECONDS, MINUTES, HOURS, OFFICE_SECONDS, OFFICE_MINUTES, OFFICE_HOURS ->
                    status.open() || !within.unit().isOfficeTime()
                            ? paused ? Reason.PAUSED : Reason.BY_THE_HOUR
                            : openDay(status, paused);
            case WORKING_DAYS -> openDay(status, paused);
            case CALENDAR_DAYS, WEEKS, MONTHS, YEARS ->
                    paused ? Reason.PAUSED : allCounted ? Reason.MOVED_ON : Reason.CALENDAR_DAY;
        };
    }

    private static Reason openDay(DayStatus status, boolean paused) {
        return switch (status.reason()) {
            case WEEKEND -> Reason.WEEKEND;
            case HOLIDAY -> Reason.HOLIDAY;
            case WORKING_DAY -> paused ? Reason.PAUSED : Reason.WORKING_DAY;
            case HOLIDAY_CANCELLED -> paused ? Reason.PAUSED : Reason.HOLIDAY_CANCELLED;
            case MAKE_UP_WORKING_DAY -> paused ? Reason.PAUSED : Reason.MAKE_UP_WORKING_DAY;
        };
    }

    /** How many days the limit counts; 0 if it counts no days. */
    private static int daysOf(TimeLimit limit, Deadline deadline) {
        return switch (limit) {
            case TimeLimit.AtOnce atOnce -> 1;
            case TimeLimit.Within within ->
                    switch (within.unit()) {
                        case SECONDS,
                                MINUTES,
                                HOURS,
                                OFFICE_SECONDS,
                                OFFICE_MINUTES,
                                OFFICE_HOURS ->
                                0;
                        case WORKING_DAYS -> within.max();
                        case CALENDAR_DAYS, WEEKS, MONTHS, YEARS ->
                                Deadlines.calendarDays(within, deadline.dayZero());
                    };
            case TimeLimit.DayOfMonth window -> 0;
            case TimeLimit.NthWorkingDayOfNextMonth nextMonth -> 0;
            case TimeLimit.DateWindow window -> 0;
            case TimeLimit.Unbounded unbounded -> 0;
            case TimeLimit.Ditto ditto -> 0;
            case TimeLimit.Several several -> 0;
            case TimeLimit.Missing missing -> 0;
            case TimeLimit.Unreadable unreadable -> 0;
        };
    }

    /**
     * A day belongs to the pause in which it ends: the one that lasts at the following midnight.
     */
    private static @Nullable Pause pauseAtTheEndOf(LocalDate date, List<Pause> pauses) {
        for (var pause : pauses) {
            if (pause.lastsAtTheEndOf(date)) {
                return pause;
            }
        }
        return null;
    }
}
