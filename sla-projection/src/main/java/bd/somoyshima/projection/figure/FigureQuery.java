package bd.somoyshima.projection.figure;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.projection.figure.FigureReport.By;
import bd.somoyshima.projection.figure.FigureReport.Coverage;
import bd.somoyshima.projection.figure.FigureReport.Row;
import bd.somoyshima.projection.figure.FigureRequest.Extent;
import bd.somoyshima.projection.figure.FigureRequest.Source;
import bd.somoyshima.projection.figure.Period.Days;
import bd.somoyshima.projection.office.SilenceQuery;
import bd.somoyshima.projection.office.SilenceQuery.SilentOffice;
import bd.somoyshima.projection.rollup.RollUpSql;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers what happened and how things stood: from the roll-ups for districts and above, from the
 * rows of the cases below that, and from how these rows were known at a moment in the past. All
 * three are sums of what {@code projection.postings} says of every case.
 */
@Repository
@SuppressWarnings("InlineFormatString") // statements are read best as a whole, above the code
public class FigureQuery {

    private static final String IN_PLACE = "(:place = 'BD' OR %1$s = :place OR %1$s LIKE :within)";

    /** Rows as known now. */
    private static final String CASES_NOW =
            "SELECT *, 1 AS sign FROM projection.case_file WHERE %1$s AND (:demonstration OR NOT demonstration)";

    /** Columns that the rows of the present and of the past share. */
    private static final String SHARED =
            String.join(", ", RollUpSql.STANDING) + ", office_id, service_code, demonstration";

    /** Rows as known at a moment. */
    private static final String CASES_KNOWN =
            "SELECT %2$s, 1 AS sign FROM projection.case_file WHERE known_at <= :known AND %1$s"
                    + " AND (:demonstration OR NOT demonstration) UNION ALL"
                    + " SELECT %2$s, 1 FROM projection.case_version WHERE known_at <= :known AND known_until > :known"
                    + " AND %1$s AND (:demonstration OR NOT demonstration)";

    private static final String STAYS_KNOWN =
            "SELECT * FROM projection.office_stay WHERE known_from <= :known AND known_until > :known";

    /** %1$s: cells; %2$s: keys; %3$s: beginnings of the periods. */
    private static final String SUMS =
            """
            SELECT %2$s, tier, width_bucket(day, %3$s) AS period, %4$s,
                   sum(CASE WHEN day < :today THEN ran_out ELSE 0 END) AS ran_out_by_now,
                   sum(overdue - CASE WHEN day < :today THEN 0 ELSE ran_out END) AS overdue_by_now
              FROM (%1$s) AS cell
             WHERE day <= least(:to, :today)
             GROUP BY 1, 2, 3, 4
            """;

    private static final String HISTOGRAM =
            """
            SELECT %2$s, width_bucket(day, %3$s) AS period, working_days, %4$s AS cases
              FROM (%1$s) AS cell
             WHERE day BETWEEN :from AND :to
             GROUP BY 1, 2, 3, 4
            HAVING %4$s <> 0
             ORDER BY 1, 2, 3, 4
            """;

    /** Offices that were there and not closed. %1$s: the stays. */
    private static final String THERE =
            "SELECT office_id, from_on, until_on FROM (%1$s) AS s WHERE NOT closed";

    /** Of which days they told. */
    private static final String TOLD =
            """
            SELECT office_id, month, told, as_history,
                   told_from <= coalesce(:known, 'infinity'::timestamptz) AS known
              FROM projection.office_activity
             WHERE month BETWEEN :firstMonth AND :to AND told IS NOT NULL
               AND office_id IN (SELECT office_id FROM (%1$s) AS s)
            """;

    /** When they said that there was nothing to report. */
    private static final String NOTHING_TO_REPORT =
            """
            SELECT office_id, from_on, until_on FROM projection.zero_activity
             WHERE from_on <= :to AND until_on >= :from AND recorded_at <= coalesce(:known, 'infinity'::timestamptz)
               AND office_id IN (SELECT office_id FROM (%1$s) AS s)
            """;

    /** Activity of all offices of the nation is a row for each office and month. */
    private static final int ROWS_AT_ONCE = 10_000;

    private static final String NAMES_OF_PLACES =
            "SELECT code AS key, name_en, name_bn FROM projection.place WHERE code = ANY (:keys)";
    private static final String NAMES_OF_OFFICES =
            "SELECT office_id AS key, name_en, name_bn FROM projection.office WHERE office_id = ANY (:keys)";

    /**
     * Of an office's service the words in force at the end; of a department's those of one office.
     */
    private static final String NAMES_OF_SERVICES =
            """
            SELECT w.department, w.service AS key, s.name_en, s.name_bn
              FROM unnest(:departments::text[], :keys::text[]) AS w(department, service)
             CROSS JOIN LATERAL (
                SELECT s.name_en, s.name_bn
                  FROM projection.service s
                  JOIN projection.office o USING (office_id)
                 WHERE s.service_code = w.service AND o.department = w.department
                   AND (:office::text IS NULL OR s.office_id = :office)
                 ORDER BY s.effective_from > :to, s.effective_from DESC, s.office_id
                 LIMIT 1) AS s
            """;

    private final JdbcClient jdbc;
    private final SilenceQuery silence;
    private final Clock clock;

    FigureQuery(JdbcClient jdbc, SilenceQuery silence, Clock clock) {
        this.jdbc = jdbc;
        this.silence = silence;
        this.clock = clock;
    }

    /** The figures. All of one answer see the same state of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public FigureReport report(FigureRequest request) {
        var knownAt = request.asKnownAt() == null ? clock.instant() : request.asKnownAt();
        var today = WorkingCalendar.localDate(knownAt);
        var periods = request.period().of(request.from(), request.to());
        var sums = new TreeMap<Key, FigureSums>();
        readSums(request, request.source(today), periods, today, sums);
        if (request.extent() != Extent.COUNTS) {
            readHistogram(request, today, periods, sums);
        }
        if (sums.isEmpty() && request.by() == By.TOTAL) {
            sums.put(new Key("", ""), new FigureSums(periods.size()));
        }
        var coverage =
                request.by() == By.TOTAL && request.extent() != Extent.COUNTS
                        ? coverage(request, periods, today)
                        : List.<Coverage>of();
        var lastDay = request.asKnownAt() == null ? today : today.minusDays(1);
        var silent =
                request.extent() == Extent.COUNTS
                        ? List.<SilentOffice>of()
                        : silence.on(
                                request.to().isBefore(lastDay) ? request.to() : lastDay,
                                request.scope(),
                                request.asKnownAt());
        for (var office : silent) {
            keyOf(request.by(), office)
                    .ifPresent(k -> sums.computeIfAbsent(k, x -> new FigureSums(periods.size())));
        }
        var names = names(request, List.copyOf(sums.keySet()));
        var silentByKey = new HashMap<Key, List<SilentOffice>>();
        for (var office : silent) {
            keyOf(request.by(), office)
                    .ifPresent(
                            key ->
                                    silentByKey
                                            .computeIfAbsent(key, k -> new ArrayList<>())
                                            .add(office));
        }
        var rows = new ArrayList<Row>();
        sums.forEach(
                (key, sum) -> {
                    var silentHere = silentByKey.getOrDefault(key, List.of());
                    if (!sum.isEmpty() || !silentHere.isEmpty() || request.by() == By.TOTAL) {
                        var name = names.get(key);
                        rows.add(
                                new Row(
                                        request.by() == By.TOTAL ? null : key.key(),
                                        key.department().isEmpty() ? null : key.department(),
                                        name == null ? null : name.en(),
                                        name == null ? null : name.bn(),
                                        request.by().isPlace() ? (long) silentHere.size() : null,
                                        request.by() == By.OFFICE && !silentHere.isEmpty()
                                                ? silentHere.getFirst().silentFrom()
                                                : null,
                                        sum.figures(
                                                periods,
                                                request.kind() == CaseKind.COMPLAINT,
                                                coverage)));
                    }
                });
        return new FigureReport(
                request.scope().text(),
                request.from(),
                request.to(),
                request.period(),
                request.by(),
                request.kind(),
                knownAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                silent.size(),
                rows);
    }

    /** What a row stands for; the department is empty except with a service. */
    record Key(String key, String department) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byDepartment = department.compareTo(other.department);
            return byDepartment == 0 ? key.compareTo(other.key) : byDepartment;
        }
    }

    private record Name(String en, String bn) {}

    /** The row an office belongs to, if rows stand for places or offices. */
    private static Optional<Key> keyOf(By by, SilentOffice office) {
        var place = office.place();
        return switch (by) {
            case DIVISION ->
                    Optional.of(new Key(place.substring(0, Math.min(5, place.length())), ""));
            case DISTRICT ->
                    Optional.of(new Key(place.substring(0, Math.min(8, place.length())), ""));
            case UPAZILA -> Optional.of(new Key(place, ""));
            case OFFICE -> Optional.of(new Key(office.office(), ""));
            case TOTAL, SERVICE, VARIANT, CATEGORY, DEPARTMENT -> Optional.empty();
        };
    }

    private void readSums(
            FigureRequest request,
            Source source,
            List<Days> periods,
            LocalDate today,
            Map<Key, FigureSums> into) {
        var measures =
                RollUpSql.MEASURES.stream()
                        .map(m -> "sum(" + m + ") AS " + m)
                        .collect(Collectors.joining(", "));
        var sql =
                SUMS.formatted(
                        cells(request, source), keys(request, source), starts(periods), measures);
        params(jdbc.sql(sql), request)
                .param("since", since(request, today))
                .param("today", today)
                .query(
                        row -> {
                            into.computeIfAbsent(
                                            new Key(row.getString(1), row.getString(2)),
                                            k -> new FigureSums(periods.size()))
                                    .add(row.getInt("tier"), row.getInt("period"), row);
                        });
    }

    private void readHistogram(
            FigureRequest request, LocalDate today, List<Days> periods, Map<Key, FigureSums> into) {
        boolean rolledUp = request.source(today) != Source.CASES && request.wholeMonths();
        var cells =
                rolledUp
                        ? "SELECT area, department, service_code, month AS day, working_days, cases"
                                + " FROM projection.days_month WHERE kind = :kind"
                                + " AND (:demonstration OR NOT demonstration) AND "
                                + IN_PLACE.formatted("area")
                        : "SELECT s.place, s.department, c.office_id, c.service_code, c.closed_on AS day,"
                                + " c.working_days FROM ("
                                + cases(request)
                                + ") AS c JOIN ("
                                + stays(request)
                                + ") AS s ON s.office_id = c.office_id AND c.closed_on >= s.from_on"
                                + " AND c.closed_on < s.until_on WHERE c.closed_on BETWEEN :from AND :to"
                                + " AND c.working_days IS NOT NULL"
                                + " AND c.settled IN ('INSTANT', 'WITHIN_LIMIT', 'LATE')";
        var keys = rolledUp ? keys(request, Source.SERVICE_MONTH) : keys(request, Source.CASES);
        params(
                        jdbc.sql(
                                HISTOGRAM.formatted(
                                        cells,
                                        keys,
                                        starts(periods),
                                        rolledUp ? "sum(cases)" : "count(*)")),
                        request)
                .param("since", since(request, today))
                .query(
                        row -> {
                            into.computeIfAbsent(
                                            new Key(row.getString(1), row.getString(2)),
                                            k -> new FigureSums(periods.size()))
                                    .took(
                                            row.getInt("period"),
                                            row.getInt("working_days"),
                                            row.getLong("cases"));
                        });
    }

    /**
     * The day from which on something counts: of what lies ahead, such as an end told by an office
     * whose clock is fast, nothing counts yet, so a case that ends then is still open.
     */
    private static LocalDate since(FigureRequest request, LocalDate today) {
        return request.from().isBefore(today) ? request.from() : today;
    }

    private JdbcClient.StatementSpec params(JdbcClient.StatementSpec sql, FigureRequest request) {
        var office =
                request.scope() instanceof Scope.SingleOffice single
                        ? single.office().value()
                        : null;
        var place =
                request.scope() instanceof Scope.Area area
                        ? area.place().value()
                        : PlaceCode.NATION.value();
        return sql.param("kind", request.kind().name())
                .param("demonstration", request.demonstration())
                .param("place", place)
                .param("within", place + "-%")
                .param("office", office, Types.VARCHAR)
                .param("from", request.from())
                .param("to", request.to())
                .param(
                        "known",
                        request.asKnownAt() == null ? null : utc(request.asKnownAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static String cells(FigureRequest request, Source source) {
        var common =
                " WHERE kind = :kind AND (:demonstration OR NOT demonstration) AND "
                        + IN_PLACE.formatted("area");
        return switch (source) {
            case AREA_DAY -> "SELECT * FROM projection.area_day" + common;
            case SERVICE_MONTH ->
                    "SELECT *, month AS day, 0 AS tier FROM projection.service_month" + common;
            case CASES ->
                    RollUpSql.postings("(" + cases(request) + ")", "(" + stays(request) + ")");
        };
    }

    /** The rows of the cases of the offices asked about that count in the time, as known. */
    private static String cases(FigureRequest request) {
        boolean everywhere = request.scope().equals(new Scope.Area(PlaceCode.NATION));
        // the kind in the text: an index of complaints is found by it
        var which =
                "kind = '"
                        + request.kind()
                        + "' AND received_on <= :to"
                        // the tiers of a complaint have ends of their own
                        + (request.kind() == CaseKind.SERVICE_REQUEST
                                ? " AND " + RollUpSql.STILL_COUNTS
                                : "")
                        + (everywhere
                                ? ""
                                : " AND office_id IN (SELECT office_id FROM ("
                                        + stays(request)
                                        + "))");
        return (request.asKnownAt() == null ? CASES_NOW : CASES_KNOWN).formatted(which, SHARED);
    }

    /** The stays of the offices asked about, as known. */
    private static String stays(FigureRequest request) {
        return (request.asKnownAt() == null
                        ? "SELECT * FROM projection.office_stay WHERE known_until = 'infinity'"
                        : STAYS_KNOWN)
                + " AND "
                + IN_PLACE.formatted("place")
                + " AND (:office::text IS NULL OR office_id = :office)";
    }

    private static String keys(FigureRequest request, Source source) {
        var place = source == Source.CASES ? "place" : "area";
        return switch (request.by()) {
            case TOTAL -> "'' AS key, '' AS department";
            case DIVISION -> "left(" + place + ", 5) AS key, '' AS department";
            case DISTRICT -> "left(" + place + ", 8) AS key, '' AS department";
            case UPAZILA -> "place AS key, '' AS department";
            case OFFICE -> "office_id AS key, '' AS department";
            case SERVICE -> "split_part(service_code, '.', 1) AS key, department";
            case VARIANT -> "service_code AS key, department";
            case CATEGORY -> "split_part(service_code, '/', 1) AS key, '' AS department";
            case DEPARTMENT -> "department AS key, '' AS department";
        };
    }

    private static String starts(List<Days> periods) {
        return periods.stream()
                .map(p -> "'" + p.from() + "'")
                .collect(Collectors.joining(", ", "ARRAY[", "]::date[]"));
    }

    private List<Coverage> coverage(FigureRequest request, List<Days> periods, LocalDate today) {
        // of the day of the moment only the first fact of a month is known by its time
        var recordedUntil = request.asKnownAt() == null ? today : today.minusDays(1);
        var count = new CoverageCount(periods);
        ask(TOLD, request)
                .param("firstMonth", request.from().withDayOfMonth(1))
                .query(
                        row -> {
                            count.told(
                                    row.getString(1),
                                    row.getObject(2, LocalDate.class),
                                    (Short[]) row.getArray(3).getArray(),
                                    row.getInt(4),
                                    recordedUntil,
                                    row.getBoolean(5),
                                    today);
                        });
        ask(NOTHING_TO_REPORT, request)
                .query(
                        row -> {
                            count.nothingToReport(
                                    row.getString(1),
                                    row.getObject(2, LocalDate.class),
                                    row.getObject(3, LocalDate.class));
                        });
        ask(THERE, request)
                .query(
                        row -> {
                            count.there(
                                    row.getString(1),
                                    row.getObject(2, LocalDate.class),
                                    row.getObject(3, LocalDate.class));
                        });
        return count.coverage();
    }

    private JdbcClient.StatementSpec ask(String sql, FigureRequest request) {
        return params(jdbc.sql(sql.formatted(stays(request))).withFetchSize(ROWS_AT_ONCE), request);
    }

    private Map<Key, Name> names(FigureRequest request, List<Key> keys) {
        var names = new TreeMap<Key, Name>();
        var sql =
                switch (request.by()) {
                    case TOTAL, CATEGORY, DEPARTMENT -> null;
                    case DIVISION, DISTRICT, UPAZILA -> NAMES_OF_PLACES;
                    case OFFICE -> NAMES_OF_OFFICES;
                    case SERVICE, VARIANT -> NAMES_OF_SERVICES;
                };
        if (sql == null || keys.isEmpty() || request.extent() != Extent.EVERYTHING) {
            return names;
        }
        jdbc.sql(sql)
                .param("keys", keys.stream().map(Key::key).toArray(String[]::new))
                .param("departments", keys.stream().map(Key::department).toArray(String[]::new))
                .param(
                        "office",
                        request.scope() instanceof Scope.SingleOffice single
                                ? single.office().value()
                                : null,
                        Types.VARCHAR)
                .param("to", request.to())
                .query(
                        row -> {
                            var department =
                                    request.by() == By.SERVICE || request.by() == By.VARIANT
                                            ? row.getString("department")
                                            : "";
                            var bn = row.getString("name_bn");
                            var en = row.getString("name_en");
                            names.put(
                                    new Key(row.getString("key"), department),
                                    new Name(en == null ? bn : en, bn));
                        });
        return names;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
