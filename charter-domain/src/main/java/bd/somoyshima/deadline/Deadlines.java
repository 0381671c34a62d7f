package bd.somoyshima.deadline;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.limit.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deadline arithmetic: pure functions of receipt, limit, pauses, agreements and calendar.
 *
 * <p>The deadline of N days is the end of the N-th counted day after day 0. A day is counted if the
 * clock is running when it ends; of working days, only those on which the office is open.
 */
public final class Deadlines {

    private static final Days EVERY_DAY = new EveryDay();

    private Deadlines() {}

    /**
     * A date agreed with the applicant.
     *
     * @param agreedAt when it was agreed
     * @param dueOn the last local date in time
     */
    public record Agreement(Instant agreedAt, LocalDate dueOn) {}

    /**
     * The deadline of a case.
     *
     * @param limit what the charter promises
     * @param receivedAt when the case was received
     * @param pauses in order of time, not overlapping
     * @param agreements in order of time; one counts if the limit allows agreement and the deadline
     *     before it had not passed
     * @param calendar the office's calendar
     * @param rule which date is day 0
     */
    public static Deadline of(
            TimeLimit limit,
            Instant receivedAt,
            List<Pause> pauses,
            List<Agreement> agreements,
            OfficeCalendar calendar,
            CountingRule rule) {
        var dayZero = dayZero(receivedAt, calendar, rule);
        return switch (limit) {
            case TimeLimit.AtOnce atOnce -> {
                var until = firstDayInTime(dayZero, pauses, calendar);
                yield until == null
                        ? none(dayZero, null)
                        : on(
                                dayZero,
                                until,
                                WorkingCalendar.endOf(until),
                                WorkingCalendar.startOf(until),
                                false);
            }
            case TimeLimit.Within within -> {
                var counted = within(within, dayZero, receivedAt, pauses, calendar);
                yield within.negotiable() == null ? counted : agreed(counted, agreements);
            }
            case TimeLimit.DayOfMonth window ->
                    until(dayZero, endOfWindow(window, dayZero), calendar);
            case TimeLimit.NthWorkingDayOfNextMonth nextMonth -> {
                var endOfThisMonth = dayZero.with(TemporalAdjusters.lastDayOfMonth());
                yield until(
                        dayZero,
                        calendar.nthOpenDayAfter(endOfThisMonth, nextMonth.nth()),
                        calendar);
            }
            case TimeLimit.DateWindow window ->
                    until(dayZero, endOfWindow(window, dayZero), calendar);
            case TimeLimit.Unbounded unbounded -> agreed(none(dayZero, null), agreements);
            case TimeLimit.Ditto ditto -> none(dayZero, null);
            case TimeLimit.Several several -> none(dayZero, null);
            case TimeLimit.Missing missing -> none(dayZero, null);
            case TimeLimit.Unreadable unreadable -> none(dayZero, null);
        };
    }

    /**
     * Day 0 of a limit: the local date of receipt, or the first open day from it if the rule rolls
     * forward.
     */
    static LocalDate dayZero(Instant receivedAt, OfficeCalendar calendar, CountingRule rule) {
        var received = WorkingCalendar.localDate(receivedAt);
        return switch (rule) {
            case DAY_ZERO -> received;
            case ROLL_FORWARD -> calendar.firstOpenDayFrom(received);
        };
    }

    private static Deadline within(
            TimeLimit.Within limit,
            LocalDate dayZero,
            Instant receivedAt,
            List<Pause> pauses,
            OfficeCalendar calendar) {
        var firstDay = limit.instant() ? firstDayInTime(dayZero, pauses, calendar) : null;
        var instantUntil = firstDay == null ? null : WorkingCalendar.endOf(firstDay);
        return switch (limit.unit()) {
            case MINUTES ->
                    elapsed(
                            Duration.ofMinutes(limit.max()),
                            dayZero,
                            receivedAt,
                            instantUntil,
                            pauses);
            case HOURS ->
                    elapsed(
                            Duration.ofHours(limit.max()),
                            dayZero,
                            receivedAt,
                            instantUntil,
                            pauses);
            case WORKING_DAYS ->
                    counted(
                            limit.max(),
                            dayZero,
                            instantUntil,
                            pauses,
                            new OpenDays(calendar),
                            calendar);
            case CALENDAR_DAYS ->
                    counted(limit.max(), dayZero, instantUntil, pauses, EVERY_DAY, calendar);
            case WEEKS ->
                    counted(7 * limit.max(), dayZero, instantUntil, pauses, EVERY_DAY, calendar);
            case MONTHS -> {
                int days = daysUntil(dayZero, dayZero.plusMonths(limit.max()));
                yield counted(days, dayZero, instantUntil, pauses, EVERY_DAY, calendar);
            }
            case YEARS -> {
                int days = daysUntil(dayZero, dayZero.plusYears(limit.max()));
                yield counted(days, dayZero, instantUntil, pauses, EVERY_DAY, calendar);
            }
        };
    }

    /**
     * The day by whose end delivery is still at once: the first open day from day 0 that ends with
     * the clock running.
     */
    private static @Nullable LocalDate firstDayInTime(
            LocalDate dayZero, List<Pause> pauses, OfficeCalendar calendar) {
        return nthCountedDay(dayZero.minusDays(1), 1, pauses, new OpenDays(calendar));
    }

    /** Clock time from the moment of receipt, leaving out what was paused. */
    private static Deadline elapsed(
            Duration limit,
            LocalDate dayZero,
            Instant receivedAt,
            @Nullable Instant instantUntil,
            List<Pause> pauses) {
        var dueAt = elapsed(receivedAt, limit, pauses);
        if (dueAt == null) {
            return none(dayZero, instantUntil);
        }
        var fourFifthsUsed = elapsed(receivedAt, limit.multipliedBy(4).dividedBy(5), pauses);
        return new Deadline(
                dayZero,
                WorkingCalendar.localDate(dueAt.minusNanos(1)),
                dueAt,
                instantUntil,
                fourFifthsUsed == null ? dueAt : fourFifthsUsed,
                false);
    }

    private static @Nullable Instant elapsed(Instant from, Duration limit, List<Pause> pauses) {
        var due = from.plus(limit);
        for (var pause : pauses) {
            var begins = pause.from().isBefore(from) ? from : pause.from();
            if (!begins.isBefore(due)) {
                break;
            }
            if (pause.to() == null) {
                return null;
            }
            if (pause.to().isAfter(begins)) {
                due = due.plus(Duration.between(begins, pause.to()));
            }
        }
        return due;
    }

    /**
     * N counted days after day 0. A last day on which the office is closed moves on to the next
     * open one.
     */
    private static Deadline counted(
            int days,
            LocalDate dayZero,
            @Nullable Instant instantUntil,
            List<Pause> pauses,
            Days counting,
            OfficeCalendar calendar) {
        var last = nthCountedDay(dayZero, days, pauses, counting);
        if (last == null) {
            return none(dayZero, instantUntil);
        }
        var dueOn = calendar.firstOpenDayFrom(last);
        // At risk once more than 80 % of the days are used, or when the last day begins.
        var fourFifthsUsed = nthCountedDay(dayZero, days * 4 / 5 + 1, pauses, counting);
        var atRiskFrom = WorkingCalendar.startOf(dueOn);
        if (fourFifthsUsed != null && WorkingCalendar.endOf(fourFifthsUsed).isBefore(atRiskFrom)) {
            atRiskFrom = WorkingCalendar.endOf(fourFifthsUsed);
        }
        return on(dayZero, dueOn, instantUntil, atRiskFrom, false);
    }

    /** A limit that names its last day; it moves on if the office is closed then. */
    private static Deadline until(LocalDate dayZero, LocalDate last, OfficeCalendar calendar) {
        var dueOn = calendar.firstOpenDayFrom(last);
        return on(dayZero, dueOn, null, WorkingCalendar.startOf(dueOn), false);
    }

    /**
     * The window's last day in this month, or in the next one if it has passed; the last of a
     * shorter month.
     */
    private static LocalDate endOfWindow(TimeLimit.DayOfMonth window, LocalDate dayZero) {
        var thisMonth = dayOfMonth(dayZero, window.to());
        return dayZero.isAfter(thisMonth)
                ? dayOfMonth(dayZero.plusMonths(1), window.to())
                : thisMonth;
    }

    private static LocalDate dayOfMonth(LocalDate inMonth, int day) {
        return inMonth.withDayOfMonth(Math.min(day, inMonth.lengthOfMonth()));
    }

    private static LocalDate endOfWindow(TimeLimit.DateWindow window, LocalDate dayZero) {
        var thisYear = window.to().atYear(dayZero.getYear());
        return dayZero.isAfter(thisYear) ? window.to().atYear(dayZero.getYear() + 1) : thisYear;
    }

    private static Deadline agreed(Deadline deadline, List<Agreement> agreements) {
        var current = deadline;
        for (var agreement : agreements) {
            if (current.dueAt() == null || agreement.agreedAt().isBefore(current.dueAt())) {
                current =
                        on(
                                deadline.dayZero(),
                                agreement.dueOn(),
                                deadline.instantUntil(),
                                WorkingCalendar.startOf(agreement.dueOn()),
                                true);
            }
        }
        return current;
    }

    private static Deadline on(
            LocalDate dayZero,
            LocalDate dueOn,
            @Nullable Instant instantUntil,
            Instant atRiskFrom,
            boolean agreed) {
        return new Deadline(
                dayZero, dueOn, WorkingCalendar.endOf(dueOn), instantUntil, atRiskFrom, agreed);
    }

    private static Deadline none(LocalDate dayZero, @Nullable Instant instantUntil) {
        return new Deadline(dayZero, null, null, instantUntil, null, false);
    }

    /** Which days are counted. */
    private sealed interface Days {

        /**
         * Counted days after {@code from} up to and including {@code to}; 0 if {@code to} is not
         * after {@code from}.
         */
        int after(LocalDate from, LocalDate to);

        /** The n-th counted day after a day. */
        LocalDate nthAfter(LocalDate day, int n);
    }

    private record OpenDays(OfficeCalendar calendar) implements Days {
        @Override
        public int after(LocalDate from, LocalDate to) {
            return calendar.openDaysAfter(from, to);
        }

        @Override
        public LocalDate nthAfter(LocalDate day, int n) {
            return calendar.nthOpenDayAfter(day, n);
        }
    }

    private record EveryDay() implements Days {
        @Override
        public int after(LocalDate from, LocalDate to) {
            return to.isAfter(from) ? daysUntil(from, to) : 0;
        }

        @Override
        public LocalDate nthAfter(LocalDate day, int n) {
            return day.plusDays(n);
        }
    }

    private static int daysUntil(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    /**
     * The n-th counted day after day 0, or null if the clock stands still before it and has not
     * been started again.
     *
     * @param n 1 or more
     */
    private static @Nullable LocalDate nthCountedDay(
            LocalDate dayZero, int n, List<Pause> pauses, Days counting) {
        var cursor = dayZero;
        int remaining = n;
        for (var pause : pauses) {
            var lastRunning = WorkingCalendar.localDate(pause.from()).minusDays(1);
            int counted = counting.after(cursor, lastRunning);
            if (counted >= remaining) {
                return counting.nthAfter(cursor, remaining);
            }
            if (pause.to() == null) {
                return null;
            }
            remaining -= counted;
            cursor = later(cursor, lastDayStoodStill(pause.to()));
        }
        return counting.nthAfter(cursor, remaining);
    }

    /**
     * The number of open days counted after day 0 up to and including a day: working days taken.
     *
     * @param through inclusive
     */
    public static int countedDays(
            LocalDate dayZero, LocalDate through, List<Pause> pauses, OfficeCalendar calendar) {
        int total = calendar.openDaysAfter(dayZero, through);
        for (var pause : pauses) {
            var before = later(dayZero, WorkingCalendar.localDate(pause.from()).minusDays(1));
            var last =
                    pause.to() == null ? through : earlier(through, lastDayStoodStill(pause.to()));
            total -= calendar.openDaysAfter(before, last);
        }
        return total;
    }

    /**
     * The last local date that ended within a pause, since the clock runs again from the pause's
     * end.
     */
    private static LocalDate lastDayStoodStill(Instant pauseEnd) {
        return WorkingCalendar.localDate(pauseEnd).minusDays(1);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
