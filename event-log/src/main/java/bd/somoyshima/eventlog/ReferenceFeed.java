package bd.somoyshima.eventlog;

import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.reference.ReferenceHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reference book as of the event log's end, kept up to date by reading what was appended since
 * last time.
 *
 * <p>Facts about offices, charters and the calendar are few. Whoever decides or judges calls {@link
 * #upToDate} in its own transaction, and so never judges by a book older than that transaction; not
 * after it has itself appended such facts, which all others would then know before they are stored.
 *
 * <p>Of charters it keeps what cases are judged by, once for all offices that promise the same; an
 * application has one.
 */
public final class ReferenceFeed {

    private static final String SINCE =
            """
            SELECT global_index, fact, recorded_at
              FROM eventlog.event
             WHERE aggregate_type IN ('Office', 'CharterBook', 'Calendar')
               AND global_index > ? AND global_index < ?
             ORDER BY global_index
             LIMIT ?
            """;

    /** Charters have long texts: only so many are held at once before most of it is let go. */
    private static final int PAGE = 500;

    private static final String CHARTERS =
            "SELECT fact FROM eventlog.event WHERE aggregate_id = ? ORDER BY global_index";

    /** Limits and tiers that many offices have alike, by themselves. */
    private final Map<Object, Object> alike = new HashMap<>();

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
    public ReferenceHistory history(Connection connection) throws SQLException {
        return read(connection, Long.MAX_VALUE);
    }

    /**
     * What was recorded before a place in the event log, exclusive.
     *
     * @throws SQLException if the event log cannot be read
     */
    public static ReferenceHistory before(Connection connection, long index) throws SQLException {
        return new ReferenceFeed().read(connection, index);
    }

    private synchronized ReferenceHistory read(Connection connection, long before)
            throws SQLException {
        var facts = new ArrayList<RecordedReference>();
        long last = readUpTo;
        int read = PAGE;
        while (read == PAGE) {
            read = 0;
            try (var statement = connection.prepareStatement(SINCE)) {
                statement.setLong(1, last);
                statement.setLong(2, before);
                statement.setInt(3, PAGE);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        read++;
                        last = rows.getLong(1);
                        facts.add(
                                new RecordedReference(
                                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                                        kept((ReferenceFact) FactCodec.read(rows.getString(2)))));
                    }
                }
            }
        }
        if (!facts.isEmpty()) {
            history = history.with(facts);
            readUpTo = last;
        }
        return history;
    }

    private ReferenceFact kept(ReferenceFact fact) {
        if (!(fact instanceof CharterPublished published)) {
            return fact;
        }
        var charter = published.charter().forJudging();
        return new CharterPublished(
                published.header(),
                published.office(),
                charter.with(once(charter.services()), once(charter.tiers())));
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> once(List<T> list) {
        return (List<T>) alike.computeIfAbsent(list, l -> l);
    }

    /**
     * Everything an office has published as its charter, in full.
     *
     * @throws SQLException if the event log cannot be read
     */
    public static List<CharterPublished> charters(Connection connection, OfficeId office)
            throws SQLException {
        var published = new ArrayList<CharterPublished>();
        try (var statement = connection.prepareStatement(CHARTERS)) {
            statement.setString(1, "charter:" + office);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    published.add((CharterPublished) FactCodec.read(rows.getString(1)));
                }
            }
        }
        return published;
    }
}
