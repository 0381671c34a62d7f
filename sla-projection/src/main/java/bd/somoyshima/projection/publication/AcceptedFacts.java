package bd.somoyshima.projection.publication;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.PublishedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Every accepted fact, from the event log; its key is its case, or what else it is about. */
final class AcceptedFacts implements Publishable {

    private static final String AFTER =
            """
            SELECT global_index, aggregate_id, recorded_at, fact
              FROM eventlog.event
             WHERE global_index > ?
             ORDER BY global_index
             LIMIT ?
            """;

    private static final String LAST = "SELECT coalesce(max(global_index), 0) FROM eventlog.event";

    private static final String CASE = "case:";
    private static final String STATEMENT = "statement:";

    @Override
    public List<Message> after(Connection connection, long position, int most) throws SQLException {
        try (var statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            statement.setInt(2, most);
            var messages = new ArrayList<Message>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    long index = rows.getLong(1);
                    var history = rows.getString(2);
                    var event =
                            PublishedEvent.of(
                                    FactCodec.read(rows.getString(4)),
                                    index,
                                    rows.getObject(3, OffsetDateTime.class).toInstant());
                    if (event.get("data") instanceof ObjectNode data
                            && history.startsWith(STATEMENT)) {
                        // it can be long; its hash tells whether one has the right one
                        data.remove("content");
                    }
                    messages.add(
                            new Message(
                                    index,
                                    history.startsWith(CASE)
                                            ? history.substring(CASE.length())
                                            : history,
                                    FactCodec.json().writeValueAsBytes(event)));
                }
            }
            return messages;
        }
    }

    @Override
    public long last(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LAST);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
