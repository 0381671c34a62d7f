package bd.somoyshima.projection.casefile;

import bd.somoyshima.eventlog.EventMetaData;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.RecordedFact;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The facts of cases, from the event log. A case's history only ever grows at its end, so what was
 * read once stays good; the newest of it is remembered.
 */
@Repository
public class CaseFacts {

    private static final String CASE = "case:";

    /** Up to and including a position in each history. */
    private static final String READ =
            """
            SELECT e.aggregate_id, e.recorded_at, e.fact, e.meta_data
              FROM unnest(?::text[], ?::bigint[]) AS wanted(aggregate_id, up_to)
              JOIN eventlog.event e
                ON e.aggregate_id = wanted.aggregate_id AND e.sequence_number <= wanted.up_to
             ORDER BY e.aggregate_id, e.sequence_number
            """;

    /** Histories remembered at most: some 1 KB each. */
    private static final int MOST_REMEMBERED = 100_000;

    private final JdbcTemplate jdbc;
    private final Cache<CaseKey, List<RecordedFact>> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    CaseFacts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The facts of cases, in the order of their histories.
     *
     * @param upTo by case, the last position wanted, inclusive; {@link Long#MAX_VALUE} for all that
     *     can be seen
     */
    Map<CaseKey, List<RecordedFact>> read(Map<CaseKey, Long> upTo) {
        var facts = new HashMap<CaseKey, List<RecordedFact>>();
        var ids = new ArrayList<String>();
        var positions = new ArrayList<Long>();
        var keys = new HashMap<String, CaseKey>();
        upTo.forEach(
                (key, last) -> {
                    var known = remembered.getIfPresent(key);
                    if (known != null && known.size() > last) {
                        facts.put(key, known.subList(0, (int) (last + 1)));
                    } else {
                        var id = CASE + key.office() + "/" + key.caseNo();
                        ids.add(id);
                        positions.add(last);
                        keys.put(id, key);
                    }
                });
        if (!ids.isEmpty()) {
            jdbc.query(
                    READ,
                    statement -> {
                        var c = statement.getConnection();
                        statement.setArray(1, c.createArrayOf("text", ids.toArray()));
                        statement.setArray(2, c.createArrayOf("bigint", positions.toArray()));
                    },
                    row -> {
                        var key = keys.get(row.getString(1));
                        if (key != null) {
                            facts.computeIfAbsent(key, k -> new ArrayList<>()).add(recorded(row));
                        }
                    });
        }
        return facts;
    }

    /** The facts of cases, as far as they can be seen, sorted by when they were recorded. */
    Map<CaseKey, List<RecordedFact>> all(Collection<CaseKey> cases) {
        var wanted = new HashMap<CaseKey, Long>();
        cases.forEach(key -> wanted.put(key, Long.MAX_VALUE));
        var facts = read(wanted);
        facts.replaceAll((key, history) -> CaseVersions.sorted(history));
        return facts;
    }

    /** Remembers the beginning of a history, from its first fact on. */
    void remember(CaseKey key, List<RecordedFact> facts) {
        remembered.put(key, facts);
    }

    private static RecordedFact recorded(ResultSet row) throws SQLException {
        return recorded(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4));
    }

    /** A fact as the event log holds it. */
    static RecordedFact recorded(Instant recordedAt, String fact, String metaData) {
        return recorded(recordedAt, metaData, (CaseFact) FactCodec.read(fact));
    }

    /** A fact and what is said of it beside. */
    public static RecordedFact recorded(Instant recordedAt, String metaData, CaseFact fact) {
        var beside = metaData.length() <= 2 ? null : FactCodec.json().readTree(metaData);
        var arrivedAt = beside == null ? null : beside.get(EventMetaData.ARRIVED_AT);
        return new RecordedFact(
                recordedAt,
                arrivedAt == null ? null : Instant.parse(arrivedAt.asString()),
                beside != null && beside.has(EventMetaData.HISTORY),
                fact);
    }
}
