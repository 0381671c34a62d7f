package bd.somoyshima.deadline;

import bd.somoyshima.calendar.DayStatus;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.limit.TimeLimit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deadline explained day by day, from day 0 to the last day in time. */
public final class DeadlineLedger {

    private DeadlineLedger() {}

    /**
     * One day.
     *
     * @param count the number of the counted day, from 1, or null if it is not counted
     * @param reason why it is counted or not
     * @param calendar what the calendar says of the day
     */
    public record Day(LocalDate date, @Nullable Integer count, Reason reason, DayStatus calendar) {}

    public enum Reason {
        /** Day 0, from which days are counted. */
        DAY_ZERO,
        /** An open day. */
        WORKING_DAY,
        /** A weekend day declared open. */
        MAKE_UP_WORKING_DAY,
        /** Every day counts under this limit. */
        CALENDAR_DAY,
        /** Not counted: the office is closed for the weekend. */
        WEEKEND,
        /** Not counted: a holiday. */
        HOLIDAY,
        /** Not counted: the clock stood still when the day ended. */
        PAUSED,
        /** Not counted: the last day fell on a closed day and moved on to this one. */
        MOVED_ON,
        /** Not counted: the day was agreed, or is named by the limit. */
        NAMED
    }

    /**
     * The days of a deadline.
     *
     * @return empty if there is no due date
     */
    public static List<Day> of(
            TimeLimit limit, Deadline deadline, List<Pause> pauses, OfficeCalendar calendar) {
        var dueOn = deadline.dueOn();
        if (dueOn == null) {
            return List.of();
        }
        var days = new ArrayList<Day>();
        days.add(
                new Day(
                        deadline.dayZero(),
                        null,
                        Reason.DAY_ZERO,
                        calendar.on(deadline.dayZero())));
        int counted = 0;
        int wanted =
                limit instanceof TimeLimit.Within within && !deadline.agreed()
                        ? daysOf(within, deadline)
                        : 0;
        for (var date = deadline.dayZero().plusDays(1);
                !date.isAfter(dueOn);
                date = date.plusDays(1)) {
            var status = calendar.on(date);
            var reason =
                    wanted == 0
                            ? Reason.NAMED
                            : reason(limit, status, isPaused(date, pauses), counted == wanted);
            boolean counts =
                    switch (reason) {
                        case WORKING_DAY, MAKE_UP_WORKING_DAY, CALENDAR_DAY -> true;
                        case DAY_ZERO, WEEKEND, HOLIDAY, PAUSED, MOVED_ON, NAMED -> false;
                    };
            days.add(new Day(date, counts ? ++counted : null, reason, status));
        }
        return List.copyOf(days);
    }

    private static Reason reason(
            TimeLimit limit, DayStatus status, boolean paused, boolean allCounted) {
        boolean everyDay =
                limit instanceof TimeLimit.Within w && w.unit() != TimeLimit.Unit.WORKING_DAYS;
        if (everyDay) {
            return allCounted ? Reason.MOVED_ON : paused ? Reason.PAUSED : Reason.CALENDAR_DAY;
        }
        return switch (status.reason()) {
            case WEEKEND -> Reason.WEEKEND;
            case HOLIDAY -> Reason.HOLIDAY;
            case WORKING_DAY -> paused ? Reason.PAUSED : Reason.WORKING_DAY;
            case MAKE_UP_WORKING_DAY -> paused ? Reason.PAUSED : Reason.MAKE_UP_WORKING_DAY;
        };
    }

    /** How many days the limit counts; 0 if it counts no days. */
    private static int daysOf(TimeLimit.Within limit, Deadline deadline) {
        return switch (limit.unit()) {
            case MINUTES, HOURS -> 0;
            case WORKING_DAYS, CALENDAR_DAYS -> limit.max();
            case WEEKS -> 7 * limit.max();
            case MONTHS ->
                    (int)
                            (deadline.dayZero().plusMonths(limit.max()).toEpochDay()
                                    - deadline.dayZero().toEpochDay());
            case YEARS ->
                    (int)
                            (deadline.dayZero().plusYears(limit.max()).toEpochDay()
                                    - deadline.dayZero().toEpochDay());
        };
    }

    private static boolean isPaused(LocalDate date, List<Pause> pauses) {
        var end = WorkingCalendar.endOf(date);
        return pauses.stream()
                .anyMatch(p -> p.from().isBefore(end) && (p.to() == null || !p.to().isBefore(end)));
    }
}
