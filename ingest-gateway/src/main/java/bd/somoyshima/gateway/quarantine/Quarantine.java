package bd.somoyshima.gateway.quarantine;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/**
 * What was sent and could not be accepted, with its raw bytes and the reasons. An entry is never
 * changed; what became of it is noted beside it.
 */
@Repository
public class Quarantine {

    private static final String ADD =
            """
            INSERT INTO gateway.quarantine
                   (way, client_id, source, fact_id, office_id, media_type, attributes, problems, reason, earlier,
                    history, raw, place)
            SELECT sent.*,
                   (SELECT e.fact::json ->> 'place' FROM eventlog.event e
                     WHERE e.aggregate_id = 'office:' || sent.office_id AND e.fact::json ->> 'place' IS NOT NULL
                     ORDER BY e.sequence_number DESC LIMIT 1)
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::boolean[], ?::bytea[])
                AS sent (way, client_id, source, fact_id, office_id, media_type, attributes, problems, reason,
                         earlier, history, raw)
            RETURNING quarantine_id
            """;

    private static final String SETTLE =
            """
            INSERT INTO gateway.quarantine_settlement (quarantine_id, outcome, settled_by, name, reason)
            VALUES (:id, :outcome, :by, :name, :reason)
            ON CONFLICT DO NOTHING
            """;

    private static final String ENTRIES =
            """
            SELECT q.quarantine_id, q.arrived_at, q.way, q.client_id, q.source, q.fact_id, q.office_id, q.media_type,
                   q.attributes, %s AS raw, q.history, q.problems, q.reason, q.earlier,
                   s.outcome, s.settled_at, s.settled_by, s.name AS settled_name, s.reason AS settled_reason
              FROM gateway.quarantine q
              LEFT JOIN gateway.quarantine_settlement s USING (quarantine_id)
            """;

    private static final String ONE = ENTRIES.formatted("q.raw") + " WHERE q.quarantine_id = :id";

    /** Filters that are not given are null and let everything pass. */
    private static final String FILTERED =
            ENTRIES.formatted("''::bytea")
                    + """
                       WHERE q.quarantine_id > :after
                         AND (CAST(:client AS text) IS NULL OR q.client_id = :client)
                         AND (CAST(:source AS text) IS NULL OR q.source = :source)
                         AND (CAST(:office AS text) IS NULL OR q.office_id = :office)
                         AND (CAST(:reason AS text) IS NULL OR q.reason = :reason)
                         AND (CAST(:way AS text) IS NULL OR q.way = :way)
                         AND (CAST(:since AS timestamptz) IS NULL OR q.arrived_at >= :since)
                         AND (CAST(:until AS timestamptz) IS NULL OR q.arrived_at < :until)
                         AND (CAST(:state AS text) IS NULL OR coalesce(s.outcome, 'OPEN') = :state)
                         AND (CAST(:offices AS text[]) IS NULL OR q.office_id = ANY (CAST(:offices AS text[])))
                       ORDER BY q.quarantine_id
                       LIMIT :limit
                      """;

    private static final String OPEN =
            """
            SELECT q.reason, count(*) AS entries
              FROM gateway.quarantine q
             WHERE NOT q.settled
             GROUP BY q.reason
            """;

    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private static final int COLUMNS = 12;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    public Quarantine(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What can become of an entry. */
    public enum Outcome {
        /** Tried again, and accepted. */
        ACCEPTED,
        /** Tried again, and found to be stored already. */
        DUPLICATE,
        /** An officer decided that it is to be left alone. */
        DISMISSED
    }

    /** The states by which entries can be looked for. */
    public enum State {
        OPEN,
        ACCEPTED,
        DUPLICATE,
        DISMISSED
    }

    /**
     * What was sent.
     *
     * @param way the door it came through
     * @param clientId the client that sent it, if that is known
     * @param source the sender, as far as it could be read
     * @param factId the fact's identifier, as far as it could be read
     * @param office the office it is about, as far as it could be read
     * @param mediaType what the bytes are
     * @param attributes what came beside the bytes
     * @param history whether it was sent as history
     * @param earlier of a conflict, the fact stored before under the same source and id, as JSON
     */
    public record Sent(
            String way,
            @Nullable String clientId,
            @Nullable String source,
            @Nullable String factId,
            @Nullable String office,
            String mediaType,
            Map<String, String> attributes,
            byte[] raw,
            boolean history,
            List<Problem> problems,
            @Nullable String earlier) {}

    /** An entry and what became of it; without a settlement it is open. */
    public record Entry(
            long quarantineId, Instant arrivedAt, Sent sent, @Nullable Settlement settlement) {}

    /**
     * What became of an entry.
     *
     * @param by the client that retried or dismissed it
     * @param name of a dismissal, the officer who answers for it
     * @param reason of a dismissal, why
     */
    public record Settlement(
            Outcome outcome,
            Instant at,
            String by,
            @Nullable String name,
            @Nullable String reason) {}

    /**
     * Which entries are asked for; null lets everything pass.
     *
     * @param offices only entries about these
     * @param after only entries after this one
     * @param since came in then or later
     * @param until came in earlier
     */
    public record Filter(
            @Nullable List<String> offices,
            @Nullable String client,
            @Nullable String source,
            @Nullable String office,
            Problem.@Nullable Code reason,
            @Nullable String way,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable State state,
            long after,
            int limit) {

        /** The same, from another entry on. */
        public Filter after(long last) {
            return new Filter(
                    offices, client, source, office, reason, way, since, until, state, last, limit);
        }
    }

    /**
     * Keeps what was sent.
     *
     * @return where it is kept
     */
    public long add(Sent sent) {
        return addAll(List.of(sent)).getFirst();
    }

    /**
     * Keeps what was sent, with one statement.
     *
     * @return where each is kept, in the same order
     */
    public List<Long> addAll(List<Sent> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        @Nullable Object[][] columns = new @Nullable Object[COLUMNS][];
        columns[0] = column(all, Sent::way);
        columns[1] = column(all, Sent::clientId);
        columns[2] = column(all, s -> storable(s.source()));
        columns[3] = column(all, s -> storable(s.factId()));
        columns[4] = column(all, s -> storable(s.office()));
        columns[5] = column(all, Sent::mediaType);
        columns[6] =
                column(all, s -> storable(FactCodec.json().writeValueAsString(s.attributes())));
        columns[7] = column(all, s -> storable(FactCodec.json().writeValueAsString(s.problems())));
        columns[8] = column(all, s -> s.problems().getFirst().code().name());
        columns[9] = column(all, Sent::earlier);
        columns[10] = column(all, s -> Boolean.toString(s.history()));
        columns[11] = all.stream().map(Sent::raw).toArray(byte[][]::new);
        return Objects.requireNonNull(
                template.execute(
                        ADD,
                        (PreparedStatementCallback<List<Long>>)
                                statement -> {
                                    var connection = statement.getConnection();
                                    for (int i = 0; i < COLUMNS; i++) {
                                        var type = i == COLUMNS - 1 ? "bytea" : "text";
                                        statement.setArray(
                                                i + 1, connection.createArrayOf(type, columns[i]));
                                    }
                                    var ids = new ArrayList<Long>(all.size());
                                    try (var rows = statement.executeQuery()) {
                                        while (rows.next()) {
                                            ids.add(rows.getLong(1));
                                        }
                                    }
                                    return ids;
                                }));
    }

    private static @Nullable Object[] column(
            List<Sent> all, Function<Sent, @Nullable String> value) {
        var column = new @Nullable Object[all.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(all.get(i));
        }
        return column;
    }

    /** Notes that a retried entry is stored now. */
    public void settle(long quarantineId, Outcome outcome, String by) {
        settle(quarantineId, outcome, by, null, null);
    }

    /** Notes that an entry is to be left alone; false if it has been settled before. */
    public boolean dismiss(long quarantineId, String by, String name, String reason) {
        return settle(quarantineId, Outcome.DISMISSED, by, name, reason);
    }

    private boolean settle(
            long quarantineId,
            Outcome outcome,
            String by,
            @Nullable String name,
            @Nullable String reason) {
        return jdbc.sql(SETTLE)
                        .param("id", quarantineId)
                        .param("outcome", outcome.name())
                        .param("by", by)
                        .param("name", name)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** An entry, with the bytes that were sent. */
    public Optional<Entry> find(long quarantineId) {
        return jdbc.sql(ONE).param("id", quarantineId).query(Quarantine::entry).optional();
    }

    /** Entries, the oldest first, without the bytes that were sent: those may be megabytes each. */
    public List<Entry> find(Filter filter) {
        return jdbc.sql(FILTERED)
                .param("after", filter.after())
                .param("client", filter.client())
                .param("source", filter.source())
                .param("office", filter.office())
                .param("reason", filter.reason() == null ? null : filter.reason().name())
                .param("way", filter.way())
                .param("since", utc(filter.since()))
                .param("until", utc(filter.until()))
                .param("state", filter.state() == null ? null : filter.state().name())
                .param(
                        "offices",
                        filter.offices() == null ? null : filter.offices().toArray(String[]::new))
                .param("limit", filter.limit())
                .query(Quarantine::entry)
                .list();
    }

    /** Open entries, by reason. */
    public Map<String, Long> open() {
        return jdbc
                .sql(OPEN)
                .query((row, i) -> Map.entry(row.getString("reason"), row.getLong("entries")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        return new Entry(
                row.getLong("quarantine_id"),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                new Sent(
                        row.getString("way"),
                        row.getString("client_id"),
                        row.getString("source"),
                        row.getString("fact_id"),
                        row.getString("office_id"),
                        row.getString("media_type"),
                        FactCodec.json().readValue(row.getString("attributes"), ATTRIBUTES),
                        row.getBytes("raw"),
                        row.getBoolean("history"),
                        FactCodec.json().readValue(row.getString("problems"), PROBLEMS),
                        row.getString("earlier")),
                outcome == null
                        ? null
                        : new Settlement(
                                Outcome.valueOf(outcome),
                                row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                                row.getString("settled_by"),
                                row.getString("settled_name"),
                                row.getString("settled_reason")));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** As much of a text as PostgreSQL can keep; the raw bytes have all of it. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null
                ? null
                : text.codePoints()
                        .filter(
                                c ->
                                        c != 0
                                                && !(c >= Character.MIN_SURROGATE
                                                        && c <= Character.MAX_SURROGATE))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }
}
