package bd.somoyshima.gateway.intake;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.intake.Submission.Way;
import bd.somoyshima.gateway.quarantine.Quarantine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The one way in: whatever door a CloudEvent came through, it is translated, decided on, and either
 * stored or kept in quarantine; and there is a verdict for every one.
 */
@Component
public class FactIntake {

    private static final Logger LOG = LoggerFactory.getLogger(FactIntake.class);

    private final FactTranslator translator;
    private final CaseAppender cases;
    private final ReferenceIntake reference;
    private final Quarantine quarantine;
    private final IntakeMeters meters;

    FactIntake(
            FactTranslator translator,
            CaseAppender cases,
            ReferenceIntake reference,
            Quarantine quarantine,
            IntakeMeters meters) {
        this.translator = translator;
        this.cases = cases;
        this.reference = reference;
        this.quarantine = quarantine;
        this.meters = meters;
    }

    /**
     * Takes CloudEvents in the order given.
     *
     * @return one verdict for each, in the same order
     * @throws OverloadedException if too many facts wait; those before the first that found no room
     *     may be stored
     * @throws StorageUnavailableException if the database cannot be reached; sending again is safe
     */
    List<FactVerdict> take(List<RawEvent> events, Way way) {
        var pending = new ArrayList<CompletableFuture<FactVerdict>>(events.size());
        for (var event : events) {
            // counted when its fate is known, even if the sender hears of an overload instead
            pending.add(
                    take(event, way)
                            .thenApply(
                                    verdict -> {
                                        meters.count(way, verdict.outcome());
                                        return verdict;
                                    }));
        }
        var verdicts = new ArrayList<FactVerdict>(events.size());
        for (int i = 0; i < events.size(); i++) {
            verdicts.add(await(pending.get(i)).at(i));
        }
        return verdicts;
    }

    private CompletableFuture<FactVerdict> take(RawEvent event, Way way) {
        var raw = event.raw();
        return switch (translator.translate(event.event())) {
            case Translation.Untranslatable u ->
                    CompletableFuture.completedFuture(
                            reject(raw, way, u.source(), u.id(), u.problems()));
            case Translation.Translated t ->
                    switch (t.fact()) {
                        case CaseFact fact -> {
                            var submission = Submission.of(fact, raw, way);
                            cases.submit(submission);
                            yield submission.verdict();
                        }
                        case ReferenceFact fact ->
                                CompletableFuture.completedFuture(
                                        reference.take(Submission.of(fact, raw, way)));
                    };
        };
    }

    /**
     * Declares what the shipped calendar says.
     *
     * @return whether it is new; a day that was declared otherwise before stays as it was
     */
    public boolean declare(CalendarFact fact) {
        var raw = FactCodec.write(fact).getBytes(StandardCharsets.UTF_8);
        var verdict = reference.take(Submission.of(fact, raw, Way.SHIPPED));
        meters.count(Way.SHIPPED, verdict.outcome());
        if (verdict.outcome() == Outcome.REJECTED) {
            LOG.warn(
                    "the shipped calendar's day {} was not taken: {}",
                    fact.header().id(),
                    verdict.problems());
        }
        return verdict.outcome() == Outcome.ACCEPTED;
    }

    /** Keeps bytes that are no CloudEvent at all. */
    FactVerdict rejectUnreadable(byte[] raw, Way way, Problem problem) {
        var verdict = reject(raw, way, null, null, List.of(problem));
        meters.count(way, verdict.outcome());
        return verdict;
    }

    private FactVerdict reject(
            byte[] raw,
            Way way,
            @Nullable String source,
            @Nullable String id,
            List<Problem> problems) {
        try {
            long quarantineId = quarantine.add(way.name(), source, id, raw, problems);
            return new FactVerdict(0, source, id, Outcome.REJECTED, null, problems, quarantineId);
        } catch (DataAccessException | TransactionException e) {
            throw new StorageUnavailableException(e);
        }
    }

    private static FactVerdict await(CompletableFuture<FactVerdict> verdict) {
        try {
            return verdict.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
