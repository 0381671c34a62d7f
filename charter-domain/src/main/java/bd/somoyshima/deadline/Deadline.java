package bd.somoyshima.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By when a case is due.
 *
 * @param dayZero the local date from which days are counted; it is not counted itself
 * @param dueOn the last local date in time, or null if there is no target, or none yet because the
 *     clock stands still
 * @param dueAt the exclusive bound: the first instant of the local date after {@code dueOn}, or an
 *     instant within that date for a limit of hours or minutes; null with it
 * @param instantUntil until when delivery counts as instant, exclusive; null if the charter makes
 *     no such promise
 * @param atRiskFrom the instant from which an open case is at risk: more than 80 % of the limit is
 *     used, or the last counted day has begun; null if there is no {@code dueAt}
 * @param newDates the dates that took the place of the one counted, in order; the last one is
 *     {@code dueOn}
 */
public record Deadline(
        LocalDate dayZero,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        @Nullable Instant instantUntil,
        @Nullable Instant atRiskFrom,
        List<NewDate> newDates) {

    /** Whether a date was agreed with the applicant; such cases are reported apart. */
    public boolean agreed() {
        return newDates.stream().anyMatch(NewDate.Agreement.class::isInstance);
    }

    /** Whether an authority allowed a later date. */
    public boolean extended() {
        return newDates.stream().anyMatch(NewDate.Extension.class::isInstance);
    }
}
