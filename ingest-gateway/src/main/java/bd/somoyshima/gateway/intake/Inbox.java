package bd.somoyshima.gateway.intake;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.FactKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Which facts have been accepted, by source and id. Read and written under the append lock, so that
 * two gateways never accept the same one.
 */
@Repository
class Inbox {

    private static final String KNOWN =
            """
            SELECT source, fact_id, content_hash
              FROM gateway.inbox
              JOIN unnest(?, ?) AS wanted(source, fact_id) USING (source, fact_id)
            """;

    private static final String ADD =
            "INSERT INTO gateway.inbox (source, fact_id, content_hash) SELECT * FROM unnest(?, ?, ?)";

    private final JdbcTemplate jdbc;

    Inbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The fingerprint of a fact's content: equal for equal facts, however they were written on the
     * wire.
     */
    static byte[] fingerprint(Fact fact) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(FactCodec.write(fact).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The fingerprints of those among the keys that were accepted before. */
    Map<FactKey, byte[]> known(Collection<FactKey> keys) {
        var known = new HashMap<FactKey, byte[]>();
        jdbc.query(
                KNOWN,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(
                            1, textArray(connection, keys.stream().map(FactKey::source).toArray()));
                    statement.setArray(
                            2, textArray(connection, keys.stream().map(FactKey::id).toArray()));
                },
                row -> {
                    known.put(new FactKey(row.getString(1), row.getString(2)), row.getBytes(3));
                });
        return known;
    }

    /** Notes facts as accepted. */
    void add(List<? extends Fact> facts) {
        jdbc.update(
                ADD,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(
                            1,
                            textArray(
                                    connection,
                                    facts.stream().map(f -> f.header().source()).toArray()));
                    statement.setArray(
                            2,
                            textArray(
                                    connection,
                                    facts.stream().map(f -> f.header().id()).toArray()));
                    statement.setArray(
                            3,
                            connection.createArrayOf(
                                    "bytea",
                                    facts.stream().map(Inbox::fingerprint).toArray(byte[][]::new)));
                });
    }

    private static Array textArray(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}
