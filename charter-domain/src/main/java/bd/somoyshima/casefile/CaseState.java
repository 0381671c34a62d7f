package bd.somoyshima.casefile;

import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.deadline.NewDate;
import bd.somoyshima.deadline.Pause;
import bd.somoyshima.deadline.WaitingFor;
import bd.somoyshima.fact.CaseFact.TransferredFrom;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.limit.ClockStart;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the facts of a case say, whatever the order they arrived in. */
public sealed interface CaseState {

    /** What does not fit. */
    Set<Finding> findings();

    /** Whether its facts belong to the demonstration. */
    boolean demonstration();

    /**
     * A request for a service.
     *
     * @param service null with {@code receivedAt}
     * @param receivedAt when this office received it, or null if no receipt has been reported
     * @param transferredFrom where it came from, or null
     * @param pauses in order, not overlapping; the last one may lack an end
     * @param newDates agreed with the applicant or allowed by an authority, in order
     * @param closing how it ended, or null while open
     * @param reopened how often it was taken up again after it had been closed
     * @param variant of the service, or null
     * @param clockStarts the events reported that may start the clock, in order
     */
    record ServiceRequest(
            @Nullable ServiceCode service,
            @Nullable Moment receivedAt,
            @Nullable TransferredFrom transferredFrom,
            List<CasePause> pauses,
            List<NewDate> newDates,
            @Nullable Closing closing,
            int reopened,
            @Nullable String variant,
            List<StartedClock> clockStarts,
            Set<Finding> findings,
            boolean demonstration)
            implements CaseState {}

    /** An event from which a charter may count, and when it happened. */
    record StartedClock(ClockStart event, Moment at) {}

    /**
     * A complaint.
     *
     * @param service the service it is about, or null
     * @param transferredFrom where it came from, or null
     * @param steps the tiers it went through, the first one first; empty if it was never lodged
     * @param transferredAt when it was passed on to another office, or null
     * @param reopened how often it was taken up again after it had been disposed of
     */
    record Complaint(
            @Nullable ServiceCode service,
            @Nullable TransferredFrom transferredFrom,
            List<TierStep> steps,
            @Nullable Moment transferredAt,
            int reopened,
            Set<Finding> findings,
            boolean demonstration)
            implements CaseState {}

    /**
     * A pause and where it comes from.
     *
     * @param waitingFor for whom the office waits
     * @param reportedBy the fact that says so
     * @param begun when it began
     * @param ended when it ended, or null while it lasts
     * @param pause the time in which the clock may have stood still: as long as those two allow
     */
    record CasePause(
            WaitingFor waitingFor,
            FactKey reportedBy,
            Moment begun,
            @Nullable Moment ended,
            Pause pause) {}

    /** How and when a request ended. */
    record Closing(Moment at, Outcome outcome) {}

    /** How a request ended. */
    enum Outcome {
        DELIVERED,
        REJECTED,
        WITHDRAWN,
        TRANSFERRED
    }

    /**
     * A complaint's time with one tier.
     *
     * @param tier 1, 2 or 3
     * @param from when the tier got it
     * @param investigationOrderedAt when the tier ordered an investigation, or null
     * @param resolvedAt when the tier disposed of it, or null
     */
    record TierStep(
            int tier,
            Moment from,
            @Nullable Moment investigationOrderedAt,
            @Nullable Moment resolvedAt) {}
}
