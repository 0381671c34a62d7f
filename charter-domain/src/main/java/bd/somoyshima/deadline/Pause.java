package bd.somoyshima.deadline;

import bd.somoyshima.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the clock stands still.
 *
 * @param from inclusive
 * @param to exclusive, or null while the pause lasts
 */
public record Pause(Instant from, @Nullable Instant to) {
    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a pause cannot end at " + to + " before it began at " + from);
        }
    }

    /** Whether a local date ends in it: the clock stands still at the following midnight. */
    boolean lastsAtTheEndOf(LocalDate date) {
        var end = WorkingCalendar.endOf(date);
        return from.isBefore(end) && (to == null || !to.isBefore(end));
    }
}
