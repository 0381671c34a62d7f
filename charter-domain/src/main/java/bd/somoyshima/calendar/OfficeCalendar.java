package bd.somoyshima.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open and closed days of one office, as a table: no question goes through the days one by one.
 *
 * <p>Days are counted between {@link #FIRST} and {@link #LAST}; a date outside is refused, since no
 * one has declared its holidays.
 */
public final class OfficeCalendar {

    /** The first date a calendar answers for, inclusive. */
    public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    /** The last date a calendar answers for, inclusive. */
    public static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private final Set<DayOfWeek> usualWeekend;

    /** In reading order, as are the next two. */
    private final List<WeekendPattern> weekends = new ArrayList<>();

    private final List<OfficeHours> hours = new ArrayList<>();
    private final Map<LocalDate, List<CalendarEntry>> days = new HashMap<>();

    private final OpenDays open;

    /** Declarations must be in reading order: see {@link WorkingCalendar}. */
    OfficeCalendar(Set<DayOfWeek> usualWeekend, List<CalendarDeclaration> inReadingOrder) {
        this.usualWeekend = usualWeekend;
        for (var declaration : inReadingOrder) {
            switch (declaration) {
                case CalendarEntry e ->
                        days.computeIfAbsent(e.date(), d -> new ArrayList<>()).add(e);
                case WeekendPattern w -> weekends.add(w);
                case OfficeHours h -> hours.add(h);
            }
        }
        open = new OpenDays(LocalDays.DAYS, number -> isOpenAsDeclared(LocalDays.date(number)));
    }

    private boolean isOpenAsDeclared(LocalDate date) {
        return days.containsKey(date) ? on(date).open() : !isWeekend(date, weekendOn(date));
    }

    /** The pattern that holds on a day, or null if none was declared for it. */
    private @Nullable WeekendPattern weekendOn(LocalDate date) {
        for (var pattern : weekends.reversed()) {
            if (pattern.dates().contains(date)) {
                return pattern;
            }
        }
        return null;
    }

    private boolean isWeekend(LocalDate date, @Nullable WeekendPattern pattern) {
        return (pattern == null ? usualWeekend : pattern.closed()).contains(date.getDayOfWeek());
    }

    /** The hours that hold on a day, if the office is open then. */
    public OfficeHours hoursOn(LocalDate date) {
        for (var declared : hours.reversed()) {
            if (declared.dates().contains(date)) {
                return declared;
            }
        }
        return OfficeHours.USUAL;
    }

    /**
     * Whether the office is open on a day, and why.
     *
     * <p>Declarations for the day are read in the order they were made: a holiday closes it, a
     * make-up working day opens it, a cancellation takes back what was read so far.
     */
    public DayStatus on(LocalDate date) {
        var holidays = new ArrayList<CalendarDeclaration>();
        var makeUp = new ArrayList<CalendarDeclaration>();
        var cancelled = new ArrayList<CalendarDeclaration>();
        for (var entry : days.getOrDefault(date, List.of())) {
            switch (entry.kind()) {
                case HOLIDAY -> {
                    makeUp.clear();
                    holidays.add(entry);
                }
                case CANCELLED -> {
                    holidays.removeIf(h -> reaches(entry, h));
                    makeUp.removeIf(d -> reaches(entry, d));
                    cancelled.add(entry);
                }
                case MOVED_AWAY -> {
                    boolean named =
                            holidays.stream().anyMatch(h -> h.nameEn().equals(entry.nameEn()));
                    holidays.removeIf(
                            h ->
                                    reaches(entry, h)
                                            && (!named || h.nameEn().equals(entry.nameEn())));
                    cancelled.add(entry);
                }
                case WORKING_DAY -> {
                    holidays.clear();
                    makeUp.add(entry);
                }
            }
        }
        if (!holidays.isEmpty()) {
            return closed(date, DayStatus.Reason.HOLIDAY, holidays);
        }
        if (!makeUp.isEmpty()) {
            return open(date, DayStatus.Reason.MAKE_UP_WORKING_DAY, makeUp);
        }
        var pattern = weekendOn(date);
        if (isWeekend(date, pattern)) {
            return closed(
                    date, DayStatus.Reason.WEEKEND, pattern == null ? List.of() : List.of(pattern));
        }
        return cancelled.isEmpty()
                ? open(date, DayStatus.Reason.WORKING_DAY, List.of())
                : open(date, DayStatus.Reason.HOLIDAY_CANCELLED, cancelled);
    }

    /** Whether a cancellation takes back a declaration: not one for a narrower place. */
    private static boolean reaches(CalendarEntry cancellation, CalendarDeclaration declared) {
        return declared.scope().narrowness() <= cancellation.scope().narrowness();
    }

    private DayStatus open(
            LocalDate date, DayStatus.Reason reason, List<CalendarDeclaration> because) {
        return new DayStatus(date, reason, List.copyOf(because), hoursOn(date));
    }

    private static DayStatus closed(
            LocalDate date, DayStatus.Reason reason, List<CalendarDeclaration> because) {
        return new DayStatus(date, reason, List.copyOf(because), null);
    }

    public boolean isOpen(LocalDate date) {
        return open.isOpen(index(date));
    }

    /**
     * The n-th open day after a day, the day itself not counted.
     *
     * @param n 1 or more
     * @throws DateTimeException if it lies beyond {@link #LAST}
     */
    public LocalDate nthOpenDayAfter(LocalDate day, int n) {
        int position = open.upTo(index(day)) + n - 1;
        if (position >= open.count()) {
            throw new DateTimeException(
                    "no " + n + ". open day after " + day + " before the end of " + LAST);
        }
        return LocalDays.date(open.at(position));
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
        int openBefore = open.upTo(index(day) - 1);
        return openBefore < n ? FIRST : LocalDays.date(open.at(openBefore - n));
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
        return to.isAfter(from) ? open.upTo(index(to)) - open.upTo(index(from)) : 0;
    }

    private static int index(LocalDate date) {
        int number = LocalDays.number(date);
        if (number < 0) {
            throw new DateTimeException(
                    date + " is outside the calendar, which covers " + FIRST + " to " + LAST);
        }
        return number;
    }
}
