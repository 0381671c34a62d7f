package bd.somoyshima.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** Every local date a calendar covers and its first instant, made once. */
final class LocalDays {

    private static final int BASE = (int) OfficeCalendar.FIRST.toEpochDay();
    private static final int DAYS = (int) OfficeCalendar.LAST.toEpochDay() - BASE + 2;

    private static final LocalDate[] DATES = new LocalDate[DAYS];
    private static final Instant[] STARTS = new Instant[DAYS];

    static {
        for (int i = 0; i < DAYS; i++) {
            DATES[i] = LocalDate.ofEpochDay(BASE + i);
            STARTS[i] = DATES[i].atStartOfDay(WorkingCalendar.ZONE).toInstant();
        }
    }

    private LocalDays() {}

    static LocalDate date(long epochDay) {
        long i = epochDay - BASE;
        return i >= 0 && i < DAYS ? DATES[(int) i] : LocalDate.ofEpochDay(epochDay);
    }

    static Instant start(long epochDay) {
        long i = epochDay - BASE;
        return i >= 0 && i < DAYS
                ? STARTS[(int) i]
                : LocalDate.ofEpochDay(epochDay).atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
