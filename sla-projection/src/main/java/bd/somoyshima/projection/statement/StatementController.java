package bd.somoyshima.projection.statement;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.projection.access.Asked;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.feed.Completeness;
import bd.somoyshima.projection.statement.Statement.Restatement;
import bd.somoyshima.projection.statement.Statement.WorkedOutFrom;
import bd.somoyshima.web.ContentPolicy;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Statements, for people, spreadsheets and machines. */
@RestController
@Tag(
        name = "Statements",
        description = "Monthly statements; a published one never changes, later facts are restated")
class StatementController {

    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final StatementQuery query;
    private final PublishedStatements published;
    private final StatementPage page;
    private final Completeness known;
    private final Reach reach;
    private final Clock clock;

    StatementController(
            StatementQuery query,
            PublishedStatements published,
            StatementPage page,
            Completeness known,
            Reach reach,
            Clock clock) {
        this.query = query;
        this.published = published;
        this.page = page;
        this.known = known;
        this.reach = reach;
        this.clock = clock;
    }

    enum Format {
        JSON,
        HTML,
        CSV,
        XLSX
    }

    enum Version {
        PUBLISHED,
        DRAFT,
        COMPLETE
    }

    enum Lang {
        BN,
        EN
    }

    /** A published statement in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String of,
            YearMonth month,
            OffsetDateTime publishedAt,
            String contentHash,
            String link) {}

    @GetMapping("/api/v1/statements")
    @Operation(summary = "Published statements within reach", description = "The newest first.")
    List<Listed> statements(
            @RequestParam(required = false)
                    @Parameter(description = "a place; all within reach if left out")
                    @Nullable String place,
            @RequestParam(required = false) @Parameter(description = "an office; this or place")
                    @Nullable String office,
            @AuthenticationPrincipal Caller caller) {
        return published.within(reach.scope(caller, place, office)).stream()
                .map(
                        p ->
                                new Listed(
                                        p.of(),
                                        YearMonth.from(p.month()),
                                        p.publishedAt(),
                                        p.contentHash(),
                                        "/api/v1/statements/"
                                                + p.of()
                                                + "/"
                                                + YearMonth.from(p.month())))
                .toList();
    }

    @GetMapping("/api/v1/statements/{of}/{month}")
    @Operation(
            summary = "The statement of a month",
            description =
                    "As it was published, or a draft from everything known now. In every line: opening + received + moved"
                            + " = inTime + late + transferred + withdrawn + unjudged + pendingWithinTime +"
                            + " pendingOverdue + pendingNoTarget.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = Statement.class)),
                                @Content(
                                        mediaType = "text/html",
                                        schema = @Schema(type = "string")),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(
                                        mediaType =
                                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    ResponseEntity<StreamingResponseBody> statement(
            @PathVariable
                    @Parameter(description = "BD, BD-30, BD-30-56, BD-30-56-46 or office:<office>")
                    String of,
            @PathVariable @Parameter(description = "such as 2026-04") String month,
            @RequestParam(defaultValue = "json")
                    @Parameter(schema = @Schema(allowableValues = {"json", "html", "csv", "xlsx"}))
                    String format,
            @RequestParam(defaultValue = "bn")
                    @Parameter(schema = @Schema(allowableValues = {"bn", "en"}))
                    String lang,
            @RequestParam(defaultValue = "published")
                    @Parameter(
                            description =
                                    "published (a draft if it is not), draft, or complete: a draft of everything recorded"
                                            + " up to a moment, which asKnownAt names",
                            schema = @Schema(allowableValues = {"published", "draft", "complete"}))
                    String version,
            @RequestParam(defaultValue = "true")
                    @Parameter(description = "of a draft: whether cases of the demonstration count")
                    boolean demonstration,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "of a draft: facts recorded after this instant do not count")
                    @Nullable OffsetDateTime asKnownAt,
            @AuthenticationPrincipal Caller caller) {
        var scope = scope(of, caller);
        var first = month(month);
        if (first.isAfter(WorkingCalendar.localDate(clock.instant()))) {
            throw Problems.unanswerable(
                    "month is '" + month + "', which has not begun; write one that has");
        }
        var wanted = Asked.oneOf(Version.class, "version", version);
        var as = Asked.oneOf(Format.class, "format", format);
        var text = new StatementText(Asked.oneOf(Lang.class, "lang", lang) == Lang.BN);
        var found =
                wanted == Version.PUBLISHED && asKnownAt == null
                        ? published.find(scope, first)
                        : null;
        var complete = wanted == Version.COMPLETE ? known.now() : null;
        var worked =
                found != null
                        ? found.statement()
                        : query.statement(
                                scope,
                                first,
                                demonstration,
                                complete == null ? clock.instant() : complete.at(),
                                asKnownAt != null
                                        ? known.knownBy(asKnownAt.toInstant())
                                        : complete == null ? null : complete.at(),
                                asKnownAt == null);
        var statement = complete != null && asKnownAt == null ? worked.from(complete) : worked;
        return switch (as) {
            case JSON ->
                    answer(
                            MediaType.APPLICATION_JSON,
                            found == null
                                    ? FactCodec.json().writeValueAsString(statement)
                                    : found.content());
            case HTML -> page(page.of(statement, found, text.bangla()));
            case CSV -> file(CSV, statement, out -> StatementTables.csv(statement, text, out));
            case XLSX -> file(XLSX, statement, out -> StatementTables.xlsx(statement, text, out));
        };
    }

    /**
     * What published statements of a place or office would say otherwise by now.
     *
     * @param workedOutFrom the event log they were worked out from
     */
    record Restatements(String of, WorkedOutFrom workedOutFrom, List<Restatement> restatements) {}

    @GetMapping("/api/v1/statements/{of}/restatements")
    @Operation(
            summary = "What published statements say that is different today",
            description = "And that no later published statement has said yet.")
    Restatements restatements(@PathVariable String of, @AuthenticationPrincipal Caller caller) {
        var scope = scope(of, caller);
        var position = known.now();
        return new Restatements(
                scope.text(),
                WorkedOutFrom.of(position),
                query.restatements(scope, OfficeCalendar.LAST, position.at()));
    }

    private Scope scope(String of, Caller caller) {
        var scope = Scope.of(of);
        switch (scope) {
            case Scope.SingleOffice single -> reach.require(caller, single.office().value());
            case Scope.Area area -> reach.require(caller, area.place());
        }
        return scope;
    }

    private static LocalDate month(String month) {
        try {
            var first = YearMonth.parse(month).atDay(1);
            Asked.requireDays(first, first.plusMonths(1).minusDays(1));
            return first;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "month is '" + month + "'; write year and month, such as 2026-04", e);
        }
    }

    private static ResponseEntity<StreamingResponseBody> answer(MediaType type, String text) {
        return ResponseEntity.ok().contentType(type).body(written(text));
    }

    private static ResponseEntity<StreamingResponseBody> page(String html) {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .header(ContentPolicy.HEADER, ContentPolicy.ofPage(html))
                .body(written(html));
    }

    private static StreamingResponseBody written(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<StreamingResponseBody> file(
            MediaType type, Statement statement, StreamingResponseBody content) {
        var name =
                "statement-"
                        + statement.of().replace(':', '-')
                        + "-"
                        + YearMonth.from(statement.month())
                        + (type.equals(CSV) ? ".csv" : ".xlsx");
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
