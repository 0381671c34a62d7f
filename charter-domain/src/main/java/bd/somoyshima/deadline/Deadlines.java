package bd.somoyshima.deadline;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.limit.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
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
     * The deadline of a case.
     *
     * @param limit what the charter promises
     * @param receivedAt when the case was received
     * @param pauses in order of time, not overlapping
     * @param newDates agreed or extended, in order of time; one counts if it was set before the
     *     deadline until then had passed, an agreement only if the limit leaves room for one, an
     *     extension only if it is later. In a pause that comes after it, a date stands still, too
     * @param calendar the office's calendar
     * @param counting the charter version's rules
     */
    public static Deadline of(
            TimeLimit limit,
            Instant receivedAt,
            List<Pause> pauses,
            List<NewDate> newDates,
            OfficeCalendar calendar,
            Counting counting) {
        var dayZero = dayZero(receivedAt, calendar, counting.rule());
        var counted = counted(limit, dayZero, receivedAt, pauses, calendar, counting);
        return newDates.isEmpty()
                ? counted
                : changed(counted, limit, receivedAt, pauses, newDates, calendar, counting);
    }

    /** The deadline of a case whose clock has not begun: there is none yet. */
    public static Deadline notYet(Instant receivedAt) {
        return none(WorkingCalendar.localDate(receivedAt), null);
    }

    private static Deadline counted(
            TimeLimit limit,
            LocalDate dayZero,
            Instant receivedAt,
            List<Pause> pauses,
            OfficeCalendar calendar,
            Counting counting) {
        return switch (limit) {
            case TimeLimit.AtOnce atOnce -> {
                var until = firstDayInTime(dayZero, pauses, calendar);
                yield until == null
                        ? none(dayZero, null)
                        : on(
                                dayZero,
                                until,
                                WorkingCalendar.endOf(until),
                                WorkingCalendar.startOf(until));
            }
            case TimeLimit.Within within ->
                    within(within, dayZero, receivedAt, pauses, calendar, counting);
            case TimeLimit.DayOfMonth window ->
                    until(
                            dayZero,
                            endOfWindow(window, dayZero),
                            receivedAt,
                            pauses,
                            calendar,
                            counting);
            case TimeLimit.NthWorkingDayOfNextMonth nextMonth -> {
                var endOfThisMonth = dayZero.with(TemporalAdjusters.lastDayOfMonth());
                yield until(
                        dayZero,
                        calendar.nthOpenDayAfter(endOfThisMonth, nextMonth.nth()),
                        receivedAt,
                        pauses,
                        calendar,
                        counting);
            }
            case TimeLimit.DateWindow window ->
                    until(
                            dayZero,
                            endOfWindow(window, dayZero),
                            receivedAt,
                            pauses,
                            calendar,
                            counting);
            case TimeLimit.Unbounded unbounded -> none(dayZero, null);
            case TimeLimit.Ditto ditto -> none(dayZero, null);
            case TimeLimit.Several several -> none(dayZero, null);
            case TimeLimit.Missing missing -> none(dayZero, null);
            case TimeLimit.Unreadable unreadable -> none(dayZero, null);
        };
    }

    /**
     * A deadline with working days added, as a complaint tier gets them for an investigation. It is
     * at risk from the first of them on which more than 80 % of all its open days are used.
     *
     * @param days 0 or more
     */
    public static Deadline withMoreWorkingDays(
            Deadline deadline, int days, OfficeCalendar calendar) {
        if (days == 0 || deadline.dueOn() == null) {
            return deadline;
        }
        var dueOn = calendar.nthOpenDayAfter(deadline.dueOn(), days);
        int all = calendar.openDaysAfter(deadline.dayZero(), dueOn);
        var fourFifthsUsed = calendar.nthOpenDayAfter(deadline.dayZero(), all * 4 / 5 + 1);
        return on(
                deadline.dayZero(),
                dueOn,
                deadline.instantUntil(),
                fourFifthsUsed.isBefore(dueOn)
                        ? WorkingCalendar.endOf(fourFifthsUsed)
                        : WorkingCalendar.startOf(dueOn));
    }

    /** Day 0 of a limit: see {@link CountingRule}. */
    public static LocalDate dayZero(
            Instant receivedAt, OfficeCalendar calendar, CountingRule rule) {
        var received = WorkingCalendar.localDate(receivedAt);
        return switch (rule) {
            case DAY_ZERO -> received;
            case ROLL_FORWARD ->
                    calendar.isOpen(received) && receivedAt.isAfter(closing(received, calendar))
                            ? calendar.nthOpenDayAfter(received, 1)
                            : calendar.firstOpenDayFrom(received);
        };
    }

    private static Instant opening(LocalDate openDay, OfficeCalendar calendar) {
        return at(openDay, calendar.hoursOn(openDay).opens());
    }

    private static Instant closing(LocalDate openDay, OfficeCalendar calendar) {
        return at(openDay, calendar.hoursOn(openDay).closes());
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(WorkingCalendar.ZONE).toInstant();
    }

    private static Deadline within(
            TimeLimit.Within limit,
            LocalDate dayZero,
            Instant receivedAt,
            List<Pause> pauses,
            OfficeCalendar calendar,
            Counting counting) {
        var firstDay = limit.instant() ? firstDayInTime(dayZero, pauses, calendar) : null;
        var instantUntil = firstDay == null ? null : WorkingCalendar.endOf(firstDay);
        return switch (limit.unit()) {
            case SECONDS, MINUTES, HOURS, OFFICE_SECONDS, OFFICE_MINUTES, OFFICE_HOURS ->
                    timed(limit, dayZero, receivedAt, instantUntil, pauses, calendar);
            case WORKING_DAYS ->
                    counted(
                            limit.max(),
                            dayZero,
                            instantUntil,
                            pauses,
                            new OpenDays(calendar),
                            calendar,
                            counting);
            case CALENDAR_DAYS, WEEKS, MONTHS, YEARS ->
                    counted(
                            calendarDays(limit, dayZero),
                            dayZero,
                            instantUntil,
                            pauses,
                            EVERY_DAY,
                            calendar,
                            counting);
        };
    }

    /** How many calendar days a limit of days, weeks, months or years has from day 0. */
    static int calendarDays(TimeLimit.Within limit, LocalDate dayZero) {
        return switch (limit.unit()) {
            case CALENDAR_DAYS -> limit.max();
            case WEEKS -> 7 * limit.max();
            case MONTHS -> daysUntil(dayZero, dayZero.plusMonths(limit.max()));
            case YEARS -> daysUntil(dayZero, dayZero.plusYears(limit.max()));
            case SECONDS,
                    MINUTES,
                    HOURS,
                    OFFICE_SECONDS,
                    OFFICE_MINUTES,
                    OFFICE_HOURS,
                    WORKING_DAYS ->
                    throw new IllegalArgumentException(limit.unit() + " are not calendar days");
        };
    }

    /**
     * The day by whose end delivery is still at once: the first open day from day 0 that ends with
     * the clock running.
     */
    private static @Nullable LocalDate firstDayInTime(
            LocalDate dayZero, List<Pause> pauses, OfficeCalendar calendar) {
        return pauses.isEmpty()
                ? calendar.firstOpenDayFrom(dayZero)
                : nthCountedDay(dayZero.minusDays(1), 1, pauses, new OpenDays(calendar));
    }

    /**
     * Hours or minutes from the moment of receipt, leaving out what was paused: by the clock, or of
     * office time only. Received on a day before day 0, they begin when day 0 opens.
     */
    private static Deadline timed(
            TimeLimit.Within limit,
            LocalDate dayZero,
            Instant receivedAt,
            @Nullable Instant instantUntil,
            List<Pause> pauses,
            OfficeCalendar calendar) {
        var from =
                dayZero.isAfter(WorkingCalendar.localDate(receivedAt))
                        ? opening(dayZero, calendar)
                        : receivedAt;
        boolean officeTime = limit.unit().isOfficeTime();
        var whole = duration(limit);
        var fourFifths = whole.multipliedBy(4).dividedBy(5);
        var dueAt =
                officeTime
                        ? officeTime(from, whole, pauses, calendar)
                        : elapsed(from, whole, pauses);
        if (dueAt == null) {
            return none(dayZero, instantUntil);
        }
        var fourFifthsUsed =
                officeTime
                        ? officeTime(from, fourFifths, pauses, calendar)
                        : elapsed(from, fourFifths, pauses);
        // "at once / 30 minutes": at once is no longer than the minutes
        boolean shorter = instantUntil != null && dueAt.isBefore(instantUntil);
        return new Deadline(
                dayZero,
                WorkingCalendar.localDate(dueAt.minusNanos(1)),
                dueAt,
                shorter ? dueAt : instantUntil,
                fourFifthsUsed,
                List.of());
    }

    private static Duration duration(TimeLimit.Within limit) {
        return switch (limit.unit()) {
            case SECONDS, OFFICE_SECONDS -> Duration.ofSeconds(limit.max());
            case MINUTES, OFFICE_MINUTES -> Duration.ofMinutes(limit.max());
            case HOURS, OFFICE_HOURS -> Duration.ofHours(limit.max());
            case WORKING_DAYS, CALENDAR_DAYS, WEEKS, MONTHS, YEARS ->
                    throw new IllegalArgumentException(limit.unit() + " are not clock time");
        };
    }

    /** When a duration of office time has passed, or null if the clock stands still before. */
    private static @Nullable Instant officeTime(
            Instant from, Duration duration, List<Pause> pauses, OfficeCalendar calendar) {
        var remaining = duration;
        for (var day = calendar.firstOpenDayFrom(WorkingCalendar.localDate(from));
                ;
                day = calendar.nthOpenDayAfter(day, 1)) {
            var begins = opening(day, calendar);
            var cursor = begins.isBefore(from) ? from : begins;
            var closes = closing(day, calendar);
            for (var pause : pauses) {
                if (!pause.from().isBefore(closes)
                        || (pause.to() != null && !pause.to().isAfter(cursor))) {
                    continue;
                }
                if (pause.from().isAfter(cursor)) {
                    var ran = Duration.between(cursor, pause.from());
                    if (ran.compareTo(remaining) >= 0) {
                        return cursor.plus(remaining);
                    }
                    remaining = remaining.minus(ran);
                }
                if (pause.to() == null) {
                    return null;
                }
                cursor = pause.to();
            }
            if (cursor.isBefore(closes)) {
                var ran = Duration.between(cursor, closes);
                if (ran.compareTo(remaining) >= 0) {
                    return cursor.plus(remaining);
                }
                remaining = remaining.minus(ran);
            }
        }
    }

    /** When a duration of clock time has passed, or null if the clock stands still before. */
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

    /** N counted days after day 0. */
    private static Deadline counted(
            int days,
            LocalDate dayZero,
            @Nullable Instant instantUntil,
            List<Pause> pauses,
            Days counting,
            OfficeCalendar calendar,
            Counting rules) {
        var last = nthCountedDay(dayZero, days, pauses, counting);
        if (last == null) {
            return none(dayZero, instantUntil);
        }
        var dueOn = lastDay(last, pauses, calendar, rules);
        if (dueOn == null) {
            return none(dayZero, instantUntil);
        }
        // At risk once more than 80 % of the days are used, or when the last day begins.
        var fourFifthsUsed = nthCountedDay(dayZero, days * 4 / 5 + 1, pauses, counting);
        var atRiskFrom = WorkingCalendar.startOf(dueOn);
        if (fourFifthsUsed != null && fourFifthsUsed.isBefore(dueOn)) {
            atRiskFrom = WorkingCalendar.endOf(fourFifthsUsed);
        }
        return on(dayZero, dueOn, instantUntil, atRiskFrom);
    }

    /** A limit that names its last day; in a pause it stands still. */
    private static Deadline until(
            LocalDate dayZero,
            LocalDate last,
            Instant receivedAt,
            List<Pause> pauses,
            OfficeCalendar calendar,
            Counting rules) {
        var moved = lastDay(last, List.of(), calendar, rules);
        var dueOn = moved == null ? null : standingStill(receivedAt, moved, pauses, calendar);
        return dueOn == null
                ? none(dayZero, null)
                : on(dayZero, dueOn, null, WorkingCalendar.startOf(dueOn));
    }

    /** The last day, or the first open day from it that ends with the clock running. */
    private static @Nullable LocalDate lastDay(
            LocalDate last, List<Pause> pauses, OfficeCalendar calendar, Counting rules) {
        return switch (rules.closedLastDay()) {
            case MOVES_ON -> calendar.isOpen(last) ? last : firstDayInTime(last, pauses, calendar);
            case STAYS -> last;
        };
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

    private static Deadline changed(
            Deadline counted,
            TimeLimit limit,
            Instant receivedAt,
            List<Pause> pauses,
            List<NewDate> newDates,
            OfficeCalendar calendar,
            Counting counting) {
        boolean negotiable =
                limit instanceof TimeLimit.Unbounded
                        || (limit instanceof TimeLimit.Within w && w.negotiable() != null);
        var applied = new ArrayList<NewDate>();
        var current = counted;
        for (var newDate : newDates) {
            var last = current.dueAt();
            boolean inTime = last == null || newDate.at().isBefore(last);
            boolean counts =
                    inTime
                            && switch (newDate) {
                                case NewDate.Agreement agreement -> negotiable;
                                case NewDate.Extension extension ->
                                        isLater(
                                                extension,
                                                applied,
                                                limit,
                                                receivedAt,
                                                pauses,
                                                calendar,
                                                counting);
                            };
            if (counts) {
                applied.add(newDate);
                current =
                        of(
                                counted,
                                standingStill(newDate.at(), newDate.dueOn(), pauses, calendar),
                                applied);
            }
        }
        return current;
    }

    /**
     * Whether an extension gives more time than there was when it was allowed: as if a pause that
     * lasted then ended at that moment.
     */
    private static boolean isLater(
            NewDate.Extension extension,
            List<NewDate> applied,
            TimeLimit limit,
            Instant receivedAt,
            List<Pause> pauses,
            OfficeCalendar calendar,
            Counting counting) {
        if (!applied.isEmpty()) {
            return extension.dueOn().isAfter(applied.getLast().dueOn());
        }
        var until = new ArrayList<Pause>();
        for (var pause : pauses) {
            if (pause.from().isBefore(extension.at())) {
                boolean lasted = pause.to() == null || pause.to().isAfter(extension.at());
                until.add(lasted ? new Pause(pause.from(), extension.at()) : pause);
            }
        }
        var had =
                counted(
                        limit,
                        dayZero(receivedAt, calendar, counting.rule()),
                        receivedAt,
                        until,
                        calendar,
                        counting);
        return had.dueAt() != null && WorkingCalendar.endOf(extension.dueOn()).isAfter(had.dueAt());
    }

    /**
     * A date that was set at some time, moved on by the open days that end in a pause after that;
     * null if the clock stands still before it.
     */
    private static @Nullable LocalDate standingStill(
            Instant setAt, LocalDate date, List<Pause> pauses, OfficeCalendar calendar) {
        var later = pauses.stream().filter(p -> p.to() == null || p.to().isAfter(setAt)).toList();
        var setOn = WorkingCalendar.localDate(setAt);
        int days = calendar.openDaysAfter(setOn, date);
        if (later.isEmpty()
                || (countedDays(setOn, date, later, calendar) == days
                        && later.stream().noneMatch(p -> p.lastsAtTheEndOf(date)))) {
            return date;
        }
        var moved =
                days == 0
                        ? nthCountedDay(date.minusDays(1), 1, later, new OpenDays(calendar))
                        : nthCountedDay(setOn, days, later, new OpenDays(calendar));
        return moved == null || moved.isAfter(date) ? moved : date;
    }

    private static Deadline of(Deadline counted, @Nullable LocalDate dueOn, List<NewDate> applied) {
        return new Deadline(
                counted.dayZero(),
                dueOn,
                dueOn == null ? null : until(dueOn, applied.getLast()),
                counted.instantUntil(),
                dueOn == null ? null : WorkingCalendar.startOf(dueOn),
                List.copyOf(applied));
    }

    /** The end of the day, or the hour that was agreed for it. */
    private static Instant until(LocalDate dueOn, NewDate newDate) {
        return newDate instanceof NewDate.Agreement agreement && agreement.dueAt() != null
                ? at(dueOn, agreement.dueAt().atZone(WorkingCalendar.ZONE).toLocalTime())
                : WorkingCalendar.endOf(dueOn);
    }

    private static Deadline on(
            LocalDate dayZero,
            LocalDate dueOn,
            @Nullable Instant instantUntil,
            Instant atRiskFrom) {
        return new Deadline(
                dayZero, dueOn, WorkingCalendar.endOf(dueOn), instantUntil, atRiskFrom, List.of());
    }

    private static Deadline none(LocalDate dayZero, @Nullable Instant instantUntil) {
        return new Deadline(dayZero, null, null, instantUntil, null, List.of());
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
