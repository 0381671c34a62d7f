package bd.somoyshima.deadline;

import bd.somoyshima.calendar.WorkingCalendar;
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

    /**
     * Whether something done at an instant is in time. The end of a day is exclusive; of a limit of
     * hours or minutes the last moment still counts: two hours from ten are kept at twelve sharp.
     */
    public boolean isInTime(Instant at) {
        if (dueAt == null || dueOn == null || at.isBefore(dueAt)) {
            return true;
        }
        return at.equals(dueAt) && dueAt.isBefore(WorkingCalendar.endOf(dueOn));
    }

    /** Whether a date was agreed with the applicant; such cases are reported apart. */
    public boolean agreed() {
        return newDates.stream().anyMatch(NewDate.Agreement.class::isInstance);
    }

    /** Whether an authority allowed a later date. */
    public boolean extended() {
        return newDates.stream().anyMatch(NewDate.Extension.class::isInstance);
    }
}
