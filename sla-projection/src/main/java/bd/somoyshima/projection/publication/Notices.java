package bd.somoyshima.projection.publication;

import bd.somoyshima.eventlog.FactCodec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every notice that was raised or taken back; its key is its case, or its office. */
final class Notices implements Publishable {

    static final String SOURCE = "urn:somoyshima:projection";

    private static final String AFTER =
            """
            SELECT entry_id, kind, office_id, case_no, tier, change, since, noted_at
              FROM projection.notice_entry
             WHERE entry_id > ?
             ORDER BY entry_id
             LIMIT ?
            """;

    private static final String LAST =
            "SELECT coalesce(max(entry_id), 0) FROM projection.notice_entry";

    @Override
    public List<Message> after(Connection connection, long position, int most) throws SQLException {
        try (var statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            statement.setInt(2, most);
            var messages = new ArrayList<Message>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    messages.add(message(rows));
                }
            }
            return messages;
        }
    }

    private static Message message(ResultSet row) throws SQLException {
        long entry = row.getLong("entry_id");
        var office = row.getString("office_id");
        var caseNo = row.getString("case_no");
        var kind = row.getString("kind").toLowerCase(Locale.ROOT).replace('_', '-');
        var change = row.getString("change").toLowerCase(Locale.ROOT);
        var event = FactCodec.json().createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", "notice-" + entry);
        event.put("source", SOURCE);
        event.put("type", "notice." + kind + "." + change + ".v1");
        event.put("time", instant(row, "noted_at"));
        event.put("subject", caseNo.isEmpty() ? office : caseNo);
        event.put("datacontenttype", "application/json");
        event.put("sequence", String.format(Locale.ROOT, "%019d", entry));
        var data = event.putObject("data");
        data.put("office", office);
        if (!caseNo.isEmpty()) {
            data.put("caseNo", caseNo);
        }
        if (row.getInt("tier") != 0) {
            data.put("tier", row.getInt("tier"));
        }
        data.put("since", instant(row, "since"));
        return new Message(
                entry,
                caseNo.isEmpty() ? office : office + "/" + caseNo,
                FactCodec.json().writeValueAsBytes(event));
    }

    private static String instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
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
