package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.CalendarDeclaration.DateRange;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.deadline.Deadline;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.rollup.RollUpSql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code case_file} and {@code case_version}, and with them the roll-ups. */
@Repository
class CaseRows {

    /**
     * A case in the table and its facts.
     *
     * @param knownAt since when it is known to stand as it does
     */
    record Stored(CaseKey key, Instant knownAt, List<RecordedFact> facts) {}

    /**
     * A row to write.
     *
     * @param superseded how the case stood before and the table does not say yet, each until the
     *     next one
     * @param supersedesAt when what the table holds was superseded, or null if it was not
     * @param rewrites whether {@code superseded} is everything there is to say of the past
     */
    record Change(
            CaseRow row,
            List<CaseRow> superseded,
            @Nullable Instant supersedesAt,
            boolean rewrites) {}

    /** Locks what it finds, so that no one else judges these cases meanwhile. */
    private static final String LOCK =
            """
            SELECT office_id, case_no, known_at
              FROM projection.case_file
              JOIN unnest(?::text[], ?::text[]) AS wanted(office_id, case_no) USING (office_id, case_no)
             ORDER BY office_id, case_no
               FOR UPDATE OF case_file
            """;

    private static final String EXISTS =
            "SELECT count(*) FROM projection.case_file WHERE office_id = ? AND case_no = ?";

    /** Cases whose judgement depends on one of these days. */
    private static final String DEPENDING =
            " AND depends_from_on <= coalesce(?::date, 'infinity')"
                    + " AND (depends_until_on IS NULL OR depends_until_on >= ?::date)";

    /** Cases received on one of these days. */
    private static final String RECEIVED =
            " AND received_on <= coalesce(?::date, 'infinity') AND received_on >= ?::date";

    /** A column of the tables: its type and its value. */
    private record Column(
            String name, String type, Function<CaseRow, ? extends @Nullable Object> value) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("office_id", "text", r -> r.office().value()),
                    new Column("case_no", "text", CaseRow::caseNo),
                    new Column("known_at", "timestamptz", r -> utc(r.knownAt())),
                    new Column("kind", "text", r -> r.standing().kind().name()),
                    new Column("service_code", "text", r -> r.standing().service()),
                    new Column("demonstration", "boolean", r -> r.standing().demonstration()),
                    new Column("received_on", "date", r -> r.standing().receivedOn()),
                    new Column("due_on", "date", r -> r.standing().dueOn()),
                    new Column("closed_on", "date", r -> r.standing().closedOn()),
                    new Column(
                            "settled",
                            "text",
                            r ->
                                    r.standing().settled() == null
                                            ? null
                                            : r.standing().settled().name()),
                    new Column("has_target", "boolean", r -> r.standing().hasTarget()),
                    new Column("instant_promised", "boolean", r -> r.standing().instantPromised()),
                    new Column("agreed", "boolean", r -> r.standing().agreed()),
                    new Column("extended", "boolean", r -> r.standing().extended()),
                    new Column("working_days", "integer", r -> r.standing().workingDays()),
                    new Column("pauses", "integer", r -> r.standing().pauses()),
                    new Column("paused_days", "integer", r -> r.standing().pausedDays()),
                    new Column(
                            "receipt_report_days",
                            "integer",
                            r -> r.standing().receiptReportDays()),
                    new Column(
                            "closing_report_days",
                            "integer",
                            r -> r.standing().closingReportDays()),
                    new Column("tiers", "jsonb", r -> r.standing().tiers()));

    private static final List<Column> DETAILS =
            List.of(
                    new Column("tier", "smallint", r -> (short) r.assessment().tier()),
                    new Column("received_at", "timestamptz", r -> utc(r.assessment().receivedAt())),
                    new Column("charter_from", "date", r -> r.assessment().charterFrom()),
                    new Column("limit_text", "text", r -> r.assessment().limitText()),
                    new Column("day_zero_on", "date", r -> deadline(r, Deadline::dayZero)),
                    new Column("due_at", "timestamptz", r -> utc(r.assessment().dueAt())),
                    new Column(
                            "instant_until_at",
                            "timestamptz",
                            r -> utc(deadline(r, Deadline::instantUntil))),
                    new Column(
                            "at_risk_at",
                            "timestamptz",
                            r -> utc(deadline(r, Deadline::atRiskFrom))),
                    new Column("due_soon_at", "timestamptz", r -> utc(r.dueSoonAt())),
                    new Column("paused", "boolean", r -> r.assessment().paused()),
                    new Column("late_pauses", "integer", CaseRow::latePauses),
                    new Column("corrections", "integer", CaseRow::corrections),
                    new Column("closed_at", "timestamptz", r -> utc(r.assessment().closedAt())),
                    new Column("findings", "text", r -> findings(r.assessment())),
                    new Column(
                            "counted_from_at",
                            "timestamptz",
                            r ->
                                    r.assessment().basis() == null
                                            ? null
                                            : utc(r.assessment().basis().countedFrom())),
                    new Column("reopened", "integer", r -> r.assessment().reopened()),
                    new Column(
                            "total_due_on",
                            "date",
                            r ->
                                    r.assessment().total() == null
                                            ? null
                                            : r.assessment().total().dueOn()),
                    new Column(
                            "total_working_days",
                            "integer",
                            r ->
                                    r.assessment().total() == null
                                            ? null
                                            : r.assessment().total().workingDays()),
                    new Column("depends_from_on", "date", CaseRow::dependsFrom),
                    new Column("depends_until_on", "date", CaseRow::dependsUntil));

    private static final List<Column> ALL = all();

    /** What figures depend on, and which cell they belong to. */
    private static final List<String> FIGURE_COLUMNS = figureColumns();

    /**
     * Writes rows and, in the same statement, takes from the roll-ups what they counted for before
     * and adds what they count for now; what the table held goes to the past.
     */
    private static final String WRITE = write();

    private static final String FORGET_VERSIONS =
            """
            DELETE FROM projection.case_version v
             USING unnest(?::text[], ?::text[]) AS w(office_id, case_no)
             WHERE v.office_id = w.office_id AND v.case_no = w.case_no
            """;

    private static final String ADD_VERSIONS = addVersions();

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

    private static List<Column> all() {
        var all = new ArrayList<>(COLUMNS);
        all.addAll(DETAILS);
        return List.copyOf(all);
    }

    private static List<String> figureColumns() {
        var columns = new ArrayList<>(RollUpSql.STANDING);
        columns.add("office_id");
        columns.add("service_code");
        columns.add("demonstration");
        return List.copyOf(columns);
    }

    private static String names(List<Column> columns, String prefix, String suffix) {
        return columns.stream()
                .map(c -> prefix + c.name() + suffix)
                .collect(Collectors.joining(", "));
    }

    private static String arrays(List<Column> columns) {
        // jsonb travels as text
        return columns.stream()
                .map(c -> c.type().equals("jsonb") ? "?::text[]" : "?::" + c.type() + "[]")
                .collect(Collectors.joining(", "));
    }

    private static String value(Column column) {
        return switch (column.name()) {
            case "tiers" -> "tiers::jsonb";
            case "findings" -> "string_to_array(findings, ',')";
            default -> column.name();
        };
    }

    private static String write() {
        var values = ALL.stream().map(CaseRows::value).collect(Collectors.joining(", "));
        var set =
                ALL.stream()
                        .filter(c -> !c.name().equals("office_id") && !c.name().equals("case_no"))
                        .map(c -> c.name() + " = excluded." + c.name())
                        .collect(Collectors.joining(", "));
        var before =
                COLUMNS.stream()
                        .map(c -> "o." + c.name() + " AS old_" + c.name())
                        .collect(Collectors.joining(", "));
        var old =
                FIGURE_COLUMNS.stream()
                        .map(c -> "old_" + c + " AS " + c)
                        .collect(Collectors.joining(", "));
        var now = String.join(", ", FIGURE_COLUMNS);
        return """
            WITH input AS (
                SELECT * FROM unnest(%1$s, ?::timestamptz[]) AS row (%2$s, supersedes_at)
            ), soon AS (
                SELECT ?::timestamptz AS at
            ), written AS (
                INSERT INTO projection.case_file AS c (%2$s)
                SELECT %3$s FROM input
                ON CONFLICT (office_id, case_no) DO UPDATE SET %4$s
                 WHERE c IS DISTINCT FROM excluded
                RETURNING WITH (OLD AS o, NEW AS n) %5$s, %6$s,
                          coalesce(o.at_risk_at <= (SELECT at FROM soon) AND (o.closed_at IS NULL OR o.closed_at >= o.at_risk_at), false)
                          OR coalesce(n.at_risk_at <= (SELECT at FROM soon) AND (n.closed_at IS NULL OR n.closed_at >= n.at_risk_at), false)
                          OR o.tiers IS NOT NULL OR n.tiers IS NOT NULL AS notable
            ), candidate AS (
                INSERT INTO projection.notice_candidate (office_id, case_no)
                SELECT office_id, case_no FROM written WHERE notable ORDER BY office_id, case_no
                -- locks it, so that no one looks at the case before this is committed
                ON CONFLICT (office_id, case_no) DO UPDATE SET case_no = excluded.case_no
            ), past AS (
                INSERT INTO projection.case_version (%7$s, known_until)
                SELECT %8$s, i.supersedes_at
                  FROM written w
                  JOIN input i ON i.office_id = w.office_id AND i.case_no = w.case_no
                 WHERE i.supersedes_at IS NOT NULL AND w.old_office_id IS NOT NULL
                ON CONFLICT (office_id, case_no, known_at) DO NOTHING
            ), posting AS MATERIALIZED (
                %9$s
            ), %10$s
            SELECT count(*) FROM written
            """
                .formatted(
                        arrays(ALL),
                        names(ALL, "", ""),
                        values,
                        set,
                        before,
                        names(COLUMNS, "n.", ""),
                        names(COLUMNS, "", ""),
                        names(COLUMNS, "w.old_", ""),
                        RollUpSql.postings(
                                "(SELECT "
                                        + old
                                        + ", -1 AS sign FROM written WHERE old_office_id IS NOT NULL"
                                        + " UNION ALL SELECT "
                                        + now
                                        + ", 1 FROM written)",
                                RollUpSql.STAYS_NOW),
                        RollUpSql.addToAll("projection", "posting"));
    }

    private static String addVersions() {
        return "INSERT INTO projection.case_version ("
                + names(COLUMNS, "", "")
                + ", known_until) SELECT "
                + COLUMNS.stream().map(CaseRows::value).collect(Collectors.joining(", "))
                + ", known_until FROM unnest("
                + arrays(COLUMNS)
                + ", ?::timestamptz[]) AS row ("
                + names(COLUMNS, "", "")
                + ", known_until) ON CONFLICT (office_id, case_no, known_at) DO NOTHING";
    }

    /**
     * Since when the cases in the table are known to stand as they do; those it does not hold are
     * left out. Locks them.
     */
    Map<CaseKey, Instant> lock(Collection<CaseKey> keys) {
        var found = new HashMap<CaseKey, Instant>();
        jdbc.query(
                LOCK,
                statement -> keys(statement, keys),
                row -> {
                    found.put(
                            new CaseKey(row.getString(1), row.getString(2)),
                            row.getObject(3, OffsetDateTime.class).toInstant());
                });
        return found;
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
        var found = new ArrayList<Stored>();
        jdbc.query(
                "SELECT office_id, case_no, known_at FROM projection.case_file"
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
                row -> {
                    found.add(
                            new Stored(
                                    new CaseKey(row.getString(1), row.getString(2)),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    List.of()));
                });
        var histories =
                facts.read(
                        found.stream().collect(Collectors.toMap(Stored::key, s -> Long.MAX_VALUE)));
        return found.stream()
                .map(
                        s ->
                                new Stored(
                                        s.key(),
                                        s.knownAt(),
                                        CaseVersions.sorted(
                                                histories.getOrDefault(s.key(), List.of()))))
                .toList();
    }

    /** The columns of {@code case_file} in the order of {@link #copyLine}. */
    static String fileColumns() {
        return names(ALL, "", "");
    }

    /** The columns of {@code case_version} in the order of {@link #copyVersionLine}. */
    static String versionColumns() {
        return names(COLUMNS, "", "") + ", known_until";
    }

    /** A row as PostgreSQL's COPY reads it. */
    static void copyLine(StringBuilder out, CaseRow row) {
        copy(out, ALL, row);
        out.setCharAt(out.length() - 1, '\n');
    }

    /** A row of the past as PostgreSQL's COPY reads it. */
    static void copyVersionLine(StringBuilder out, CaseRow row, Instant until) {
        copy(out, COLUMNS, row);
        out.append(utc(until)).append('\n');
    }

    private static void copy(StringBuilder out, List<Column> columns, CaseRow row) {
        for (var column : columns) {
            var value = column.value().apply(row);
            if (value == null) {
                out.append("\\N");
            } else if (column.name().equals("findings")) {
                out.append('{').append(value).append('}');
            } else {
                escape(out, value.toString());
            }
            out.append('\t');
        }
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    /**
     * Writes changes, which must be sorted by office and case number.
     *
     * @return how many rows are new or differ from what the table held
     */
    int write(List<Change> changes) {
        if (changes.isEmpty()) {
            return 0;
        }
        writePast(changes);
        var rows = changes.stream().map(Change::row).toList();
        var written =
                jdbc.query(
                        WRITE,
                        statement -> {
                            int i = set(statement, ALL, rows);
                            statement.setArray(
                                    i,
                                    array(
                                            statement.getConnection(),
                                            "timestamptz",
                                            changes,
                                            c -> utc(c.supersedesAt())));
                            statement.setObject(i + 1, utc(clock.instant().plus(SOON)));
                        },
                        (row, i) -> row.getInt(1));
        return written.getFirst();
    }

    private void writePast(List<Change> changes) {
        var rewritten = changes.stream().filter(Change::rewrites).toList();
        if (!rewritten.isEmpty()) {
            jdbc.update(
                    FORGET_VERSIONS,
                    statement ->
                            keys(
                                    statement,
                                    rewritten.stream().map(c -> CaseKey.of(c.row())).toList()));
        }
        var past = new ArrayList<CaseRow>();
        var until = new ArrayList<Instant>();
        for (var change : changes) {
            var versions = change.superseded();
            for (int i = 0; i < versions.size(); i++) {
                past.add(versions.get(i));
                until.add(
                        i + 1 < versions.size()
                                ? versions.get(i + 1).knownAt()
                                : change.row().knownAt());
            }
        }
        if (!past.isEmpty()) {
            jdbc.update(
                    ADD_VERSIONS,
                    statement -> {
                        int i = set(statement, COLUMNS, past);
                        statement.setArray(
                                i,
                                array(
                                        statement.getConnection(),
                                        "timestamptz",
                                        until,
                                        CaseRows::utc));
                    });
        }
    }

    /** Sets one array for each column, from the first parameter on; answers the next one. */
    private static int set(PreparedStatement statement, List<Column> columns, List<CaseRow> rows)
            throws SQLException {
        int i = 1;
        for (var column : columns) {
            var type = column.type().equals("jsonb") ? "text" : column.type();
            statement.setArray(i++, array(statement.getConnection(), type, rows, column.value()));
        }
        return i;
    }

    private static <T> Array array(
            Connection connection,
            String type,
            List<T> rows,
            Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        var values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }

    private static String findings(Assessment assessment) {
        return assessment.findings().stream()
                .map(Enum::name)
                .sorted()
                .reduce((a, b) -> a + "," + b)
                .orElse("");
    }

    private static <T> @Nullable T deadline(CaseRow row, Function<Deadline, @Nullable T> value) {
        return row.assessment().deadline() == null
                ? null
                : value.apply(row.assessment().deadline());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
