package bd.somoyshima.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** Every local date a calendar covers, its number and its first instant, made once. */
final class LocalDays {

    /** The number of local dates a calendar covers; {@link OfficeCalendar#FIRST} is number 0. */
    static final int DAYS =
            (int) (OfficeCalendar.LAST.toEpochDay() - OfficeCalendar.FIRST.toEpochDay()) + 1;

    private static final int FIRST_YEAR = OfficeCalendar.FIRST.getYear();
    private static final int YEARS = OfficeCalendar.LAST.getYear() - FIRST_YEAR + 1;
    private static final long BASE = OfficeCalendar.FIRST.toEpochDay();

    private static final LocalDate[] DATES = new LocalDate[DAYS];

    /** With one more: the end of the last day. */
    private static final Instant[] STARTS = new Instant[DAYS + 1];

    /** The number of the first day of each month. */
    private static final int[] MONTHS = new int[YEARS * 12];

    static {
        for (int i = 0; i <= DAYS; i++) {
            var date = LocalDate.ofEpochDay(BASE + i);
            STARTS[i] = date.atStartOfDay(WorkingCalendar.ZONE).toInstant();
            if (i < DAYS) {
                DATES[i] = date;
                if (date.getDayOfMonth() == 1) {
                    MONTHS[month(date)] = i;
                }
            }
        }
    }

    private LocalDays() {}

    private static int month(LocalDate date) {
        return (date.getYear() - FIRST_YEAR) * 12 + date.getMonthValue() - 1;
    }

    /** The number of a date, or -1 if no calendar covers it. */
    static int number(LocalDate date) {
        int month = month(date);
        return month < 0 || month >= MONTHS.length ? -1 : MONTHS[month] + date.getDayOfMonth() - 1;
    }

    /**
     * The date of a number.
     *
     * @param number 0 to {@link #DAYS}, exclusive
     */
    static LocalDate date(int number) {
        return DATES[number];
    }

    /** The date of a day counted from 1970, covered or not. */
    static LocalDate ofEpochDay(long epochDay) {
        long number = epochDay - BASE;
        return number >= 0 && number < DAYS ? DATES[(int) number] : LocalDate.ofEpochDay(epochDay);
    }

    /** The first instant of a date, covered or not. */
    static Instant start(LocalDate date) {
        int number = number(date);
        return number >= 0 ? STARTS[number] : date.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }

    /** The first instant after a date, covered or not. */
    static Instant end(LocalDate date) {
        int number = number(date);
        return number >= 0
                ? STARTS[number + 1]
                : date.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
