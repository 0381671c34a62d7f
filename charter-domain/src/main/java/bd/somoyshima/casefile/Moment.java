package bd.somoyshima.casefile;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import java.time.Instant;

/**
 * When something happened, as far as the facts of a case tell: at a moment, or at some time of a
 * day, narrowed down by what came before and after it on that day.
 *
 * @param earliest it cannot have happened before
 * @param at the moment it is shown at
 * @param latest it cannot have happened after; the three are the same if the moment is known
 */
public record Moment(Instant earliest, Instant at, Instant latest) {

    public Moment {
        if (earliest.isAfter(at) || at.isAfter(latest)) {
            throw new IllegalArgumentException(earliest + ", " + at + " and " + latest);
        }
    }

    /** A moment that is known. */
    static Moment at(Instant at) {
        return new Moment(at, at, at);
    }

    /** Whether the moment is known, and not only the day. */
    public boolean isExact() {
        return earliest.equals(latest);
    }

    /**
     * The earliest moment at which an office may have done it: if only the day is known, on a
     * working day not before it opened.
     */
    Instant earliestIn(OfficeCalendar calendar) {
        var day = WorkingCalendar.localDate(at);
        if (isExact() || !calendar.isOpen(day)) {
            return earliest;
        }
        var opens = day.atTime(calendar.hoursOn(day).opens()).atZone(WorkingCalendar.ZONE);
        return later(earliest, earlier(opens.toInstant(), latest));
    }

    /**
     * The latest moment at which an office may have done it: if only the day is known, on a working
     * day not after it closed.
     */
    Instant latestIn(OfficeCalendar calendar) {
        var day = WorkingCalendar.localDate(at);
        if (isExact() || !calendar.isOpen(day)) {
            return latest;
        }
        var closes = day.atTime(calendar.hoursOn(day).closes()).atZone(WorkingCalendar.ZONE);
        return earlier(latest, later(closes.toInstant(), earliest));
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
