package bd.somoyshima.projection.feed;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.FactSerializer;
import bd.somoyshima.eventlog.Migrations;
import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.servers.Provisioning;
import bd.somoyshima.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.Test;

/**
 * Threads that share the work read the log from where each of them is, and share what was read:
 * each sees every event after its own place once and in order, whatever indices are missing.
 */
class EventLogPagesIT {

    /**
     * Some indices are missing here and there, and two hundred in a row across the end of a page.
     */
    private static final String APPEND =
            """
            INSERT INTO eventlog.event (global_index, event_id, aggregate_id, sequence_number, aggregate_type,
                                        recorded_at, fact_name, fact, meta_data)
            SELECT i, 'event-' || i, 'office:' || i, 0, 'Office', now(), 'office.registered.v1', '{}', '{}'
              FROM generate_series(%s, %s) AS i
             WHERE i %% 97 <> 0 AND i NOT BETWEEN 1900 AND 2100
            """;

    @Test
    void everyReaderSeesEveryEventAfterItsPlace() throws SQLException {
        var database = TestServers.newDatabase();
        Migrations.run(
                TestServers.postgres().jdbcUrl(database),
                Provisioning.OWNER,
                TestServers.PASSWORD,
                "eventlog");
        try (var connection = TestServers.postgres().connectAsAdmin(database)) {
            var engine =
                    OrderedEventStorageEngine.on(
                            () -> connection,
                            NoTransactionManager.INSTANCE,
                            new FactSerializer(),
                            new EventUpcasterChain());
            append(connection, 1, 4_500);
            // the same pages again and again, begun in the middle, at their ends, and in the gap
            for (long after :
                    new long[] {0, 0, 1, 500, 999, 1_000, 1_001, 1_950, 2_050, 0, 4_400}) {
                assertReads(engine, connection, after);
            }
            // the last page was not full: what is appended to it is seen
            append(connection, 4_501, 6_000);
            for (long after : new long[] {4_400, 4_000, 0, 5_999, 6_000}) {
                assertReads(engine, connection, after);
            }
        }
    }

    private static void append(Connection connection, int from, int to) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(APPEND.formatted(from, to));
        }
    }

    private static void assertReads(
            OrderedEventStorageEngine engine, Connection connection, long after)
            throws SQLException {
        try (var events = engine.readEvents(new GlobalSequenceTrackingToken(after), false)) {
            var read = events.map(EventLogPagesIT::index).toList();
            assertThat(read).as("after %s", after).isEqualTo(stored(connection, after));
        }
    }

    private static long index(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private static List<Long> stored(Connection connection, long after) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT global_index FROM eventlog.event WHERE global_index > ? ORDER BY 1")) {
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<Long>();
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
                return found;
            }
        }
    }
}
