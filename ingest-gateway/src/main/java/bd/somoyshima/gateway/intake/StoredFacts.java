package bd.somoyshima.gateway.intake;

import bd.somoyshima.eventlog.EventId;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.FactKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Which facts have been accepted, by source and id. Read under the append lock, so that two
 * gateways never accept the same one.
 */
@Repository
class StoredFacts {

    private static final String KNOWN =
            "SELECT fact, recorded_at, sequence_number FROM eventlog.event WHERE event_id = ANY (?)";

    private final JdbcTemplate jdbc;

    StoredFacts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stored fact.
     *
     * @param sequence its place in the history of what it is about, from 0
     */
    record Stored(Fact fact, Instant recordedAt, long sequence) {}

    /** Those among the keys that were accepted before. */
    Map<FactKey, Stored> known(Collection<FactKey> keys) {
        var known = new HashMap<FactKey, Stored>();
        jdbc.query(
                KNOWN,
                statement ->
                        statement.setArray(
                                1,
                                statement
                                        .getConnection()
                                        .createArrayOf(
                                                "text", keys.stream().map(EventId::of).toArray())),
                row -> {
                    var fact = FactCodec.read(row.getString(1));
                    known.put(
                            fact.header().key(),
                            new Stored(
                                    fact,
                                    row.getObject(2, OffsetDateTime.class).toInstant(),
                                    row.getLong(3)));
                });
        return known;
    }
}
