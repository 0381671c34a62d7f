package bd.somoyshima.deadline;

import java.time.Instant;
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
}
