package bd.somoyshima.projection.compliance;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.projection.compliance.ComplianceReport.By;
import bd.somoyshima.projection.compliance.ComplianceReport.Figures;
import bd.somoyshima.projection.compliance.ComplianceReport.Row;
import bd.somoyshima.projection.figure.FigureReport.Share;
import bd.somoyshima.projection.rollup.RollUpSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers how the time limits were kept for the cases received in a period; open ones are judged at
 * the moment of asking.
 */
@Repository
@SuppressWarnings("InlineFormatString") // the statement is read best as a whole, above the code
class ComplianceQuery {

    /**
     * %1$s: the columns a row stands for; %4$s: what is always true of cases received in the time,
     * but found by an index. All rows of one answer see the same state of the database.
     */
    private static final String REPORT =
            """
            WITH place_office AS (
                SELECT office_id, district_code, name_en, name_bn
                  FROM projection.office
                 WHERE office_id = :office OR place = :place OR place LIKE :within
            ), counted AS (
                SELECT %1$s,
                       count(*) AS received,
                       count(*) FILTER (WHERE settled = 'INSTANT') AS instant,
                       count(*) FILTER (WHERE settled = 'WITHIN_LIMIT') AS within_limit,
                       count(*) FILTER (WHERE settled = 'LATE') AS late,
                       count(*) FILTER (
                           WHERE settled IN ('WITHDRAWN', 'TRANSFERRED', 'NO_TARGET', 'OUT_OF_SCOPE')) AS not_judged,
                       count(*) FILTER (WHERE instant_promised) AS instant_promised,
                       count(*) FILTER (WHERE agreed) AS agreed,
                       count(*) FILTER (WHERE settled IS NULL AND due_at <= :now) AS overdue,
                       count(*) FILTER (WHERE settled IS NULL AND at_risk_at <= :now AND due_at > :now) AS at_risk,
                       count(*) FILTER (WHERE settled IS NULL AND (at_risk_at IS NULL OR at_risk_at > :now)) AS on_track
                  FROM (SELECT *, split_part(service_code, '.', 1) AS service FROM projection.case_file) AS c
                  JOIN place_office USING (office_id)
                 WHERE kind = :kind AND received_on BETWEEN :from AND :to AND %4$s
                   AND (:demonstration OR NOT demonstration)
                 GROUP BY %1$s
            )
            SELECT %2$s,
                   received, instant, within_limit, late, not_judged, instant_promised, agreed,
                   on_track, at_risk, overdue
              FROM counted
              %3$s
             ORDER BY %1$s
            """;

    private static final String NEWEST_SERVICE =
            """
            LEFT JOIN LATERAL (
                SELECT s.name_en, s.name_bn, s.limit_text
                  FROM projection.service s
                 WHERE s.office_id = counted.office_id AND s.service_code = counted.service
                 ORDER BY s.effective_from DESC
                 LIMIT 1) AS named ON true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ComplianceQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The report on a place or office, and a period.
     *
     * @param from first local date of receipt, inclusive
     * @param to last local date of receipt, inclusive
     * @param demonstration whether cases of the demonstration count
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ComplianceReport report(
            Scope scope,
            LocalDate from,
            LocalDate to,
            By by,
            CaseKind kind,
            boolean demonstration) {
        var now = clock.instant();
        var sql =
                switch (by) {
                    case SERVICE ->
                            report(
                                    "office_id, service",
                                    "office_id, service AS service_code, NULL AS district_code,"
                                            + " named.name_en, named.name_bn, named.limit_text",
                                    NEWEST_SERVICE);
                    case OFFICE ->
                            report(
                                    "office_id",
                                    "office_id, NULL AS service_code, o.district_code, o.name_en, o.name_bn,"
                                            + " NULL AS limit_text",
                                    "JOIN place_office o USING (office_id)");
                    case DISTRICT ->
                            report(
                                    "district_code",
                                    "NULL AS office_id, NULL AS service_code, district_code,"
                                            + " NULL AS name_en, NULL AS name_bn, NULL AS limit_text",
                                    "");
                };
        var office = scope instanceof Scope.SingleOffice single ? single.office().value() : null;
        var place = scope instanceof Scope.Area area ? area.place().value() : null;
        var rows =
                jdbc.sql(sql)
                        .param("office", office, Types.VARCHAR)
                        .param("place", place, Types.VARCHAR)
                        .param("within", place == null ? null : place + "-%", Types.VARCHAR)
                        .param("from", from)
                        .param("since", from)
                        .param("to", to)
                        .param("kind", kind.name())
                        .param("demonstration", demonstration)
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .query((row, i) -> row(row))
                        .list();
        var total =
                rows.stream()
                        .map(Row::figures)
                        .reduce(figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), ComplianceQuery::sum);
        return new ComplianceReport(
                scope.text(),
                from,
                to,
                by,
                now.atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                rows,
                total);
    }

    private static String report(String key, String columns, String names) {
        return REPORT.formatted(key, columns, names, RollUpSql.STILL_COUNTS);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("office_id"),
                row.getString("service_code"),
                row.getString("district_code"),
                row.getString("name_en"),
                row.getString("name_bn"),
                row.getString("limit_text"),
                figures(
                        row.getLong("received"),
                        row.getLong("instant"),
                        row.getLong("within_limit"),
                        row.getLong("late"),
                        row.getLong("on_track"),
                        row.getLong("at_risk"),
                        row.getLong("overdue"),
                        row.getLong("not_judged"),
                        row.getLong("agreed"),
                        row.getLong("instant_promised")));
    }

    private static Figures figures(
            long received,
            long instant,
            long withinLimit,
            long late,
            long onTrack,
            long atRisk,
            long overdue,
            long notJudged,
            long agreed,
            long instantPromised) {
        return new Figures(
                received,
                instant,
                withinLimit,
                late,
                onTrack,
                atRisk,
                overdue,
                notJudged,
                agreed,
                Share.of(instant + withinLimit, instant + withinLimit + late + overdue),
                Share.of(instant, instantPromised));
    }

    private static Figures sum(Figures a, Figures b) {
        return figures(
                a.received() + b.received(),
                a.instant() + b.instant(),
                a.withinLimit() + b.withinLimit(),
                a.late() + b.late(),
                a.onTrack() + b.onTrack(),
                a.atRisk() + b.atRisk(),
                a.overdue() + b.overdue(),
                a.notJudged() + b.notJudged(),
                a.agreed() + b.agreed(),
                a.instantRate().of() + b.instantRate().of());
    }
}
