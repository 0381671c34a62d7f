package bd.somoyshima.projection.casefile;

import static bd.somoyshima.projection.casefile.CaseColumns.ALL;
import static bd.somoyshima.projection.casefile.CaseColumns.FIGURES;
import static bd.somoyshima.projection.casefile.CaseColumns.deadline;
import static bd.somoyshima.projection.casefile.CaseColumns.names;

import bd.somoyshima.calendar.CalendarDeclaration.DateRange;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.deadline.Deadline;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.casefile.CaseColumns.Column;
import bd.somoyshima.projection.casefile.CaseColumns.Input;
import bd.somoyshima.projection.casefile.CaseColumns.Known;
import bd.somoyshima.projection.casefile.CaseColumns.Past;
import bd.somoyshima.projection.rollup.Standing;
import bd.somoyshima.projection.rollup.TierEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code case_file} and {@code case_version}. */
@Repository
class CaseRows {

    /**
     * A case in the table.
     *
     * @param knownAt since when it is known to stand as it does
     */
    record Stored(
            CaseKey key,
            Instant knownAt,
            Standing standing,
            @Nullable Instant atRiskAt,
            @Nullable Instant closedAt)
            implements Known {}

    /**
     * A row to write.
     *
     * @param before what the table holds, locked; null if it has no such case
     * @param superseded how the case stood before and the table does not say yet, each until the
     *     next one
     * @param supersedesAt when what the table holds was superseded, or null if it was not
     * @param rewrites whether {@code superseded} is everything there is to say of the past
     */
    record Change(
            CaseRow row,
            @Nullable Stored before,
            List<CaseRow> superseded,
            @Nullable Instant supersedesAt,
            boolean rewrites) {}

    /** Each key is looked up by the index, however large the table is or is thought to be. */
    private static final String LOCK =
            """
            SELECT %1$s
              FROM (SELECT * FROM unnest(?::text[], ?::text[]) AS w(office_id, case_no)
                     ORDER BY office_id, case_no) AS wanted
             CROSS JOIN LATERAL (SELECT * FROM projection.case_file f
                                  WHERE f.office_id = wanted.office_id AND f.case_no = wanted.case_no
                                    FOR UPDATE) AS c
            """
                    .formatted(names(FIGURES, "c.") + ", c.at_risk_at, c.closed_at");

    private static final String EXISTS =
            "SELECT count(*) FROM projection.case_file WHERE office_id = ? AND case_no = ?";

    /** Cases whose judgement depends on one of these days. */
    private static final String DEPENDING =
            " AND depends_from_on <= coalesce(?::date, 'infinity')"
                    + " AND (depends_until_on IS NULL OR depends_until_on >= ?::date)";

    /** Cases received on one of these days. */
    private static final String RECEIVED =
            " AND received_on <= coalesce(?::date, 'infinity') AND received_on >= ?::date";

    /**
     * What is to be written to {@code case_file}; row-level security forbids to copy there at once.
     */
    private static final String MAKE_INPUT =
            """
            CREATE TEMPORARY TABLE IF NOT EXISTS case_input (
                LIKE projection.case_file, is_new boolean
            ) ON COMMIT DELETE ROWS
            """;

    private static final String FORGET_VERSIONS =
            """
            DELETE FROM projection.case_version v
             USING unnest(?::text[], ?::text[]) AS w(office_id, case_no)
             WHERE v.office_id = w.office_id AND v.case_no = w.case_no
            """;

    private static final String INSERT =
            """
            INSERT INTO projection.case_file (%1$s)
            SELECT %1$s FROM case_input WHERE is_new
            """
                    .formatted(names(ALL, ""));

    /** Known since another moment, a row differs anyway: the rest need not be compared. */
    private static final String UPDATE =
            """
            INSERT INTO projection.case_file AS c (%1$s)
            SELECT %1$s FROM case_input WHERE NOT is_new
            ON CONFLICT (office_id, case_no) DO UPDATE SET %2$s
             WHERE c.known_at <> excluded.known_at OR c IS DISTINCT FROM excluded
            """
                    .formatted(
                            names(ALL, ""),
                            ALL.stream()
                                    .map(Column::name)
                                    .filter(c -> !c.equals("office_id") && !c.equals("case_no"))
                                    .map(c -> c + " = excluded." + c)
                                    .collect(Collectors.joining(", ")));

    private static final String ADD_CANDIDATES =
            "INSERT INTO projection.notice_candidate (office_id, case_no) SELECT * FROM unnest(?::text[], ?::text[])";

    private static final String WATCHED_UNTIL =
            "SELECT greatest(?::timestamptz, watched_until) FROM projection.notice_watch";

    /** Of moments farther away the watch for notices hears when they pass. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final CaseFacts facts;
    private final Clock clock;

    CaseRows(JdbcTemplate jdbc, CaseFacts facts, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
    }

    /** What the table holds of these cases; those it does not hold are left out. Locks them. */
    Map<CaseKey, Stored> lock(Collection<CaseKey> keys) {
        var found = new HashMap<CaseKey, Stored>();
        jdbc.query(
                LOCK,
                statement -> keys(statement, keys),
                row -> {
                    var stored = stored(row);
                    found.put(stored.key(), stored);
                });
        return found;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var settled = row.getString("settled");
        var tiers = row.getString("tiers");
        return new Stored(
                new CaseKey(row.getString("office_id"), row.getString("case_no")),
                Objects.requireNonNull(instant(row, "known_at")),
                new Standing(
                        CaseKind.valueOf(row.getString("kind")),
                        row.getString("service_code"),
                        row.getBoolean("demonstration"),
                        row.getObject("received_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("closed_on", LocalDate.class),
                        settled == null ? null : Verdict.valueOf(settled),
                        row.getBoolean("has_target"),
                        row.getBoolean("instant_promised"),
                        row.getBoolean("agreed"),
                        row.getBoolean("extended"),
                        row.getObject("working_days", Integer.class),
                        row.getInt("pauses"),
                        row.getInt("paused_days"),
                        row.getInt("receipt_report_days"),
                        row.getInt("closing_report_days"),
                        tiers == null ? null : TierEntry.read(tiers)),
                instant(row, "at_risk_at"),
                instant(row, "closed_at"));
    }

    private static void keys(PreparedStatement statement, Collection<CaseKey> keys)
            throws SQLException {
        var c = statement.getConnection();
        statement.setArray(
                1, c.createArrayOf("text", keys.stream().map(CaseKey::office).toArray()));
        statement.setArray(
                2, c.createArrayOf("text", keys.stream().map(CaseKey::caseNo).toArray()));
    }

    /** The facts of a case that has been projected, or null if there is no such case. */
    @Nullable List<RecordedFact> facts(CaseKey key) {
        var count = jdbc.queryForObject(EXISTS, Integer.class, key.office(), key.caseNo());
        return count == null || count == 0
                ? null
                : CaseVersions.sorted(
                        facts.read(Map.of(key, Long.MAX_VALUE)).getOrDefault(key, List.of()));
    }

    /**
     * Which cases a change touches.
     *
     * @param offices whose cases, or null for all offices
     * @param byReceipt whether cases received on the days are meant, or those whose judgement
     *     depends on one of the days
     * @param days the days
     */
    record Touched(@Nullable List<OfficeId> offices, boolean byReceipt, DateRange days) {}

    /**
     * A page of the cases a change touches, in order of office and case number.
     *
     * @param after the last case of the page before, or null for the first page
     * @param size at most
     * @param lock whether no one else may judge these cases until the transaction ends
     */
    List<Stored> page(Touched touched, @Nullable CaseKey after, int size, boolean lock) {
        return jdbc.query(
                "SELECT "
                        + names(FIGURES, "")
                        + ", at_risk_at, closed_at FROM projection.case_file"
                        + " JOIN (SELECT office_id, case_no FROM projection.case_file"
                        + " WHERE (office_id, case_no) > (?, ?)"
                        + (touched.byReceipt() ? RECEIVED : DEPENDING)
                        + (touched.offices() == null ? "" : " AND office_id = ANY (?::text[])")
                        + " ORDER BY office_id, case_no LIMIT "
                        + size
                        + ") AS page USING (office_id, case_no) ORDER BY office_id, case_no"
                        + (lock ? " FOR UPDATE OF case_file" : ""),
                statement -> {
                    statement.setString(1, after == null ? "" : after.office());
                    statement.setString(2, after == null ? "" : after.caseNo());
                    statement.setObject(3, touched.days().until(), Types.DATE);
                    statement.setObject(4, touched.days().from());
                    if (touched.offices() != null) {
                        var ids = touched.offices().stream().map(OfficeId::value).toArray();
                        statement.setArray(5, statement.getConnection().createArrayOf("text", ids));
                    }
                },
                (row, i) -> stored(row));
    }

    /** All the cases a change touches, in the tables of a schema. */
    List<CaseKey> touched(String schema, Touched touched) {
        return jdbc.query(
                "SELECT office_id, case_no FROM "
                        + schema
                        + ".case_file WHERE true"
                        + (touched.byReceipt() ? RECEIVED : DEPENDING)
                        + (touched.offices() == null ? "" : " AND office_id = ANY (?::text[])"),
                statement -> {
                    statement.setObject(1, touched.days().until(), Types.DATE);
                    statement.setObject(2, touched.days().from());
                    if (touched.offices() != null) {
                        var ids = touched.offices().stream().map(OfficeId::value).toArray();
                        statement.setArray(3, statement.getConnection().createArrayOf("text", ids));
                    }
                },
                (row, i) -> new CaseKey(row.getString(1), row.getString(2)));
    }

    /**
     * Writes changes, which must be sorted by office and case number.
     *
     * @param again whether the cases are judged again by other rules: a notice may then be about
     *     those only that come to stand otherwise. Facts that come in make every case worth a look,
     *     which may not have had one when they came the first time
     * @return how many rows are new or differ from what the table held
     * @throws DuplicateKeyException if a case is in the table that is said not to be, or in the
     *     past a version that is said to be superseded only now
     */
    int write(List<Change> changes, boolean again) {
        if (changes.isEmpty()) {
            return 0;
        }
        var rewritten = changes.stream().filter(Change::rewrites).toList();
        if (!rewritten.isEmpty()) {
            jdbc.update(
                    FORGET_VERSIONS,
                    statement ->
                            keys(statement, rewritten.stream().map(c -> c.row().key()).toList()));
        }
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> copy(connection, changes));
        int written = jdbc.update(INSERT) + jdbc.update(UPDATE);
        addCandidates(
                again ? changes.stream().filter(CaseRows::standsOtherwise).toList() : changes);
        return written;
    }

    /** Cases a notice may be about, or may have been about before. */
    private void addCandidates(List<Change> changes) {
        var soon = watchedUntil().plus(SOON);
        var notable =
                changes.stream().filter(c -> isNotable(c, soon)).map(c -> c.row().key()).toList();
        if (!notable.isEmpty()) {
            jdbc.update(ADD_CANDIDATES, statement -> keys(statement, notable));
        }
    }

    /** Now, or how far the passing of time has been looked at by a clock that is ahead. */
    private Instant watchedUntil() {
        var utc = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Objects.requireNonNull(jdbc.queryForObject(WATCHED_UNTIL, OffsetDateTime.class, utc))
                .toInstant();
    }

    private static boolean standsOtherwise(Change change) {
        var before = change.before();
        return before == null
                || !before.standing().equals(change.row().standing())
                || !Objects.equals(before.atRiskAt(), deadline(change.row(), Deadline::atRiskFrom));
    }

    private static boolean isNotable(Change change, Instant soon) {
        var now = change.row();
        var before = change.before();
        return now.standing().tiers() != null
                || isNotable(deadline(now, Deadline::atRiskFrom), now.assessment().closedAt(), soon)
                || (before != null
                        && (before.standing().tiers() != null
                                || isNotable(before.atRiskAt(), before.closedAt(), soon)));
    }

    private static boolean isNotable(
            @Nullable Instant atRiskAt, @Nullable Instant closedAt, Instant soon) {
        return atRiskAt != null
                && !atRiskAt.isAfter(soon)
                && (closedAt == null || !closedAt.isBefore(atRiskAt));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Void copy(Connection connection, List<Change> changes)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(MAKE_INPUT);
            // of an earlier write in this transaction
            statement.execute("DELETE FROM case_input");
        }
        var input = new CopyBuffer<>(CaseColumns.INPUT);
        var past = new CopyBuffer<>(CaseColumns.VERSION);
        for (var change : changes) {
            if (change.before() != null && change.supersedesAt() != null) {
                past.add(Past.of(change.before(), change.supersedesAt()));
            }
            var versions = change.superseded();
            for (int i = 0; i < versions.size(); i++) {
                var next = i + 1 < versions.size() ? versions.get(i + 1) : change.row();
                past.add(Past.of(versions.get(i), next.knownAt()));
            }
            input.add(new Input(change.row(), change.before() == null));
        }
        // can be copied to, since no reader sees it: it has no row-level security
        past.send(connection, "projection.case_version");
        input.send(connection, "case_input");
        return null;
    }
}
