package bd.somoyshima.eventlog;

import bd.somoyshima.fact.Fact;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC event store with one change: the order of the index is the order of commit.
 *
 * <p>Left to itself the store gives an event its index when it is inserted, and another transaction
 * may commit a higher index first. A reader that has passed it may then never see it. Here every
 * append first takes a lock that is held until commit, so a reader that has seen index n has seen
 * all below it. Tokens are therefore plain numbers, without gaps to remember.
 */
public final class OrderedEventStorageEngine extends JdbcEventStorageEngine {

    private static final int READ_BATCH = 1_000;

    /**
     * Of pages kept for other readers: characters of facts and what is said of them, some 20,000
     * facts.
     */
    private static final int KEPT_AT_MOST = 16_000_000;

    private static final Duration PAGE_KEPT_FOR = Duration.ofSeconds(10);

    private static final String APPEND =
            """
            INSERT INTO eventlog.event
                   (event_id, aggregate_id, aggregate_type, fact_name, fact, meta_data, sequence_number, digest, recorded_at)
            SELECT u.*, ? FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS u
            """;

    private static final String READ =
            """
            SELECT global_index, event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, fact_name,
                   fact_revision, fact, meta_data
              FROM eventlog.event
             WHERE global_index > ?
             ORDER BY global_index
             LIMIT ?
            """;

    private final TransactionManager transactions;

    /**
     * Full pages by the index they come after: threads that share the work all read the whole log.
     */
    private final Cache<Long, List<StoredEvent>> pages =
            Caffeine.newBuilder()
                    .maximumWeight(KEPT_AT_MOST)
                    .weigher((Long after, List<StoredEvent> page) -> weight(page))
                    .expireAfterWrite(PAGE_KEPT_FOR)
                    .scheduler(Scheduler.systemScheduler())
                    .build();

    /** Who waits for a full page that another reads finds it among those kept. */
    private final Lock reading = new ReentrantLock();

    private OrderedEventStorageEngine(Builder builder, TransactionManager transactions) {
        super(builder);
        this.transactions = transactions;
    }

    /** An engine on the tables of {@code db/eventlog}. */
    public static OrderedEventStorageEngine on(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters) {
        return new OrderedEventStorageEngine(
                JdbcEventStorageEngine.builder()
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(upcasters)
                        .persistenceExceptionResolver(PostgresErrors::isDuplicateKey)
                        .connectionProvider(connections)
                        .transactionManager(transactions)
                        .dataType(String.class)
                        .batchSize(READ_BATCH)
                        .schema(schemaOfEventLog()),
                transactions);
    }

    private static EventSchema schemaOfEventLog() {
        return EventSchema.builder()
                .eventTable("eventlog.event")
                .snapshotTable("eventlog.snapshot")
                .globalIndexColumn("global_index")
                .eventIdentifierColumn("event_id")
                .aggregateIdentifierColumn("aggregate_id")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("aggregate_type")
                .timestampColumn("recorded_at")
                .payloadTypeColumn("fact_name")
                .payloadRevisionColumn("fact_revision")
                .payloadColumn("fact")
                .metaDataColumn("meta_data")
                .build();
    }

    /** All events go in with one statement; each is stored under the identity of its fact. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        transactions.executeInTransaction(
                () -> {
                    var end = lock();
                    try (var statement = getConnection().prepareStatement(APPEND)) {
                        bind(statement, events, end);
                        statement.executeUpdate();
                    } catch (SQLException e) {
                        handlePersistenceException(e, events.getFirst());
                    }
                });
    }

    /**
     * All events of an append are recorded at one moment, the database's; each is chained to the
     * one before.
     */
    private static void bind(
            PreparedStatement statement, List<? extends EventMessage<?>> events, End end)
            throws SQLException {
        var chain = new LogChain(end.digest());
        int size = events.size();
        var texts = new String[6][size];
        var sequenceNumbers = new Long[size];
        var digests = new byte[size][];
        for (int i = 0; i < size; i++) {
            if (!(events.get(i) instanceof DomainEventMessage<?> event)
                    || !(event.getPayload() instanceof Fact fact)) {
                throw new EventStoreException(events.get(i) + " is no fact with a history");
            }
            texts[0][i] = EventId.of(fact.header().key());
            texts[1][i] = event.getAggregateIdentifier();
            texts[2][i] = event.getType();
            texts[3][i] = FactNames.nameOf(fact.getClass());
            texts[4][i] = FactCodec.write(fact);
            texts[5][i] = FactCodec.json().writeValueAsString(event.getMetaData());
            sequenceNumbers[i] = event.getSequenceNumber();
            digests[i] =
                    chain.next(
                            texts[0][i],
                            texts[1][i],
                            sequenceNumbers[i],
                            texts[2][i],
                            texts[3][i],
                            texts[4][i],
                            texts[5][i],
                            end.at());
        }
        var connection = statement.getConnection();
        statement.setObject(1, OffsetDateTime.ofInstant(end.at(), ZoneOffset.UTC));
        for (int column = 0; column < texts.length; column++) {
            statement.setArray(column + 2, connection.createArrayOf("text", texts[column]));
        }
        statement.setArray(8, connection.createArrayOf("bigint", sequenceNumbers));
        statement.setArray(9, connection.createArrayOf("bytea", digests));
    }

    /** Where the next event goes. */
    private record End(Instant at, byte[] digest) {}

    /**
     * Takes the append lock for the current transaction; waits for it if need be.
     *
     * @return the time by the database's clock: later than that of every event there is
     */
    public Instant lockForAppend() {
        return lock().at();
    }

    private End lock() {
        try (var statement =
                        getConnection()
                                .prepareStatement(
                                        "SELECT at, digest FROM eventlog.lock_for_append()");
                var row = statement.executeQuery()) {
            row.next();
            return new End(row.getObject(1, OffsetDateTime.class).toInstant(), row.getBytes(2));
        } catch (SQLException e) {
            throw new EventStoreException("the event log could not be locked for appending", e);
        }
    }

    /** The next events: so many at least, if there are, and less than a page more. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
            @Nullable TrackingToken after, int batchSize) {
        var events = new ArrayList<StoredEvent>();
        long index = indexOf(after);
        while (events.size() < batchSize) {
            // wherever readers begin, and where few indices are missing, they soon ask for the
            // same pages
            int size = (int) (READ_BATCH - index % READ_BATCH);
            var page = page(index, size);
            events.addAll(page);
            if (page.size() < size) {
                break;
            }
            index = page.getLast().globalIndex();
        }
        return events;
    }

    /**
     * The events after an index. A page that is full stays so: nothing comes in between any more.
     */
    private List<StoredEvent> page(long after, int size) {
        try {
            reading.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted before events after " + after, e);
        }
        try {
            var kept = pages.getIfPresent(after);
            if (kept != null) {
                return kept;
            }
            var page = read(after, size);
            if (page.size() == size) {
                pages.put(after, page);
            }
            return page;
        } finally {
            reading.unlock();
        }
    }

    private static int weight(List<StoredEvent> page) {
        return page.stream().mapToInt(e -> e.fact().length() + e.metaData().length()).sum();
    }

    private List<StoredEvent> read(long after, int size) {
        return transactions.fetchInTransaction(
                () -> {
                    try (var statement = getConnection().prepareStatement(READ)) {
                        statement.setLong(1, after);
                        statement.setInt(2, size);
                        return tracked(statement);
                    } catch (SQLException e) {
                        throw new EventStoreException(
                                "events after " + after + " could not be read", e);
                    }
                });
    }

    private static List<StoredEvent> tracked(PreparedStatement statement) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                events.add(StoredEvent.of(rows));
            }
        }
        return events;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(
                single("SELECT coalesce(max(global_index), 0) FROM eventlog.event", null));
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        // The index is in order of commit, the time stamps nearly so: the first one at or after the
        // instant decides.
        return new GlobalSequenceTrackingToken(
                single(
                        "SELECT coalesce((SELECT min(global_index) - 1 FROM eventlog.event WHERE recorded_at >= ?),"
                                + " (SELECT max(global_index) FROM eventlog.event), 0)",
                        instant));
    }

    private long single(String sql, @Nullable Instant argument) {
        return Optional.ofNullable(
                        transactions.fetchInTransaction(
                                () -> {
                                    try (var statement = getConnection().prepareStatement(sql)) {
                                        if (argument != null) {
                                            writeTimestamp(statement, 1, argument);
                                        }
                                        try (var row = statement.executeQuery()) {
                                            row.next();
                                            return row.getLong(1);
                                        }
                                    } catch (SQLException e) {
                                        throw new EventStoreException(
                                                "the event log could not be read", e);
                                    }
                                }))
                .orElse(0L);
    }

    private static long indexOf(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken sequence -> sequence.getGlobalIndex();
            default ->
                    throw new IllegalArgumentException(token + " is not a token of this event log");
        };
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        // as text, since Axon cuts anything else down to milliseconds
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant instant)
            throws SQLException {
        statement.setObject(position, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
