package bd.somoyshima.projection.casefile;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.place.PlaceLevel;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.web.CsvCells;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Cases of an office or a district as a list, page by page, or all of them as CSV. */
@RestController
@Tag(name = "Cases")
class CaseListController {

    private static final int MOST = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Cases in order of office and number; a filter that is not given lets everything pass. */
    private static final String LIST =
            """
            SELECT * FROM (
                SELECT c.office_id, c.case_no, c.kind, c.service_code, c.received_on, c.due_on, c.due_at, c.closed_on,
                       c.working_days, c.paused_days, c.agreed, c.demonstration,
                       CASE WHEN c.settled IS NOT NULL THEN c.settled
                            WHEN c.due_at <= :now THEN 'OVERDUE'
                            WHEN c.waiting_for IS NOT NULL THEN 'WAITING'
                            WHEN c.paused THEN 'PAUSED'
                            WHEN c.at_risk_at <= :now THEN 'AT_RISK'
                            ELSE 'ON_TRACK' END AS verdict
                  FROM projection.case_file c
                  JOIN projection.office o USING (office_id)
                 WHERE (c.office_id, c.case_no) > (:afterOffice, :afterCase)
                   AND (:office::text IS NULL OR c.office_id = :office)
                   AND (:place::text IS NULL OR o.place = :place OR o.place LIKE :within)
                   AND (:kind::text IS NULL OR c.kind = :kind)
                   AND (:service::text IS NULL OR c.service_code = :service
                        OR starts_with(c.service_code, :service || '.'))
                   AND (:open::boolean IS NULL OR (c.closed_at IS NULL) = :open)
                   AND (:receivedFrom::date IS NULL OR c.received_on >= :receivedFrom)
                   AND (:receivedTo::date IS NULL OR c.received_on <= :receivedTo)
                   AND (:demonstration OR NOT c.demonstration)) AS cases
             WHERE :verdict::text IS NULL OR verdict = :verdict
             ORDER BY office_id, case_no
             LIMIT :limit
            """;

    private static final String AFTER =
            "^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]/[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

    private final JdbcClient jdbc;
    private final Reach reach;
    private final Clock clock;

    CaseListController(JdbcClient jdbc, Reach reach, Clock clock) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.clock = clock;
    }

    /**
     * Which cases; what is left out lets everything pass.
     *
     * @param place a district or upazila, e.g. BD-30-56
     * @param office an office; this or place
     * @param kind requests or complaints
     * @param service its code; with its variants
     * @param verdict how they stand now
     * @param open only open, or only closed ones
     * @param receivedFrom first local date of receipt
     * @param receivedTo last local date of receipt, inclusive
     * @param demonstration whether cases of the demonstration count; yes if left out
     */
    record Wanted(
            @Nullable String place,
            @Nullable String office,
            @Nullable CaseKind kind,
            @Nullable String service,
            @Nullable Verdict verdict,
            @Nullable Boolean open,
            @Nullable LocalDate receivedFrom,
            @Nullable LocalDate receivedTo,
            @Nullable Boolean demonstration) {}

    /**
     * A case of the list.
     *
     * @param service its code, with a point and the variant if it has one; empty if it names none
     * @param link to the case with its facts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String office,
            String caseNo,
            CaseKind kind,
            String service,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime dueAt,
            @Nullable LocalDate closedOn,
            Verdict verdict,
            @Nullable Integer workingDays,
            int pausedDays,
            boolean agreed,
            boolean demonstration,
            String link) {

        static Listed of(ResultSet row) throws SQLException {
            var office = row.getString("office_id");
            var caseNo = row.getString("case_no");
            var dueAt = row.getObject("due_at", OffsetDateTime.class);
            return new Listed(
                    office,
                    caseNo,
                    CaseKind.valueOf(row.getString("kind")),
                    row.getString("service_code"),
                    row.getObject("received_on", LocalDate.class),
                    row.getObject("due_on", LocalDate.class),
                    dueAt == null
                            ? null
                            : dueAt.toInstant().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                    row.getObject("closed_on", LocalDate.class),
                    Verdict.valueOf(row.getString("verdict")),
                    row.getObject("working_days", Integer.class),
                    row.getInt("paused_days"),
                    row.getBoolean("agreed"),
                    row.getBoolean("demonstration"),
                    "/api/v1/cases/" + office + "/" + caseNo);
        }
    }

    @GetMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listCases",
            summary = "Cases of an office, an upazila or a district",
            description =
                    "In order of office and case number; page on with after, office and case number of the last one, e.g."
                            + " ict-haluaghat/HG-1.")
    List<Listed> list(
            @ParameterObject Wanted wanted,
            @RequestParam(defaultValue = "")
                    @Parameter(description = "office/caseNo", schema = @Schema(pattern = AFTER))
                    String after,
            @RequestParam(defaultValue = "100") @Parameter(description = "at most 1,000") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; write 1 to " + MOST);
        }
        return page(wanted, scope(wanted, caller), after, limit);
    }

    @GetMapping(path = "/api/v1/cases.csv", produces = "text/csv")
    @Operation(
            operationId = "exportCases",
            summary = "The same, all of them, as CSV",
            description = "UTF-8 with a byte order mark, as spreadsheets read it.")
    ResponseEntity<StreamingResponseBody> export(
            @ParameterObject Wanted wanted, @AuthenticationPrincipal Caller caller) {
        var scope = scope(wanted, caller);
        StreamingResponseBody body = out -> write(out, wanted, scope);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"cases.csv\"")
                .body(body);
    }

    private void write(OutputStream out, Wanted wanted, Scope scope) throws IOException {
        try (var csv =
                new CSVPrinter(
                        new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
            csv.getOut().append(BYTE_ORDER_MARK);
            csv.printRecord(
                    "office",
                    "case_no",
                    "kind",
                    "service",
                    "received_on",
                    "due_on",
                    "due_at",
                    "closed_on",
                    "verdict",
                    "working_days",
                    "paused_days",
                    "agreed",
                    "demonstration");
            var after = "";
            for (var page = page(wanted, scope, after, MOST);
                    !page.isEmpty();
                    page = page(wanted, scope, after, MOST)) {
                for (var one : page) {
                    csv.printRecord(
                            one.office(),
                            CsvCells.harmless(one.caseNo()),
                            one.kind(),
                            CsvCells.harmless(one.service()),
                            one.receivedOn(),
                            one.dueOn(),
                            one.dueAt(),
                            one.closedOn(),
                            one.verdict(),
                            one.workingDays(),
                            one.pausedDays(),
                            one.agreed(),
                            one.demonstration());
                }
                after = page.getLast().office() + "/" + page.getLast().caseNo();
                csv.flush();
            }
        }
    }

    /** Lists are of a district at most: those of the nation are millions. */
    private Scope scope(Wanted wanted, Caller caller) {
        var scope = reach.scope(caller, wanted.place(), wanted.office());
        if (scope instanceof Scope.Area area
                && (area.place().level() == PlaceLevel.NATION
                        || area.place().level() == PlaceLevel.DIVISION)) {
            throw Problems.unanswerable(
                    "place is '"
                            + area.place()
                            + "'; write a district such as BD-30-56, an upazila, or office=…");
        }
        if (wanted.service() != null) {
            new ServiceCode(wanted.service().split("\\.", 2)[0]);
        }
        return scope;
    }

    private List<Listed> page(Wanted wanted, Scope scope, String after, int limit) {
        var place = scope instanceof Scope.Area area ? area.place().value() : null;
        var last = after.split("/", 2);
        if (!after.isEmpty() && last.length != 2) {
            throw new IllegalArgumentException(
                    "after is '"
                            + after
                            + "'; write office and case number of the last case seen,"
                            + " e.g. ict-haluaghat/HG-1");
        }
        return jdbc.sql(LIST)
                .param("now", OffsetDateTime.now(clock))
                .param("afterOffice", last[0])
                .param("afterCase", last.length == 2 ? last[1] : "")
                .param(
                        "office",
                        scope instanceof Scope.SingleOffice one ? one.office().value() : null,
                        Types.VARCHAR)
                .param("place", place, Types.VARCHAR)
                .param("within", place + "-%")
                .param("kind", wanted.kind() == null ? null : wanted.kind().name(), Types.VARCHAR)
                .param("service", wanted.service(), Types.VARCHAR)
                .param("open", wanted.open(), Types.BOOLEAN)
                .param("receivedFrom", wanted.receivedFrom(), Types.DATE)
                .param("receivedTo", wanted.receivedTo(), Types.DATE)
                .param("demonstration", wanted.demonstration() == null || wanted.demonstration())
                .param(
                        "verdict",
                        wanted.verdict() == null ? null : wanted.verdict().name(),
                        Types.VARCHAR)
                .param("limit", limit)
                .query((row, i) -> Listed.of(row))
                .list();
    }
}
