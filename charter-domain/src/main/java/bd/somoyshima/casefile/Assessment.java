package bd.somoyshima.casefile;

import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.deadline.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case judged by the charter and calendar that govern it. Holds no "now": see {@link #verdictAt}.
 *
 * @param kind service request or complaint
 * @param service the service, or null if unknown
 * @param receivedAt when it was received or lodged, or null if no receipt was reported
 * @param charterFrom the date from which the charter version that governs it is in force, or null
 *     if none does
 * @param limitText that charter's words, or null
 * @param deadline null if there is nothing to count from or by
 * @param paused whether the clock stands still
 * @param closedAt when it ended (for a complaint: when its present tier disposed of it), or null
 *     while open
 * @param settled the verdict if it no longer depends on now, else null
 * @param workingDays counted days from day 0 to the day it ended, or null while open or if not
 *     counted
 * @param pausedDays open days within the time it took that were not counted
 * @param tier the complaint tier that has it, 0 for a service request
 * @param findings of the fold and of judging
 */
public record Assessment(
        CaseKind kind,
        @Nullable ServiceCode service,
        @Nullable Instant receivedAt,
        @Nullable LocalDate charterFrom,
        @Nullable String limitText,
        @Nullable Deadline deadline,
        boolean paused,
        @Nullable Instant closedAt,
        @Nullable Verdict settled,
        @Nullable Integer workingDays,
        int pausedDays,
        int tier,
        Set<Finding> findings,
        boolean demonstration) {

    /** The verdict at an instant. */
    public Verdict verdictAt(Instant now) {
        if (settled != null) {
            return settled;
        }
        if (deadline == null || deadline.dueAt() == null || now.isBefore(atRiskFrom(deadline))) {
            return Verdict.ON_TRACK;
        }
        return now.isBefore(deadline.dueAt()) ? Verdict.AT_RISK : Verdict.OVERDUE;
    }

    private static Instant atRiskFrom(Deadline deadline) {
        return deadline.atRiskFrom() == null ? Instant.MAX : deadline.atRiskFrom();
    }

    /** Whether another date was agreed; such cases are reported apart. */
    public boolean agreed() {
        return deadline != null && deadline.agreed();
    }

    public enum CaseKind {
        SERVICE_REQUEST,
        COMPLAINT
    }
}
