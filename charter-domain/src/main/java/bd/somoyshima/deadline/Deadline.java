package bd.somoyshima.deadline;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By when a case is due.
 *
 * @param dayZero the local date from which days are counted; it is not counted itself
 * @param dueOn the last local date in time, or null if there is no target, or none yet because the
 *     clock stands still
 * @param dueAt the exclusive bound: the first instant of the local date after {@code dueOn}; null
 *     with it
 * @param instantUntil until when delivery counts as instant, exclusive; null if the charter makes
 *     no such promise
 * @param atRiskFrom the instant from which an open case is at risk: more than 80 % of the limit is
 *     used, or the last counted day has begun; null if there is no {@code dueAt}
 * @param agreed whether {@code dueOn} was agreed with the applicant instead of counted
 */
public record Deadline(
        LocalDate dayZero,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        @Nullable Instant instantUntil,
        @Nullable Instant atRiskFrom,
        boolean agreed) {}
