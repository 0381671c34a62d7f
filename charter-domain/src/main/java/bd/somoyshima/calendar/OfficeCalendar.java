package bd.somoyshima.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open and closed days of one office, as a table: every question is an array look-up.
 *
 * <p>Days are counted between {@link #FIRST} and {@link #LAST}; a date outside is refused, since no
 * one has declared its holidays.
 */
public final class OfficeCalendar {

    /** The first date a calendar answers for, inclusive. */
    public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    /** The last date a calendar answers for, inclusive. */
    public static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private static final long BASE = FIRST.toEpochDay();
    private static final int DAYS = (int) (LAST.toEpochDay() - BASE) + 1;

    private final Set<DayOfWeek> weekend;
    private final Map<LocalDate, List<CalendarEntry>> declared = new HashMap<>();

    /** openUpTo[i]: the number of open days from the first day up to and including day i. */
    private final int[] openUpTo = new int[DAYS];

    /** openDays[k]: the index of the k-th open day, counted from 0. */
    private final int[] openDays;

    /** Entries must be in reading order: see {@link WorkingCalendar}. */
    OfficeCalendar(Set<DayOfWeek> weekend, List<CalendarEntry> entriesInReadingOrder) {
        this.weekend = weekend;
        for (var entry : entriesInReadingOrder) {
            declared.computeIfAbsent(entry.date(), d -> new ArrayList<>()).add(entry);
        }
        var open = new int[DAYS];
        int count = 0;
        for (int i = 0; i < DAYS; i++) {
            if (opens(LocalDate.ofEpochDay(BASE + i))) {
                open[count++] = i;
            }
            openUpTo[i] = count;
        }
        openDays = Arrays.copyOf(open, count);
    }

    private boolean opens(LocalDate date) {
        return declared.containsKey(date)
                ? on(date).open()
                : !weekend.contains(date.getDayOfWeek());
    }

    /**
     * Whether the office is open on a day, and why.
     *
     * <p>Declarations for the day are read in the order they were made: a holiday closes it, a
     * cancellation takes back the holidays read so far, a make-up working day opens it.
     */
    public DayStatus on(LocalDate date) {
        var holidays = new ArrayList<CalendarEntry>();
        var makeUp = new ArrayList<CalendarEntry>();
        for (var entry : declared.getOrDefault(date, List.of())) {
            switch (entry.kind()) {
                case HOLIDAY -> {
                    makeUp.clear();
                    holidays.add(entry);
                }
                case CANCELLED -> holidays.clear();
                case WORKING_DAY -> {
                    holidays.clear();
                    makeUp.add(entry);
                }
            }
        }
        if (!holidays.isEmpty()) {
            return new DayStatus(date, DayStatus.Reason.HOLIDAY, List.copyOf(holidays));
        }
        if (!makeUp.isEmpty()) {
            return new DayStatus(date, DayStatus.Reason.MAKE_UP_WORKING_DAY, List.copyOf(makeUp));
        }
        return new DayStatus(
                date,
                weekend.contains(date.getDayOfWeek())
                        ? DayStatus.Reason.WEEKEND
                        : DayStatus.Reason.WORKING_DAY,
                List.of());
    }

    public boolean isOpen(LocalDate date) {
        int i = index(date);
        return openUpTo[i] > (i == 0 ? 0 : openUpTo[i - 1]);
    }

    /**
     * The n-th open day after a day, the day itself not counted.
     *
     * @param n 1 or more
     * @throws DateTimeException if it lies beyond {@link #LAST}
     */
    public LocalDate nthOpenDayAfter(LocalDate day, int n) {
        int position = openUpTo[index(day)] + n - 1;
        if (position >= openDays.length) {
            throw new DateTimeException(
                    "no " + n + ". open day after " + day + " before the end of " + LAST);
        }
        return LocalDate.ofEpochDay(BASE + openDays[position]);
    }

    /**
     * The day from which at most n open days remain up to and including a day: the n-th open day
     * before it.
     *
     * @param n 1 or more
     */
    public LocalDate nthOpenDayBefore(LocalDate day, int n) {
        if (!day.isAfter(FIRST)) {
            return FIRST;
        }
        int openBefore = openUpTo[index(day.minusDays(1))];
        return openBefore < n ? FIRST : LocalDate.ofEpochDay(BASE + openDays[openBefore - n]);
    }

    /** The first open day on or after a day. */
    public LocalDate firstOpenDayFrom(LocalDate day) {
        return isOpen(day) ? day : nthOpenDayAfter(day, 1);
    }

    /**
     * The number of open days after {@code from} up to and including {@code to}; 0 if {@code to} is
     * not after {@code from}.
     */
    public int openDaysAfter(LocalDate from, LocalDate to) {
        return to.isAfter(from) ? openUpTo[index(to)] - openUpTo[index(from)] : 0;
    }

    private static int index(LocalDate date) {
        long i = date.toEpochDay() - BASE;
        if (i < 0 || i >= DAYS) {
            throw new DateTimeException(
                    date + " is outside the calendar, which covers " + FIRST + " to " + LAST);
        }
        return (int) i;
    }
}
