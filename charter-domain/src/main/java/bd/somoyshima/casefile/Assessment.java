package bd.somoyshima.casefile;

import bd.somoyshima.casefile.CaseState.CasePause;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.deadline.Deadline;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.TimeLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case judged by the charter and calendar that govern it. Holds no "now": see {@link #verdictAt}.
 *
 * @param kind service request or complaint
 * @param service the service, or null if unknown
 * @param receivedAt when this office received it, or null if no receipt was reported
 * @param basis what it is judged by, or null if no charter governs it
 * @param deadline null if there is nothing to count from or by; of a complaint, the deadline of the
 *     tier that has it
 * @param paused whether the clock stands still
 * @param closedAt when it ended (for a complaint: when its present tier disposed of it), or null
 *     while open
 * @param settled the verdict if it no longer depends on now, else null
 * @param workingDays counted days from day 0 to the day it ended, or null while open or if not
 *     counted
 * @param pausedDays open days within the time it took that were not counted
 * @param tiers a complaint's time with each tier, in order; empty for a service request
 * @param total the citizen's whole clock for a complaint, or null
 * @param reopened how often it was taken up again
 * @param variant of the service, or null
 * @param waitingFor the event that has not happened yet from which the charter counts, or null if
 *     the clock has begun; while it waits, a case has no due date and is never overdue
 * @param findings of the fold and of judging
 */
public record Assessment(
        CaseKind kind,
        @Nullable ServiceCode service,
        @Nullable Instant receivedAt,
        @Nullable Basis basis,
        @Nullable Deadline deadline,
        boolean paused,
        @Nullable Instant closedAt,
        @Nullable Verdict settled,
        @Nullable Integer workingDays,
        int pausedDays,
        int tier,
        List<TierStanding> tiers,
        @Nullable TotalClock total,
        int reopened,
        @Nullable String variant,
        @Nullable ClockStart waitingFor,
        Set<Finding> findings,
        boolean demonstration) {

    /**
     * What a case is judged by.
     *
     * @param charter the version in force on the day this office received it
     * @param reading of the words that promise its time
     * @param countedFrom from when its clock runs: receipt at the first office, if it came from
     *     another and the charter lets the clock continue; the event the charter counts from, if it
     *     has happened
     * @param pauses those the charter provides for, in order
     */
    public record Basis(
            Charter charter, LimitReading reading, Instant countedFrom, List<CasePause> pauses) {}

    /**
     * A complaint's time with one tier, judged by that tier's own limit.
     *
     * @param tier 1, 2 or 3
     * @param from when its clock began
     * @param reading of the tier's limit
     * @param addedDays working days added for an investigation
     * @param deadline by when the tier must have disposed of it
     * @param endedAt when the tier disposed of it or it went on, or null while the tier has it
     * @param settled the tier's verdict once it no longer depends on now
     * @param ripeAt from when it is ripe for escalation because the limit ran out first; in the
     *     future if that has not happened yet; null if it cannot happen
     */
    public record TierStanding(
            int tier,
            Instant from,
            LimitReading reading,
            int addedDays,
            Deadline deadline,
            @Nullable Instant endedAt,
            @Nullable Verdict settled,
            @Nullable Instant ripeAt) {

        /** The tier's verdict at an instant. */
        public Verdict verdictAt(Instant now) {
            return settled == null ? openVerdict(deadline, now) : settled;
        }
    }

    /**
     * The citizen's clock over all tiers. No transfer, appeal or reopening resets it.
     *
     * @param from when the complaint was first lodged, anywhere
     * @param dueOn the last local date in time if every tier takes all its time, or null if a tier
     *     has no target
     * @param workingDays open days from {@code from} to its end, or null while open
     */
    public record TotalClock(
            Instant from, @Nullable LocalDate dueOn, @Nullable Integer workingDays) {}

    /** The same, and a finding. */
    Assessment with(Finding finding) {
        var more = EnumSet.of(finding);
        more.addAll(findings);
        return new Assessment(
                kind,
                service,
                receivedAt,
                basis,
                deadline,
                paused,
                closedAt,
                settled,
                workingDays,
                pausedDays,
                tier,
                tiers,
                total,
                reopened,
                variant,
                waitingFor,
                more,
                demonstration);
    }

    /** The verdict at an instant. */
    public Verdict verdictAt(Instant now) {
        if (settled != null) {
            return settled;
        }
        var verdict = openVerdict(deadline, now);
        if (verdict == Verdict.OVERDUE) {
            return verdict;
        }
        return waitingFor != null ? Verdict.WAITING : paused ? Verdict.PAUSED : verdict;
    }

    private static Verdict openVerdict(@Nullable Deadline deadline, Instant now) {
        if (deadline == null || deadline.dueAt() == null || now.isBefore(atRiskFrom(deadline))) {
            return Verdict.ON_TRACK;
        }
        return now.isBefore(deadline.dueAt()) ? Verdict.AT_RISK : Verdict.OVERDUE;
    }

    private static Instant atRiskFrom(Deadline deadline) {
        return deadline.atRiskFrom() == null ? Instant.MAX : deadline.atRiskFrom();
    }

    /**
     * Whether there is a time limit to be judged by: the charter gives one that can be read, or a
     * date was agreed. True while the clock stands still, and of a case that was withdrawn.
     */
    public boolean hasTarget() {
        return basis != null
                && deadline != null
                && settled != Verdict.OUT_OF_SCOPE
                && !basis.reading().needsReview()
                && (waitingFor == null || closedAt == null)
                && (!(basis.reading().limit() instanceof TimeLimit.Unbounded) || agreed());
    }

    /** Whether another date was agreed; such cases are reported apart. */
    public boolean agreed() {
        return deadline != null && deadline.agreed();
    }

    /** The date from which the charter version that governs it is in force, or null if none. */
    public @Nullable LocalDate charterFrom() {
        return basis == null ? null : basis.charter().effectiveFrom();
    }

    /** That charter's words, or null. */
    public @Nullable String limitText() {
        return basis == null ? null : basis.reading().text();
    }

    public @Nullable LocalDate dueOn() {
        return deadline == null ? null : deadline.dueOn();
    }

    public @Nullable Instant dueAt() {
        return deadline == null ? null : deadline.dueAt();
    }

    public enum CaseKind {
        SERVICE_REQUEST,
        COMPLAINT
    }
}
