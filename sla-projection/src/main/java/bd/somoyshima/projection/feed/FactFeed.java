package bd.somoyshima.projection.feed;

import bd.somoyshima.eventlog.EventMetaData;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.StatementPublished;
import bd.somoyshima.projection.casefile.CaseProjection;
import bd.somoyshima.projection.casefile.CaseProjection.CaseEvent;
import bd.somoyshima.projection.statement.PublishedStatements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From Axon's event processor to the projection: gathers the facts of a batch and hands them over
 * once, before the transaction that also stores the token commits.
 */
@Component
public class FactFeed implements EventMessageHandler {

    /** The event processor's name in {@code token_entry}. */
    public static final String PROCESSOR = "case-files";

    private static final String BATCH = FactFeed.class.getName() + ".batch";

    /** Where Axon says for which share a batch is. */
    private static final String SEGMENT = "Processor[" + PROCESSOR + "]/SegmentId";

    private final CaseProjection projection;
    private final PublishedStatements statements;
    private final TokenStore tokens;

    FactFeed(CaseProjection projection, PublishedStatements statements, TokenStore tokens) {
        this.projection = projection;
        this.statements = statements;
        this.tokens = tokens;
    }

    private record Batch(
            List<RecordedReference> reference,
            List<CaseEvent> cases,
            List<StatementPublished> statements) {}

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        var unitOfWork = CurrentUnitOfWork.get();
        var batch =
                unitOfWork
                        .root()
                        .<Batch>getOrComputeResource(
                                BATCH,
                                key -> {
                                    var started =
                                            new Batch(
                                                    new ArrayList<>(),
                                                    new ArrayList<>(),
                                                    new ArrayList<>());
                                    unitOfWork.onPrepareCommit(
                                            u -> {
                                                projection.project(
                                                        started.reference(), started.cases());
                                                started.statements().forEach(statements::write);
                                                // the claim is as old as the batch; another process
                                                // must
                                                // not take the share over because this took long
                                                int segment = u.getResource(SEGMENT);
                                                tokens.extendClaim(PROCESSOR, segment);
                                            });
                                    return started;
                                });
        switch (event.getPayload()) {
            case CaseFact fact ->
                    batch.cases()
                            .add(
                                    new CaseEvent(
                                            position(event),
                                            new RecordedFact(
                                                    event.getTimestamp(),
                                                    arrivedAt(event),
                                                    event.getMetaData()
                                                            .containsKey(EventMetaData.HISTORY),
                                                    fact)));
            case ReferenceFact fact ->
                    batch.reference().add(new RecordedReference(event.getTimestamp(), fact));
            case StatementPublished fact -> batch.statements().add(fact);
            default ->
                    throw new IllegalStateException(
                            "the event log holds a " + event.getPayloadType());
        }
        return null;
    }

    private static long position(EventMessage<?> event) {
        return inHistory(event).getSequenceNumber();
    }

    private static DomainEventMessage<?> inHistory(EventMessage<?> event) {
        if (!(event instanceof DomainEventMessage<?> domainEvent)) {
            throw new IllegalStateException("an event without a history: " + event.getIdentifier());
        }
        return domainEvent;
    }

    /** When the fact came in, if it was not stored at once. */
    private static @Nullable Instant arrivedAt(EventMessage<?> event) {
        return event.getMetaData().get(EventMetaData.ARRIVED_AT) instanceof String text
                ? Instant.parse(text)
                : null;
    }

    /**
     * Whose facts belong together: all facts of an office go to one thread, in order. It is told
     * from the history's name ({@code case:<office>/<case number>}), so a thread need not read what
     * is not its share.
     */
    public Object share(EventMessage<?> event) {
        var history = inHistory(event).getAggregateIdentifier();
        int from = history.indexOf(':') + 1;
        int to = history.indexOf('/', from);
        return history.substring(from, to < 0 ? history.length() : to);
    }
}
