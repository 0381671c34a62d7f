package bd.somoyshima.gateway.intake;

import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.quarantine.Quarantine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One fact on its way into the event log.
 *
 * @param raw the bytes as they came, for quarantine
 * @param way how it came
 * @param verdict completed once its fate is committed
 */
record Submission<F extends Fact>(
        F fact, byte[] raw, Way way, CompletableFuture<FactVerdict> verdict) {

    enum Way {
        HTTP,
        KAFKA,
        /** from the calendar shipped with the gateway */
        SHIPPED
    }

    static <F extends Fact> Submission<F> of(F fact, byte[] raw, Way way) {
        return new Submission<>(fact, raw, way, new CompletableFuture<>());
    }

    /** The verdict on this fact. */
    FactVerdict verdict(
            FactVerdict.Outcome outcome,
            FactVerdict.@Nullable CaseStanding standing,
            List<Problem> problems,
            @Nullable Long quarantineId) {
        return new FactVerdict(
                0,
                fact.header().source(),
                fact.header().id(),
                outcome,
                standing,
                problems,
                quarantineId);
    }

    /** Keeps this fact in quarantine, in the caller's transaction if there is one, and says why. */
    FactVerdict rejected(Quarantine quarantine, List<Problem> problems) {
        var header = fact.header();
        long quarantineId = quarantine.add(way.name(), header.source(), header.id(), raw, problems);
        return verdict(FactVerdict.Outcome.REJECTED, null, problems, quarantineId);
    }
}
