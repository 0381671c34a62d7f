package bd.somoyshima.projection.rebuild;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.casefile.CaseCopy;
import bd.somoyshima.projection.casefile.CaseKey;
import bd.somoyshima.projection.casefile.CaseProjection;
import bd.somoyshima.projection.office.Activity;
import bd.somoyshima.projection.office.KnownStay;
import bd.somoyshima.projection.office.OfficeRows;
import bd.somoyshima.projection.rollup.RollUpSql;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.reference.ReferenceHistory;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The shadow tables, which are one run's at a time. Whoever writes them, or reads what shall be all
 * of one run's, holds on to that run's possession until its transaction ends; the next run takes
 * possession before it empties them. So a run that has lost its lock, with the connection that held
 * it, comes to an end at its next step and spoils nothing.
 */
@Component
class ShadowRows {

    private static final String TAKE =
            """
            INSERT INTO rebuild.possession (one, run_id) VALUES (true, ?)
            ON CONFLICT (one) DO UPDATE SET run_id = excluded.run_id
            """;

    private static final String HOLD =
            "SELECT 1 FROM rebuild.possession WHERE run_id = ? FOR SHARE";

    private static final String HISTORIES_OF =
            """
            SELECT e.aggregate_id, e.recorded_at, e.fact, e.meta_data
              FROM unnest(?::text[]) AS wanted(aggregate_id)
              JOIN eventlog.event e USING (aggregate_id)
             WHERE e.global_index <= ?
             ORDER BY e.aggregate_id, e.sequence_number
            """;

    private static final String CASES_BETWEEN =
            """
            SELECT DISTINCT aggregate_id FROM eventlog.event
             WHERE aggregate_type = 'Case' AND global_index > ? AND global_index <= ?
            """;

    private static final String CHANGES_BETWEEN =
            """
            SELECT fact FROM eventlog.event
             WHERE aggregate_type IN ('Office', 'CharterBook', 'Calendar') AND global_index > ? AND global_index <= ?
             ORDER BY global_index
            """;

    private static final String STAYS =
            "(SELECT * FROM rebuild.office_stay WHERE known_until = 'infinity')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final CaseProjection projection;
    private final OfficeRows offices;

    ShadowRows(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            CaseProjection projection,
            OfficeRows offices) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.projection = projection;
        this.offices = offices;
    }

    /**
     * What cases are judged by at a position; what the live projection has in memory plays no part.
     */
    ReferenceHistory judgedByUpTo(LogPosition end) {
        return Objects.requireNonNull(
                jdbc.execute(
                        (ConnectionCallback<ReferenceHistory>)
                                connection -> ReferenceFeed.before(connection, end.index() + 1)));
    }

    /**
     * What was recorded about offices, charters and the calendar after a position, up to another.
     */
    List<ReferenceFact> changesBetween(LogPosition after, LogPosition end) {
        return jdbc.query(
                CHANGES_BETWEEN,
                (row, i) -> (ReferenceFact) FactCodec.read(row.getString(1)),
                after.index(),
                end.index());
    }

    /** The histories that something was added to after a position, up to another. */
    Set<String> casesBetween(LogPosition after, LogPosition end) {
        return new TreeSet<>(
                jdbc.queryForList(CASES_BETWEEN, String.class, after.index(), end.index()));
    }

    /** The histories of the cases that have to be judged again because of changes. */
    Set<String> touchedBy(List<ReferenceFact> changes, ReferenceBook book) {
        return changes.stream()
                .flatMap(c -> projection.touchedBy("rebuild", c, book).stream())
                .map(HistoryReader::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Empties the tables, which are this run's from now on. */
    void takePossession(long run) {
        transactions.executeWithoutResult(
                status -> {
                    jdbc.update(TAKE, run);
                    jdbc.execute(
                            "TRUNCATE "
                                    + ShadowTable.ALL.stream()
                                            .map(t -> "rebuild." + t.name())
                                            .collect(Collectors.joining(", ")));
                });
    }

    /**
     * Keeps the tables this run's until the connection's transaction ends.
     *
     * @throws IllegalStateException if they are another run's
     */
    static void hold(Connection connection, long run) throws SQLException {
        try (var statement = connection.prepareStatement(HOLD)) {
            statement.setLong(1, run);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException(
                            "another run has taken the tables over, or the database has lost them in a crash");
                }
            }
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** In the caller's transaction if it has one, else in one of its own. */
    private void inPossession(long run, Work work) {
        transactions.executeWithoutResult(
                status ->
                        jdbc.execute(
                                (ConnectionCallback<@Nullable Void>)
                                        connection -> {
                                            hold(connection, run);
                                            work.on(connection);
                                            return null;
                                        }));
    }

    /** Adds cases that were folded from their whole histories. */
    void add(long run, CaseCopy cases) {
        inPossession(run, connection -> cases.send(connection, "rebuild"));
    }

    /** Notes what was heard of which offices. */
    void heard(long run, Activity heard) {
        inPossession(run, connection -> offices.heard("rebuild", heard));
    }

    void writeStays(long run, ReferenceHistory judgedBy) {
        var stays = new LinkedHashMap<OfficeId, List<KnownStay>>();
        for (var office : judgedBy.latest().offices()) {
            stays.put(office.id(), KnownStay.of(judgedBy.of(office.id())));
        }
        inPossession(run, connection -> offices.writeStays("rebuild", stays));
    }

    /** The roll-ups: the sums of what the shadow rows count for. */
    void addUp(long run) {
        inPossession(
                run,
                connection -> {
                    jdbc.execute(
                            "TRUNCATE "
                                    + RollUpSql.ALL.stream()
                                            .map(r -> "rebuild." + r.table())
                                            .collect(Collectors.joining(", ")));
                    jdbc.queryForObject(
                            "WITH posting AS MATERIALIZED ("
                                    + RollUpSql.postings(
                                            "(SELECT *, 1 AS sign FROM rebuild.case_file)", STAYS)
                                    + "), "
                                    + RollUpSql.addToAll("rebuild", "posting")
                                    + " SELECT 1",
                            Integer.class);
                });
    }

    /** Puts cases into the shadow tables anew, as they stand at a position, and into their sums. */
    void foldAgain(long run, List<String> ids, ReferenceHistory judgedBy, LogPosition end) {
        if (!ids.isEmpty()) {
            inPossession(run, connection -> foldAgain(connection, ids, judgedBy, end));
        }
    }

    private void foldAgain(
            Connection connection, List<String> ids, ReferenceHistory judgedBy, LogPosition end)
            throws SQLException {
        var keys = ids.stream().map(HistoryReader::key).toList();
        var officeIds =
                connection.createArrayOf("text", keys.stream().map(CaseKey::office).toArray());
        var caseNos =
                connection.createArrayOf("text", keys.stream().map(CaseKey::caseNo).toArray());
        post(connection, officeIds, caseNos, -1);
        for (var table : List.of("case_file", "case_version")) {
            try (var statement =
                    connection.prepareStatement(
                            "DELETE FROM rebuild."
                                    + table
                                    + " r USING unnest(?::text[], ?::text[]) AS w(office_id, case_no)"
                                    + " WHERE r.office_id = w.office_id AND r.case_no = w.case_no")) {
                statement.setArray(1, officeIds);
                statement.setArray(2, caseNos);
                statement.executeUpdate();
            }
        }
        var copy = new CaseCopy();
        try (var statement = connection.prepareStatement(HISTORIES_OF)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.setLong(2, end.index());
            var reader = new HistoryReader(statement.executeQuery());
            for (var history : reader.next(Integer.MAX_VALUE)) {
                copy.add(history.key(), history.facts(), judgedBy);
            }
        }
        copy.send(connection, "rebuild");
        post(connection, officeIds, caseNos, 1);
        offices.heard("rebuild", copy.heard());
    }

    private static void post(Connection connection, Array officeIds, Array caseNos, int sign)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "WITH posting AS MATERIALIZED ("
                                + RollUpSql.postings(
                                        "(SELECT f.*, "
                                                + sign
                                                + " AS sign FROM rebuild.case_file f JOIN unnest(?::text[], ?::text[])"
                                                + " AS w(office_id, case_no) USING (office_id, case_no))",
                                        STAYS)
                                + "), "
                                + RollUpSql.addToAll("rebuild", "posting")
                                + " SELECT 1")) {
            statement.setArray(1, officeIds);
            statement.setArray(2, caseNos);
            statement.execute();
        }
    }
}
