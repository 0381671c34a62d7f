package bd.somoyshima.projection.signal;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.projection.access.Asked;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.figure.FigureReport.Share;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Patterns that may be worth a look, each office held against its peers. */
@RestController
@Tag(
        name = "Signals",
        description = "Patterns that may be worth a look; there may be good reasons for each")
@SuppressWarnings("InlineFormatString") // statements are read best as a whole, above the code
class SignalController {

    private static final int MOST_CASES = 1_000;

    /** An office stands out with at least so many cases, and more than twice the usual share. */
    private static final int ENOUGH_CASES = 5;

    private static final double STANDS_OUT = 2.0;

    /** %1$s: how many cases of an office show each pattern; %2$s: the patterns. */
    private static final String BY_OFFICE =
            """
            WITH counted AS (
                SELECT office_id, count(*) AS closed, %1$s
                  FROM projection.case_signal
                 WHERE (closed_on BETWEEN :from AND :to OR closed_on IS NULL AND received_on <= :to)
                   AND (:demonstration OR NOT demonstration)
                 GROUP BY office_id
            ), pattern AS (
                SELECT o.office_id, o.place, o.department, p.kind, p.cases, c.closed,
                       p.cases::double precision / c.closed AS share
                  FROM counted c
                  JOIN projection.office o USING (office_id)
                 CROSS JOIN LATERAL (VALUES %2$s) AS p(kind, cases)
            ), department AS (
                SELECT kind, department, count(*) AS offices, percentile_disc(0.5) WITHIN GROUP (ORDER BY share) AS share
                  FROM pattern
                 GROUP BY kind, department
            ), ranked AS (
                SELECT p.kind, p.office_id, p.cases, p.closed, d.share, d.offices,
                       row_number() OVER (PARTITION BY p.kind ORDER BY p.share DESC, p.cases DESC, p.office_id) AS rank
                  FROM pattern p JOIN department d USING (kind, department)
                 WHERE p.cases > 0 AND (:office::text IS NULL OR p.office_id = :office)
                   AND (:place = 'BD' OR p.place = :place OR p.place LIKE :within)
            )
            SELECT kind, office_id, cases, closed, share, offices FROM ranked WHERE rank <= 100 ORDER BY rank
            """
                    .formatted(
                            kinds(
                                    k ->
                                            "count(*) FILTER (WHERE "
                                                    + k.column()
                                                    + ") AS "
                                                    + k.column()),
                            kinds(k -> "('" + k + "', " + k.column() + ")"));

    private static final String CASES =
            """
            SELECT case_no, kind, service_code, received_on, due_on, closed_on
              FROM projection.case_signal
             WHERE office_id = :office
               AND (closed_on BETWEEN :from AND :to OR closed_on IS NULL AND received_on <= :to)
               AND (:demonstration OR NOT demonstration)
               AND %1$s
             ORDER BY closed_on, case_no
             LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final Reach reach;

    SignalController(JdbcClient jdbc, Reach reach) {
        this.jdbc = jdbc;
        this.reach = reach;
    }

    /**
     * A pattern at an office.
     *
     * @param cases of the cases closed, those that show it
     * @param peersPercent the median share of the offices of its department, wherever they are
     * @param peers how many these are
     * @param standsOut whether there are at least five cases and more than twice the median
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signal(
            SignalKind kind,
            String says,
            String saysBn,
            String office,
            Share cases,
            double peersPercent,
            long peers,
            boolean standsOut) {}

    /** A case behind a signal; its whole story is at {@code /api/v1/cases/{office}/{caseNo}}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignalCase(
            String caseNo,
            String kind,
            String service,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate closedOn,
            String link) {}

    @GetMapping("/api/v1/signals")
    @Operation(
            summary = "Offices where a pattern may be worth a look",
            description =
                    "Of the cases closed in the time asked about (and those still open that were reopened or wait for the beginning of their clock); for each pattern the hundred offices with the greatest"
                            + " share, each beside the median of the offices of its department.")
    List<Signal> signals(
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "BD, BD-30, BD-30-56 or BD-30-56-46; all within reach if left out")
                    @Nullable String place,
            @RequestParam(required = false) @Parameter(description = "an office; this or place")
                    @Nullable String office,
            @RequestParam @Parameter(description = "first date of closing, inclusive")
                    LocalDate from,
            @RequestParam @Parameter(description = "last date of closing, inclusive") LocalDate to,
            @RequestParam(defaultValue = "true")
                    @Parameter(description = "whether cases of the demonstration count")
                    boolean demonstration,
            @AuthenticationPrincipal Caller caller) {
        Asked.requireDays(from, to);
        var scope = reach.scope(caller, place, office);
        var within =
                scope instanceof Scope.Area area ? area.place().value() : PlaceCode.NATION.value();
        var single = scope instanceof Scope.SingleOffice one ? one.office().value() : null;
        return jdbc
                .sql(BY_OFFICE)
                .param("from", from)
                .param("to", to)
                .param("demonstration", demonstration)
                .param("office", single, Types.VARCHAR)
                .param("place", within)
                .param("within", within + "-%")
                .query((row, i) -> signal(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(Signal::kind))
                .toList();
    }

    private static Signal signal(ResultSet row) throws SQLException {
        var kind = SignalKind.valueOf(row.getString("kind"));
        var share = Share.of(row.getLong("cases"), row.getLong("closed"));
        double peers = row.getDouble("share");
        long offices = row.getLong("offices");
        return new Signal(
                kind,
                kind.en(),
                kind.bn(),
                row.getString("office_id"),
                share,
                Math.round(1000 * peers) / 10.0,
                offices,
                offices > 1
                        && share.count() >= ENOUGH_CASES
                        && (double) share.count() / share.of() > STANDS_OUT * peers);
    }

    private static String kinds(Function<SignalKind, String> text) {
        return Arrays.stream(SignalKind.values()).map(text).collect(Collectors.joining(", "));
    }

    @GetMapping("/api/v1/signals/cases")
    @Operation(summary = "The cases behind a signal")
    List<SignalCase> cases(
            @RequestParam
                    @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "late_pause",
                                                "month_end",
                                                "reported_late",
                                                "reopened",
                                                "long_wait"
                                            }))
                    String kind,
            @RequestParam String office,
            @RequestParam @Parameter(description = "first date of closing, inclusive")
                    LocalDate from,
            @RequestParam @Parameter(description = "last date of closing, inclusive") LocalDate to,
            @RequestParam(defaultValue = "true")
                    @Parameter(description = "whether cases of the demonstration count")
                    boolean demonstration,
            @AuthenticationPrincipal Caller caller) {
        Asked.requireDays(from, to);
        reach.require(caller, office);
        return jdbc.sql(CASES.formatted(Asked.oneOf(SignalKind.class, "kind", kind).column()))
                .param("office", office)
                .param("from", from)
                .param("to", to)
                .param("demonstration", demonstration)
                .param("limit", MOST_CASES)
                .query(
                        (row, i) ->
                                new SignalCase(
                                        row.getString("case_no"),
                                        row.getString("kind"),
                                        row.getString("service_code"),
                                        row.getObject("received_on", LocalDate.class),
                                        row.getObject("due_on", LocalDate.class),
                                        row.getObject("closed_on", LocalDate.class),
                                        "/api/v1/cases/" + office + "/" + row.getString("case_no")))
                .list();
    }
}
