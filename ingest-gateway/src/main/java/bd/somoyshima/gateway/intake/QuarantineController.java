package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.audit.AuditLog;
import bd.somoyshima.gateway.audit.AuditLog.Action;
import bd.somoyshima.gateway.quarantine.Quarantine;
import bd.somoyshima.gateway.quarantine.Quarantine.Entry;
import bd.somoyshima.gateway.quarantine.Quarantine.Filter;
import bd.somoyshima.gateway.quarantine.Quarantine.Settlement;
import bd.somoyshima.gateway.quarantine.Quarantine.State;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.ParameterForm;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Quarantine over HTTP: looked into, downloaded, tried again, dismissed. A client that sends facts
 * sees what it sent itself; an administrator what concerns the offices within reach.
 */
@RestController
@Tag(name = "Quarantine", description = "What was sent and could not be accepted")
class QuarantineController {

    private static final Pattern TEXT =
            Pattern.compile(ParameterForm.TEXT, Pattern.UNICODE_CHARACTER_CLASS);
    private static final int MOST_LISTED = 1_000;
    private static final int PAGE = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1_000;
    private static final String NDJSON = "application/x-ndjson";

    private final Quarantine quarantine;
    private final QuarantineRetry retry;
    private final AuditLog audit;
    private final JdbcTemplate jdbc;
    private final ReferenceFeed feed;

    QuarantineController(
            Quarantine quarantine,
            QuarantineRetry retry,
            AuditLog audit,
            JdbcTemplate jdbc,
            ReferenceFeed feed) {
        this.feed = feed;
        this.jdbc = jdbc;
        this.quarantine = quarantine;
        this.retry = retry;
        this.audit = audit;
    }

    /**
     * Which entries; what is left out lets everything pass.
     *
     * @param reason code of the first problem, e.g. UNKNOWN_OFFICE
     * @param client the client that sent it
     * @param source the CloudEvents source, as far as it could be read
     * @param office the office it is about, as far as it could be read
     * @param way HTTP, NDJSON, CSV or KAFKA
     * @param since came in then or later, e.g. 2026-05-24T00:00:00+06:00
     * @param until came in earlier
     * @param state OPEN, ACCEPTED or DUPLICATE (when tried again), or DISMISSED
     */
    record Wanted(
            Problem.@Nullable Code reason,
            @Nullable String client,
            @Nullable String source,
            @Nullable String office,
            Arrival.@Nullable Way way,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime since,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime until,
            @Nullable State state) {

        Filter filter(
                Caller caller,
                @Nullable List<String> offices,
                @Nullable State onlyState,
                long after,
                int limit) {
            boolean administrator = caller.may(Permission.QUARANTINE_ADMIN);
            return new Filter(
                    administrator ? offices : null,
                    administrator ? client : caller.client(),
                    source,
                    office == null ? null : new OfficeId(office).value(),
                    reason,
                    way == null ? null : way.name(),
                    since == null ? null : since.toInstant(),
                    until == null ? null : until.toInstant(),
                    onlyState == null ? state : onlyState,
                    after,
                    limit);
        }
    }

    /**
     * An entry of quarantine.
     *
     * @param explanation what is wrong and what would be right, in English
     * @param explanationBn what is wrong, in Bangla
     * @param earlier of a conflict: the fact stored before under the same source and id
     * @param content what was sent, as text; the very bytes are at {@code …/raw}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            long quarantineId,
            OffsetDateTime arrivedAt,
            String way,
            @Nullable String client,
            @Nullable String source,
            @Nullable String id,
            @Nullable String office,
            Problem.Code reason,
            String explanation,
            String explanationBn,
            List<Problem> problems,
            State state,
            @Nullable OffsetDateTime settledAt,
            @Nullable String settledBy,
            @Nullable String dismissedByName,
            @Nullable String dismissedBecause,
            String mediaType,
            Map<String, String> attributes,
            @Nullable Object earlier,
            @Nullable String content) {

        static View of(Entry entry, boolean whole) {
            var sent = entry.sent();
            var settlement = entry.settlement();
            var first = sent.problems().getFirst();
            return new View(
                    entry.quarantineId(),
                    local(entry.arrivedAt()),
                    sent.way(),
                    sent.clientId(),
                    sent.source(),
                    sent.factId(),
                    sent.office(),
                    first.code(),
                    (first.field().isEmpty() ? "" : first.field() + ": ")
                            + first.message()
                            + ". "
                            + first.code().cure(),
                    first.messageBn(),
                    sent.problems(),
                    state(settlement),
                    settlement == null ? null : local(settlement.at()),
                    settlement == null ? null : settlement.by(),
                    settlement == null ? null : settlement.name(),
                    settlement == null ? null : settlement.reason(),
                    sent.mediaType(),
                    sent.attributes(),
                    sent.earlier() == null ? null : FactCodec.json().readTree(sent.earlier()),
                    whole ? new String(sent.raw(), java.nio.charset.StandardCharsets.UTF_8) : null);
        }

        private static State state(@Nullable Settlement settlement) {
            return settlement == null ? State.OPEN : State.valueOf(settlement.outcome().name());
        }

        private static OffsetDateTime local(Instant instant) {
            return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
        }
    }

    @GetMapping("/api/v1/quarantine")
    @Operation(
            operationId = "listQuarantine",
            summary = "What was sent and could not be accepted",
            description =
                    "The oldest first; page on with after, the last quarantineId of the page before.")
    List<View> list(
            @ParameterObject Wanted wanted,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") @Parameter(description = "at most 1,000") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit is " + limit + "; write 1 to " + MOST_LISTED);
        }
        return quarantine.find(wanted.filter(caller, reached(caller), null, after, limit)).stream()
                .map(e -> View.of(e, false))
                .toList();
    }

    @GetMapping("/api/v1/quarantine/{quarantineId}")
    @Operation(
            operationId = "getQuarantined",
            summary = "An entry of quarantine, with what was sent",
            description = "Of a conflict with both contents: content was sent, earlier is stored.")
    View one(@PathVariable long quarantineId, @AuthenticationPrincipal Caller caller) {
        return View.of(entry(quarantineId, caller), true);
    }

    @GetMapping(
            path = "/api/v1/quarantine/{quarantineId}/raw",
            produces = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.APPLICATION_PROBLEM_JSON_VALUE
            })
    @Operation(operationId = "downloadQuarantined", summary = "The very bytes that were sent")
    ResponseEntity<byte[]> raw(
            @PathVariable long quarantineId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        var entry = entry(quarantineId, caller);
        audit.add(
                caller.client(),
                Action.QUARANTINE_DOWNLOADED,
                "quarantine " + quarantineId,
                entry.sent().problems().getFirst().code().name(),
                request.getRemoteAddr());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("quarantine-" + quarantineId)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(entry.sent().raw());
    }

    @GetMapping(
            path = "/api/v1/quarantine/all",
            produces = {NDJSON, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            operationId = "downloadQuarantine",
            summary = "All entries that pass a filter, one a line",
            description = "application/x-ndjson; each with what was sent.")
    ResponseEntity<StreamingResponseBody> all(
            @ParameterObject Wanted wanted,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        audit.add(
                caller.client(),
                Action.QUARANTINE_DOWNLOADED,
                "quarantine",
                wanted.toString(),
                request.getRemoteAddr());
        return lines(
                entry -> View.of(entry, true),
                wanted.filter(caller, reached(caller), null, 0, PAGE));
    }

    @PostMapping("/api/v1/quarantine/{quarantineId}/retry")
    @Operation(
            operationId = "retryQuarantined",
            summary = "Try an entry again, as it came",
            description =
                    "Useful when the cause has gone, e.g. its office has been registered. If it is accepted it keeps the"
                            + " time it came in; if not, it stays.")
    FactVerdict retryOne(
            @PathVariable long quarantineId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        var entry = open(quarantineId, caller);
        var verdict = retry.retry(entry, caller);
        audit.add(
                caller.client(),
                Action.QUARANTINE_RETRIED,
                "quarantine " + quarantineId,
                verdict.outcome().name(),
                request.getRemoteAddr());
        return verdict;
    }

    @PostMapping(
            path = "/api/v1/quarantine:retry",
            produces = {NDJSON, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            operationId = "retryQuarantine",
            summary = "Try all open entries again that pass a filter",
            description = "application/x-ndjson: a line with the verdict for each.")
    ResponseEntity<StreamingResponseBody> retryAll(
            @ParameterObject Wanted wanted,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        audit.add(
                caller.client(),
                Action.QUARANTINE_RETRIED,
                "quarantine",
                wanted.toString(),
                request.getRemoteAddr());
        return lines(
                entry -> retry.retry(entry, caller),
                wanted.filter(caller, reached(caller), State.OPEN, 0, PAGE));
    }

    /**
     * Why an entry is to be left alone.
     *
     * @param name the officer who answers for it
     */
    record Dismissal(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minLength = 1,
                            maxLength = LONGEST_NAME,
                            pattern = ParameterForm.TEXT)
                    @Nullable String name,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minLength = 1,
                            maxLength = LONGEST_REASON,
                            pattern = ParameterForm.TEXT)
                    @Nullable String reason) {}

    @PostMapping("/api/v1/quarantine/{quarantineId}/dismiss")
    @Transactional
    @Operation(
            operationId = "dismissQuarantined",
            summary = "Leave an entry alone, with a reason and a name",
            description = "It stays where it is and is no longer open.")
    View dismiss(
            @PathVariable long quarantineId,
            @RequestBody Dismissal dismissal,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        var name = required("name", dismissal.name(), LONGEST_NAME);
        var reason = required("reason", dismissal.reason(), LONGEST_REASON);
        open(quarantineId, caller);
        if (!quarantine.dismiss(quarantineId, caller.client(), name, reason)) {
            throw settled(quarantineId);
        }
        audit.add(
                caller.client(),
                Action.QUARANTINE_DISMISSED,
                "quarantine " + quarantineId,
                name + ": " + reason,
                request.getRemoteAddr());
        return one(quarantineId, caller);
    }

    private static String required(String field, @Nullable String value, int longest) {
        if (value == null || !TEXT.matcher(value).matches() || value.length() > longest) {
            throw new IllegalArgumentException(
                    field + " is missing or has more than " + longest + " characters");
        }
        return value.strip();
    }

    private Entry entry(long quarantineId, Caller caller) {
        var entry = quarantine.find(quarantineId).orElse(null);
        if (entry == null || !mayRead(entry, caller)) {
            throw Problems.exception(
                    ProblemType.NOT_FOUND,
                    "there is no entry " + quarantineId + " of quarantine within your reach");
        }
        return entry;
    }

    private boolean mayRead(Entry entry, Caller caller) {
        if (caller.client().equals(entry.sent().clientId())) {
            return true;
        }
        if (!caller.may(Permission.QUARANTINE_ADMIN)) {
            return false;
        }
        var offices = reached(caller);
        return offices == null
                || (entry.sent().office() != null && offices.contains(entry.sent().office()));
    }

    /** The offices that are within reach now; null for all. */
    private @Nullable List<String> reached(Caller caller) {
        return caller.reaches(PlaceCode.NATION)
                ? null
                : StreamSupport.stream(upToDateBook().offices().spliterator(), false)
                        .filter(caller::reaches)
                        .map(o -> o.id().value())
                        .toList();
    }

    private ReferenceBook upToDateBook() {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) feed::upToDate));
    }

    private Entry open(long quarantineId, Caller caller) {
        var entry = entry(quarantineId, caller);
        if (entry.settlement() != null) {
            throw settled(quarantineId);
        }
        return entry;
    }

    private static RuntimeException settled(long quarantineId) {
        return Problems.exception(
                ProblemType.CONFLICT,
                "the entry " + quarantineId + " has been settled; GET it to see how");
    }

    /** A line for each entry. The bytes that were sent are read for one entry at a time. */
    private ResponseEntity<StreamingResponseBody> lines(
            Function<Entry, Object> each, Filter filter) {
        StreamingResponseBody body =
                out -> {
                    var page = quarantine.find(filter);
                    while (!page.isEmpty()) {
                        for (var listed : page) {
                            var entry = quarantine.find(listed.quarantineId()).orElse(listed);
                            line(out, each.apply(entry));
                        }
                        out.flush();
                        page = quarantine.find(filter.after(page.getLast().quarantineId()));
                    }
                };
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(NDJSON)).body(body);
    }

    private static void line(OutputStream out, Object value) throws IOException {
        out.write(FactCodec.json().writeValueAsBytes(value));
        out.write('\n');
    }
}
