package bd.somoyshima.casefile;

import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.deadline.Deadlines.Agreement;
import bd.somoyshima.deadline.Pause;
import java.time.Instant;
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
     * @param receivedAt null if no receipt has been reported
     * @param pauses in order, not overlapping; the last one may lack an end
     * @param agreements in order
     * @param closing how it ended, or null while open
     */
    record ServiceRequest(
            @Nullable ServiceCode service,
            @Nullable Instant receivedAt,
            List<Pause> pauses,
            List<Agreement> agreements,
            @Nullable Closing closing,
            Set<Finding> findings,
            boolean demonstration)
            implements CaseState {}

    /**
     * A complaint.
     *
     * @param service the service it is about, or null
     * @param steps the tiers it went through, the first one first; empty if it was never lodged
     */
    record Complaint(
            @Nullable ServiceCode service,
            List<TierStep> steps,
            Set<Finding> findings,
            boolean demonstration)
            implements CaseState {}

    /** How and when a request ended. */
    record Closing(Instant at, Outcome outcome) {}

    /** How a request ended. */
    enum Outcome {
        DELIVERED,
        REJECTED,
        WITHDRAWN
    }

    /**
     * A complaint's time with one tier.
     *
     * @param tier 1, 2 or 3
     * @param from when the tier got it
     * @param resolvedAt when the tier disposed of it, or null
     */
    record TierStep(int tier, Instant from, @Nullable Instant resolvedAt) {}
}
