package bd.somoyshima.projection.feed;

import bd.somoyshima.eventlog.EventMetaData;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.StatementPublished;
import bd.somoyshima.projection.casefile.CaseFacts;
import bd.somoyshima.projection.casefile.CaseProjection;
import bd.somoyshima.projection.casefile.CaseProjection.CaseEvent;
import bd.somoyshima.projection.statement.PublishedStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate jdbc;

    FactFeed(
            CaseProjection projection,
            PublishedStatements statements,
            TokenStore tokens,
            JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.projection = projection;
        this.statements = statements;
        this.tokens = tokens;
    }

    private static final String READ =
            "SELECT segment, coalesce(token, '0')::bigint FROM projection.token_entry WHERE processor_name = ?";

    private static final String EVENTS =
            """
            SELECT global_index, aggregate_id, sequence_number, recorded_at, fact, meta_data
              FROM eventlog.event
             WHERE global_index > ? AND global_index <= ?
             ORDER BY global_index
            """;

    private record Batch(
            List<RecordedReference> reference,
            List<CaseEvent> cases,
            List<Publication> statements) {}

    private record Publication(StatementPublished fact, Instant recordedAt) {}

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
                                                started.statements()
                                                        .forEach(
                                                                s ->
                                                                        statements.write(
                                                                                s.fact(),
                                                                                s.recordedAt()));
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
            case StatementPublished fact ->
                    batch.statements().add(new Publication(fact, event.getTimestamp()));
            default ->
                    throw new IllegalStateException(
                            "the event log holds a " + event.getPayloadType());
        }
        return null;
    }

    /**
     * What the event log has up to a position and the projection has not read, share by share. Only
     * true while nobody projects.
     */
    public Pending pending(LogPosition end) {
        var read = new HashMap<Integer, Long>();
        jdbc.query(
                READ,
                row -> {
                    read.put(row.getInt(1), row.getLong(2));
                },
                PROCESSOR);
        var ids = read.keySet().stream().mapToInt(i -> i).toArray();
        var shares = Arrays.stream(ids).mapToObj(i -> Segment.computeSegment(i, ids)).toList();
        var pending = new Pending(new ArrayList<>(), new ArrayList<>());
        jdbc.query(
                EVENTS,
                row -> {
                    var share = share(row.getString(2));
                    long readByShare =
                            shares.stream()
                                    .filter(s -> s.matches(share))
                                    .mapToLong(s -> read.getOrDefault(s.getSegmentId(), 0L))
                                    .findFirst()
                                    .orElse(0);
                    if (row.getLong(1) > readByShare) {
                        add(row, pending);
                    }
                },
                read.values().stream().mapToLong(l -> l).min().orElse(0),
                end.index());
        return pending;
    }

    /** Events, parted by how they are projected. */
    public record Pending(List<RecordedReference> reference, List<CaseEvent> cases) {}

    private static void add(ResultSet row, Pending pending) throws SQLException {
        var recordedAt = row.getObject(4, OffsetDateTime.class).toInstant();
        switch (FactCodec.read(row.getString(5))) {
            case CaseFact fact ->
                    pending.cases()
                            .add(
                                    new CaseEvent(
                                            row.getLong(3),
                                            CaseFacts.recorded(
                                                    recordedAt, row.getString(6), fact)));
            case ReferenceFact fact ->
                    pending.reference().add(new RecordedReference(recordedAt, fact));
            case StatementPublished fact -> {
                // the processor writes it; nothing is compared
            }
        }
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
        return share(inHistory(event).getAggregateIdentifier());
    }

    private static String share(String history) {
        int from = history.indexOf(':') + 1;
        int to = history.indexOf('/', from);
        return history.substring(from, to < 0 ? history.length() : to);
    }
}
