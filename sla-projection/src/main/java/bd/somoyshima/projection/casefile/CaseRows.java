package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.CalendarDeclaration.DateRange;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.deadline.Deadline;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.rollup.Contribution;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code case_file}. */
@Repository
class CaseRows {

    /** Which case. */
    record CaseKey(String office, String caseNo) {}

    /**
     * What the table holds of a case.
     *
     * @param contribution what it adds to the roll-ups as it stands in the table
     */
    record Stored(CaseKey key, List<RecordedFact> facts, @Nullable Contribution contribution) {}

    private static final String COLUMNS =
            """
            SELECT office_id, case_no, facts, kind, service_code, received_at, demonstration, settled, agreed, extended,
                   instant_until_at
              FROM projection.case_file
            """;

    /** Locks what it finds, so that no one else judges these cases meanwhile. */
    private static final String BY_KEY =
            COLUMNS
                    + """
                      JOIN unnest(?::text[], ?::text[]) AS wanted(office_id, case_no) USING (office_id, case_no)
                     ORDER BY office_id, case_no
                       FOR UPDATE OF case_file
                    """;

    private static final String ONE = COLUMNS + " WHERE office_id = ? AND case_no = ?";

    /** Cases whose judgement depends on one of these days. */
    private static final String DEPENDING =
            " AND depends_from_on <= coalesce(?::date, 'infinity')"
                    + " AND (depends_until_on IS NULL OR depends_until_on >= ?::date)";

    /** Cases received on one of these days. */
    private static final String RECEIVED =
            " AND received_on <= coalesce(?::date, 'infinity') AND received_on >= ?::date";

    private static final String UPSERT =
            """
            INSERT INTO projection.case_file AS c (
                   office_id, case_no, kind, service_code, tier, received_at, received_on, charter_from, limit_text,
                   day_zero_on, due_on, due_at, instant_until_at, at_risk_at, due_soon_at, agreed, paused, closed_at,
                   closed_on, settled, working_days, paused_days, findings, demonstration, facts, counted_from_at,
                   extended, reopened, total_due_on, total_working_days, depends_from_on, depends_until_on)
            SELECT office_id, case_no, kind, service_code, tier, received_at, received_on, charter_from, limit_text,
                   day_zero_on, due_on, due_at, instant_until_at, at_risk_at, due_soon_at, agreed, paused, closed_at,
                   closed_on, settled, working_days, paused_days, string_to_array(findings, ','), demonstration, facts,
                   counted_from_at, extended, reopened, total_due_on, total_working_days, depends_from_on,
                   depends_until_on
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::smallint[], ?::timestamptz[], ?::date[],
                          ?::date[], ?::text[], ?::date[], ?::date[], ?::timestamptz[], ?::timestamptz[],
                          ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::boolean[], ?::timestamptz[], ?::date[],
                          ?::text[], ?::integer[], ?::integer[], ?::text[], ?::boolean[], ?::text[], ?::timestamptz[],
                          ?::boolean[], ?::integer[], ?::date[], ?::integer[], ?::date[], ?::date[])
                AS row (office_id, case_no, kind, service_code, tier, received_at, received_on, charter_from,
                        limit_text, day_zero_on, due_on, due_at, instant_until_at, at_risk_at, due_soon_at, agreed,
                        paused, closed_at, closed_on, settled, working_days, paused_days, findings, demonstration,
                        facts, counted_from_at, extended, reopened, total_due_on, total_working_days,
                        depends_from_on, depends_until_on)
            ON CONFLICT (office_id, case_no) DO UPDATE
               SET kind = excluded.kind, service_code = excluded.service_code, tier = excluded.tier,
                   received_at = excluded.received_at, received_on = excluded.received_on,
                   charter_from = excluded.charter_from, limit_text = excluded.limit_text,
                   day_zero_on = excluded.day_zero_on, due_on = excluded.due_on, due_at = excluded.due_at,
                   instant_until_at = excluded.instant_until_at, at_risk_at = excluded.at_risk_at,
                   due_soon_at = excluded.due_soon_at, agreed = excluded.agreed, paused = excluded.paused,
                   closed_at = excluded.closed_at, closed_on = excluded.closed_on, settled = excluded.settled,
                   working_days = excluded.working_days, paused_days = excluded.paused_days,
                   findings = excluded.findings, demonstration = excluded.demonstration, facts = excluded.facts,
                   counted_from_at = excluded.counted_from_at, extended = excluded.extended,
                   reopened = excluded.reopened, total_due_on = excluded.total_due_on,
                   total_working_days = excluded.total_working_days, depends_from_on = excluded.depends_from_on,
                   depends_until_on = excluded.depends_until_on
             WHERE c IS DISTINCT FROM excluded
            """;

    private static final String FORGET_TIERS =
            """
            DELETE FROM projection.complaint_tier
             USING unnest(?::text[], ?::text[]) AS complaint(office_id, case_no)
             WHERE complaint_tier.office_id = complaint.office_id AND complaint_tier.case_no = complaint.case_no
            """;

    private static final String TIERS =
            """
            INSERT INTO projection.complaint_tier (
                   office_id, case_no, tier, from_at, limit_text, added_days, due_on, due_at, ended_at, settled,
                   ripe_at, demonstration)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    CaseRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the table holds of these cases; those it does not hold are left out. */
    Map<CaseKey, Stored> find(Collection<CaseKey> keys) {
        var found = new HashMap<CaseKey, Stored>();
        jdbc.query(
                BY_KEY,
                statement -> {
                    var c = statement.getConnection();
                    statement.setArray(
                            1,
                            c.createArrayOf("text", keys.stream().map(CaseKey::office).toArray()));
                    statement.setArray(
                            2,
                            c.createArrayOf("text", keys.stream().map(CaseKey::caseNo).toArray()));
                },
                row -> {
                    var stored = stored(row);
                    found.put(stored.key(), stored);
                });
        return found;
    }

    /** What the table holds of a case, or null if it has none; locks nothing. */
    @Nullable Stored find(CaseKey key) {
        var found = jdbc.query(ONE, (row, i) -> stored(row), key.office(), key.caseNo());
        return found.isEmpty() ? null : found.getFirst();
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
                COLUMNS
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

    private static Stored stored(ResultSet row) throws SQLException {
        var office = row.getString("office_id");
        var settledName = row.getString("settled");
        var settled = settledName == null ? null : Verdict.valueOf(settledName);
        var service = row.getString("service_code");
        var receivedAt = row.getObject("received_at", OffsetDateTime.class);
        return new Stored(
                new CaseKey(office, row.getString("case_no")),
                FactCodec.readAll(row.getString("facts")),
                Contribution.of(
                        new OfficeId(office),
                        CaseKind.valueOf(row.getString("kind")),
                        service.isEmpty() ? null : new ServiceCode(service),
                        receivedAt == null ? null : receivedAt.toInstant(),
                        row.getBoolean("demonstration"),
                        settled,
                        row.getObject("instant_until_at") != null
                                && settled != null
                                && settled.group() == Verdict.Group.CLOSED,
                        row.getBoolean("agreed"),
                        row.getBoolean("extended")));
    }

    /**
     * Writes rows, which must be sorted by office and case number.
     *
     * @return how many of them are new or differ from what the table held
     */
    int write(List<CaseRow> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        int changed =
                jdbc.update(
                        UPSERT,
                        statement -> {
                            var columns = new Columns(statement.getConnection(), rows);
                            int i = 1;
                            for (var array : columns.inOrder()) {
                                statement.setArray(i++, array);
                            }
                        });
        writeTiers(rows);
        return changed;
    }

    private void writeTiers(List<CaseRow> rows) {
        var complaints = rows.stream().filter(CaseRow::isOrWasComplaint).toList();
        if (complaints.isEmpty()) {
            return;
        }
        jdbc.update(
                FORGET_TIERS,
                statement -> {
                    var columns = new Columns(statement.getConnection(), complaints);
                    statement.setArray(1, columns.text(r -> r.office().value()));
                    statement.setArray(2, columns.text(CaseRow::caseNo));
                });
        var tiers = new ArrayList<Object[]>();
        for (var row : complaints) {
            for (var tier : row.assessment().tiers()) {
                tiers.add(
                        new Object[] {
                            row.office().value(),
                            row.caseNo(),
                            tier.tier(),
                            Columns.utc(tier.from()),
                            tier.reading().text(),
                            tier.addedDays(),
                            tier.deadline().dueOn(),
                            Columns.utc(tier.deadline().dueAt()),
                            Columns.utc(tier.endedAt()),
                            tier.settled() == null ? null : tier.settled().name(),
                            Columns.utc(tier.ripeAt()),
                            row.assessment().demonstration()
                        });
            }
        }
        jdbc.batchUpdate(TIERS, tiers);
    }

    /** The rows as one array for each column, in the order of the statement. */
    private record Columns(Connection connection, List<CaseRow> rows) {

        Array[] inOrder() throws SQLException {
            return new Array[] {
                text(r -> r.office().value()),
                text(CaseRow::caseNo),
                text(r -> r.assessment().kind().name()),
                text(r -> r.assessment().service() == null ? "" : r.assessment().service().value()),
                column("smallint", r -> (short) r.assessment().tier()),
                instant(r -> r.assessment().receivedAt()),
                column("date", r -> localDate(r.assessment().receivedAt())),
                column("date", r -> r.assessment().charterFrom()),
                text(r -> r.assessment().limitText()),
                deadline("date", Deadline::dayZero),
                deadline("date", Deadline::dueOn),
                deadline("timestamptz", d -> utc(d.dueAt())),
                deadline("timestamptz", d -> utc(d.instantUntil())),
                deadline("timestamptz", d -> utc(d.atRiskFrom())),
                instant(CaseRow::dueSoonAt),
                column("boolean", r -> r.assessment().agreed()),
                column("boolean", r -> r.assessment().paused()),
                instant(r -> r.assessment().closedAt()),
                column("date", r -> localDate(r.assessment().closedAt())),
                text(
                        r ->
                                r.assessment().settled() == null
                                        ? null
                                        : r.assessment().settled().name()),
                column("integer", r -> r.assessment().workingDays()),
                column("integer", r -> r.assessment().pausedDays()),
                text(r -> findings(r.assessment())),
                column("boolean", r -> r.assessment().demonstration()),
                text(r -> FactCodec.writeAll(r.facts())),
                instant(
                        r ->
                                r.assessment().basis() == null
                                        ? null
                                        : r.assessment().basis().countedFrom()),
                column("boolean", CaseRow::extended),
                column("integer", r -> r.assessment().reopened()),
                column(
                        "date",
                        r ->
                                r.assessment().total() == null
                                        ? null
                                        : r.assessment().total().dueOn()),
                column(
                        "integer",
                        r ->
                                r.assessment().total() == null
                                        ? null
                                        : r.assessment().total().workingDays()),
                column("date", CaseRow::dependsFrom),
                column("date", CaseRow::dependsUntil),
            };
        }

        private static String findings(Assessment assessment) {
            return assessment.findings().stream()
                    .map(Enum::name)
                    .sorted()
                    .reduce((a, b) -> a + "," + b)
                    .orElse("");
        }

        private Array text(Function<CaseRow, @Nullable String> value) throws SQLException {
            return column("text", value);
        }

        private Array instant(Function<CaseRow, @Nullable Instant> value) throws SQLException {
            return column("timestamptz", r -> utc(value.apply(r)));
        }

        private Array deadline(String type, Function<Deadline, @Nullable Object> value)
                throws SQLException {
            return column(
                    type,
                    r ->
                            r.assessment().deadline() == null
                                    ? null
                                    : value.apply(r.assessment().deadline()));
        }

        private Array column(String type, Function<CaseRow, ? extends @Nullable Object> value)
                throws SQLException {
            var values = new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            return connection.createArrayOf(type, values);
        }

        private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
            return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        }

        private static @Nullable LocalDate localDate(@Nullable Instant instant) {
            return instant == null ? null : WorkingCalendar.localDate(instant);
        }
    }
}
