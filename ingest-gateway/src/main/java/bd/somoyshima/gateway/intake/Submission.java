package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.quarantine.Quarantine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One fact on its way into the event log.
 *
 * @param event as it came, for quarantine
 * @param arrival how it came
 * @param caller who says it
 * @param verdict completed once its fate is committed
 */
record Submission<F extends Fact>(
        F fact,
        RawEvent event,
        Arrival arrival,
        Caller caller,
        CompletableFuture<FactVerdict> verdict) {

    static <F extends Fact> Submission<F> of(
            F fact, RawEvent event, Arrival arrival, Caller caller) {
        return new Submission<>(fact, event, arrival, caller, new CompletableFuture<>());
    }

    /**
     * Whether other content under the same source and id is meant as a correction: the rows of an
     * office's own list are.
     */
    boolean corrects() {
        return event.mediaType().equals(RawEvent.ROW);
    }

    /** The verdict on this fact. */
    FactVerdict verdict(
            FactVerdict.Outcome outcome,
            FactVerdict.@Nullable CaseStanding standing,
            List<Problem> problems,
            @Nullable Long quarantineId) {
        return verdict(outcome, standing, problems, List.of(), quarantineId);
    }

    /** The verdict on this fact, with what it leaves uncertain. */
    FactVerdict verdict(
            FactVerdict.Outcome outcome,
            FactVerdict.@Nullable CaseStanding standing,
            List<Problem> problems,
            List<Problem> warnings,
            @Nullable Long quarantineId) {
        return new FactVerdict(
                0,
                fact.header().source(),
                fact.header().id(),
                outcome,
                standing,
                problems,
                warnings,
                quarantineId);
    }

    /**
     * Keeps this fact in quarantine, in the caller's transaction if there is one, and says why.
     *
     * @param earlier of a conflict, what was stored before
     */
    FactVerdict rejected(Quarantine quarantine, List<Problem> problems, @Nullable Fact earlier) {
        long quarantineId =
                FactIntake.keep(
                        quarantine,
                        event,
                        arrival,
                        caller.client(),
                        fact.header().source(),
                        fact.header().id(),
                        problems,
                        earlier);
        return verdict(FactVerdict.Outcome.REJECTED, null, problems, quarantineId);
    }

    /** Notes, in the caller's transaction, that an entry of quarantine has been settled. */
    void settle(Quarantine quarantine, FactVerdict.Outcome outcome) {
        var retry = arrival.retryOf();
        if (retry != null) {
            quarantine.settle(
                    retry.quarantineId(),
                    outcome == FactVerdict.Outcome.ACCEPTED
                            ? Quarantine.Outcome.ACCEPTED
                            : Quarantine.Outcome.DUPLICATE,
                    retry.by());
        }
    }
}
