package bd.somoyshima.deadline;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.limit.TimeLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deadline arithmetic: pure functions of receipt, limit, pauses, agreements and calendar.
 *
 * <p>The deadline of N working days is the end of the N-th counted day after day 0. An open day is
 * counted if the clock is running when that day ends.
 */
public final class Deadlines {

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
                var until = calendar.firstOpenDayFrom(dayZero);
                yield on(
                        dayZero,
                        until,
                        WorkingCalendar.endOf(until),
                        WorkingCalendar.startOf(until),
                        false);
            }
            case TimeLimit.WorkingDays w -> {
                var counted = workingDays(dayZero, w.days(), w.instant(), pauses, calendar);
                yield w.negotiable() == null ? counted : agreed(counted, agreements);
            }
            case TimeLimit.Unbounded unbounded -> agreed(none(dayZero), agreements);
            case TimeLimit.NeedsReview review -> none(dayZero);
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

    private static Deadline workingDays(
            LocalDate dayZero,
            int days,
            boolean instant,
            List<Pause> pauses,
            OfficeCalendar calendar) {
        var instantUntil =
                instant ? WorkingCalendar.endOf(calendar.firstOpenDayFrom(dayZero)) : null;
        var dueOn = nthCountedDay(dayZero, days, pauses, calendar);
        if (dueOn == null) {
            return new Deadline(dayZero, null, null, instantUntil, null, false);
        }
        // At risk once more than 80 % of the days are used, or when the last counted day begins.
        var fourFifthsUsed = nthCountedDay(dayZero, days * 4 / 5 + 1, pauses, calendar);
        var lastDayBegins = WorkingCalendar.startOf(dueOn);
        var atRiskFrom = lastDayBegins;
        if (fourFifthsUsed != null
                && WorkingCalendar.endOf(fourFifthsUsed).isBefore(lastDayBegins)) {
            atRiskFrom = WorkingCalendar.endOf(fourFifthsUsed);
        }
        return on(dayZero, dueOn, instantUntil, atRiskFrom, false);
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

    private static Deadline none(LocalDate dayZero) {
        return new Deadline(dayZero, null, null, null, null, false);
    }

    /**
     * The n-th counted day after day 0, or null if the clock stands still before it and has not
     * been started again.
     *
     * @param n 1 or more
     */
    static @Nullable LocalDate nthCountedDay(
            LocalDate dayZero, int n, List<Pause> pauses, OfficeCalendar calendar) {
        var cursor = dayZero;
        int remaining = n;
        for (var pause : pauses) {
            var lastRunning = WorkingCalendar.localDate(pause.from()).minusDays(1);
            int counted = calendar.openDaysAfter(cursor, lastRunning);
            if (counted >= remaining) {
                return calendar.nthOpenDayAfter(cursor, remaining);
            }
            if (pause.to() == null) {
                return null;
            }
            remaining -= counted;
            cursor = later(cursor, lastDayStoodStill(pause.to()));
        }
        return calendar.nthOpenDayAfter(cursor, remaining);
    }

    /**
     * The number of counted days after day 0 up to and including a day: working days taken.
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
