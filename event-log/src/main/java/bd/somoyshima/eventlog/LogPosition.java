package bd.somoyshima.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/**
 * The event log up to here. What is worked out from it is worked out from the events up to it and
 * from no other, and stays the same for ever.
 *
 * @param index of its last event; 0 if there is none
 * @param at a moment, by the database's clock: every event up to the position was recorded before
 *     it, every other one is recorded after it
 * @param digest of its last event, which covers all before; hexadecimal, empty if there is none
 */
public record LogPosition(long index, Instant at, String digest) {

    /**
     * The log as far as it goes. Waits for whoever is appending; not to be called in a transaction
     * that goes on, which would keep others from appending until it ends.
     *
     * @throws SQLException if the event log cannot be read
     */
    public static LogPosition read(Connection connection) throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                "SELECT index, at, digest FROM eventlog.position()");
                var row = statement.executeQuery()) {
            row.next();
            return new LogPosition(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    HexFormat.of().formatHex(row.getBytes(3)));
        }
    }
}
