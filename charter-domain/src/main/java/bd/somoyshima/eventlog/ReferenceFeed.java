package bd.somoyshima.eventlog;

import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.reference.ReferenceHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;

/**
 * The reference book as of the event log's end, kept up to date by reading what was appended since
 * last time.
 *
 * <p>Facts about offices, charters and the calendar are few. Whoever decides or judges calls {@link
 * #upToDate} in its own transaction, and so never judges by a book older than that transaction.
 */
public final class ReferenceFeed {

    private static final String SINCE =
            """
            SELECT global_index, fact, recorded_at
              FROM eventlog.event
             WHERE aggregate_type IN ('Office', 'CharterBook', 'Calendar')
               AND global_index > ?
             ORDER BY global_index
            """;

    private ReferenceHistory history = ReferenceHistory.EMPTY;
    private long readUpTo = 0;

    /**
     * The book with everything the transaction of this connection can see.
     *
     * @throws SQLException if the event log cannot be read
     */
    public ReferenceBook upToDate(Connection connection) throws SQLException {
        return history(connection).latest();
    }

    /**
     * The same, with when each fact became known.
     *
     * @throws SQLException if the event log cannot be read
     */
    public synchronized ReferenceHistory history(Connection connection) throws SQLException {
        var facts = new ArrayList<RecordedReference>();
        long last = readUpTo;
        try (var statement = connection.prepareStatement(SINCE)) {
            statement.setLong(1, readUpTo);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    facts.add(
                            new RecordedReference(
                                    rows.getObject(3, OffsetDateTime.class).toInstant(),
                                    (ReferenceFact) FactCodec.read(rows.getString(2))));
                }
            }
        }
        if (!facts.isEmpty()) {
            history = history.with(facts);
            readUpTo = last;
        }
        return history;
    }
}
