package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.fact.StatementPublished;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.intake.Arrival.Way;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Intake over HTTP: CloudEvents 1.0, one or many, structured or binary mode. */
@RestController
@Tag(name = "Facts", description = "Send facts; every one gets a verdict")
class FactController {

    private static final String PREFIX = "ce-";
    private static final int PIECE = 16 * 1_024;
    private static final String NDJSON = "application/x-ndjson";

    private static final String HISTORY =
            "true: this happened before the office was connected. It raises no notices of what had ended before it"
                    + " came and does not count as reported late; needs history:write";

    private final FactIntake intake;
    private final ChangePreview changePreview;
    private final FactUploads uploads;
    private final RequestLimits limits;
    private final GatewaySettings settings;

    FactController(
            FactIntake intake,
            ChangePreview changePreview,
            FactUploads uploads,
            RequestLimits limits,
            GatewaySettings settings) {
        this.intake = intake;
        this.changePreview = changePreview;
        this.uploads = uploads;
        this.limits = limits;
        this.settings = settings;
    }

    @PostMapping(
            path = "/api/v1/facts",
            consumes = {
                RawEvent.STRUCTURED,
                "application/cloudevents-batch+json",
                MediaType.APPLICATION_JSON_VALUE
            },
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            operationId = "sendFacts",
            summary = "Send one fact or an array of facts",
            description =
                    "A single fact answers 201 (accepted), 200 (duplicate, with the same answer as when it was accepted),"
                            + " 409 (same source and id, other content), 403 (not yours to say) or 422 (rejected), each"
                            + " with the verdict. An array answers 200 and one verdict a fact, in order: look at each"
                            + " outcome. Sending again is always safe. With preview=true one change of calendar or charter"
                            + " is not stored; the answer lists the cases it would alter.")
    ResponseEntity<?> facts(
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestParam(defaultValue = "false") @Parameter(description = HISTORY) boolean history,
            @AuthenticationPrincipal Caller caller)
            throws IOException {
        limits.request(caller);
        if (preview) {
            throw new IllegalArgumentException(
                    "preview is not 'true'; write preview=true or leave it out");
        }
        var arrival = arrival(Way.HTTP, request, history, caller);
        try (var room = limits.room(caller)) {
            return take(request, body(request, room), arrival, caller);
        }
    }

    /**
     * How facts came in.
     *
     * @throws ErrorResponseException if they come as history from a client that may not send it
     */
    private static Arrival arrival(
            Way way, HttpServletRequest request, boolean history, Caller caller) {
        if (history && !caller.may(Permission.HISTORY_WRITE)) {
            throw Problems.exception(
                    ProblemType.FORBIDDEN,
                    "history is 'true', which needs the permission "
                            + Permission.HISTORY_WRITE.scope()
                            + "; leave it out for what happens from now on");
        }
        return Arrival.from(way, caller, request.getRemoteAddr()).asHistory(history);
    }

    private ResponseEntity<?> take(
            HttpServletRequest request, byte[] sent, Arrival arrival, Caller caller) {
        var body = withoutByteOrderMark(sent);
        boolean binary = request.getHeader("ce-specversion") != null;
        var attributes = binary ? attributes(request) : Map.<String, String>of();
        List<RawEvent> events;
        try {
            events = binary ? List.of(RawEvent.binary(attributes, body)) : RawEvent.parse(body);
        } catch (UnreadableException e) {
            var verdict =
                    intake.rejectUnreadable(
                            body,
                            binary ? RawEvent.BINARY : RawEvent.STRUCTURED,
                            attributes,
                            arrival,
                            null,
                            e.problems());
            var problem = Problems.of(ProblemType.UNREADABLE_BODY, e.problem().message());
            problem.setProperty("quarantineId", verdict.quarantineId());
            throw Problems.exception(ProblemType.UNREADABLE_BODY, problem);
        }
        if (events.size() > settings.intake().factsLimit()) {
            throw Problems.exception(
                    ProblemType.TOO_LARGE,
                    "A request may have "
                            + settings.intake().factsLimit()
                            + " facts, this one has "
                            + events.size()
                            + "; nothing of it was taken.");
        }
        limits.facts(caller, events.size());
        var verdicts = intake.take(events, arrival);
        return binary || !startsArray(body)
                ? ResponseEntity.status(status(verdicts.getFirst())).body(verdicts.getFirst())
                : ResponseEntity.ok(verdicts);
    }

    @PostMapping(
            path = "/api/v1/facts",
            consumes = NDJSON,
            produces = {NDJSON, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            operationId = "uploadLines",
            summary = "Send many facts, a CloudEvent a line",
            description =
                    "The answer has a line for every line, in order, with its number and its verdict. One bad line never"
                            + " holds up the others. If the database goes away, a last line with the outcome NOT_TAKEN"
                            + " says where it stopped: send the same again.")
    ResponseEntity<StreamingResponseBody> lines(
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") @Parameter(description = HISTORY) boolean history,
            @AuthenticationPrincipal Caller caller)
            throws IOException {
        limits.request(caller);
        return streamed(
                uploads.ndjson(
                        request.getInputStream(), arrival(Way.NDJSON, request, history, caller)));
    }

    @PostMapping(
            path = "/api/v1/facts",
            consumes = RawEvent.ROW,
            produces = {NDJSON, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            operationId = "uploadRows",
            summary = "Send many facts, a row of CSV each",
            description =
                    "UTF-8, the first line names the columns. The answer has a line for every row. A row that was sent"
                            + " before is a duplicate; with other values under the same id it corrects what it said.")
    ResponseEntity<StreamingResponseBody> rows(
            HttpServletRequest request,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "the CloudEvents source of all rows; the client's own if it has one")
                    @Nullable String source,
            @RequestParam(required = false)
                    @Parameter(description = "the office of rows that do not name theirs")
                    @Nullable String office,
            @RequestParam(defaultValue = "iso")
                    @Parameter(
                            description =
                                    "how dates with the year last are written: iso (they are refused), day-first or"
                                            + " month-first")
                    String dates,
            @RequestParam(defaultValue = "false") @Parameter(description = HISTORY) boolean history,
            @AuthenticationPrincipal Caller caller)
            throws IOException {
        limits.request(caller);
        var options =
                new CsvOptions(
                        source == null ? ownSource(caller) : source,
                        office == null ? ownOffice(caller) : office,
                        CsvOptions.Dates.of(dates));
        return streamed(
                uploads.csv(
                        request.getInputStream(),
                        options,
                        arrival(Way.CSV, request, history, caller)));
    }

    private static ResponseEntity<StreamingResponseBody> streamed(StreamingResponseBody body) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(NDJSON)).body(body);
    }

    private static String ownSource(Caller caller) {
        if (caller.sources().size() != 1 || caller.speaksAs(Caller.ANY_SOURCE)) {
            throw Problems.unanswerable(
                    "source is missing; the client speaks as "
                            + caller.sources()
                            + ", write which, e.g. source=urn:office:ict-haluaghat");
        }
        return caller.sources().getFirst();
    }

    private static @Nullable String ownOffice(Caller caller) {
        return caller.reach() instanceof Scope.SingleOffice single ? single.office().value() : null;
    }

    @PostMapping(
            path = "/api/v1/facts",
            params = "preview=true",
            consumes = {
                RawEvent.STRUCTURED,
                "application/cloudevents-batch+json",
                MediaType.APPLICATION_JSON_VALUE
            },
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            operationId = "previewChange",
            summary = "What a change would do, before it is made",
            description = "Nothing is stored.")
    ResponseEntity<StreamingResponseBody> preview(
            HttpServletRequest request, @AuthenticationPrincipal Caller caller) throws IOException {
        limits.request(caller);
        try (var room = limits.room(caller)) {
            return previewed(request, body(request, room), caller);
        }
    }

    private ResponseEntity<StreamingResponseBody> previewed(
            HttpServletRequest request, byte[] sent, Caller caller) {
        List<RawEvent> events;
        try {
            events = RawEvent.parse(withoutByteOrderMark(sent));
        } catch (UnreadableException e) {
            throw Problems.exception(ProblemType.UNREADABLE_BODY, e.problem().message());
        }
        if (events.size() != 1) {
            throw Problems.unanswerable(
                    "preview one fact at a time; this request has " + events.size());
        }
        var arrival = Arrival.from(Way.HTTP, caller, request.getRemoteAddr());
        return switch (intake.translate(events.getFirst(), arrival)) {
            case Translation.Untranslatable u -> {
                var problem = Problems.of(ProblemType.REJECTED, "the fact would be rejected");
                problem.setProperty("problems", u.problems());
                throw Problems.exception(ProblemType.REJECTED, problem);
            }
            case Translation.Translated t ->
                    switch (t.fact()) {
                        case CaseFact f -> throw onlyChanges();
                        case OfficeMoved f -> changePreview.of(f, token(request), caller);
                        case OfficeFact f -> throw onlyChanges();
                        case ZeroActivityDeclared f -> throw onlyChanges();
                        case CharterPublished f -> changePreview.of(f, token(request), caller);
                        case CalendarFact f -> changePreview.of(f, token(request), caller);
                        case StatementPublished f -> throw onlyChanges();
                    };
        };
    }

    private static String token(HttpServletRequest request) {
        return String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    private static ErrorResponseException onlyChanges() {
        return Problems.unanswerable(
                "preview is true; only facts about the calendar, about charters and about offices that move can be"
                        + " previewed");
    }

    /** The body, or a refusal if it is longer than a request may be. */
    private byte[] body(HttpServletRequest request, RequestLimits.Room room) throws IOException {
        long limit = settings.intake().bodyLimit().toBytes();
        if (request.getContentLengthLong() > limit) {
            throw tooLarge();
        }
        var in = request.getInputStream();
        var body = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            room.add(n);
            body.write(piece, 0, n);
            if (body.size() > limit) {
                throw tooLarge();
            }
        }
        return body.toByteArray();
    }

    private ErrorResponseException tooLarge() {
        return Problems.exception(
                ProblemType.TOO_LARGE,
                "A request may have "
                        + settings.intake().bodyLimit()
                        + "; send the facts in several.");
    }

    /** Some office systems put the mark before UTF-8, too. */
    private static byte[] withoutByteOrderMark(byte[] body) {
        boolean marked =
                body.length >= 3
                        && body[0] == (byte) 0xEF
                        && body[1] == (byte) 0xBB
                        && body[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
    }

    private static HttpStatus status(FactVerdict verdict) {
        return switch (verdict.outcome()) {
            case Outcome.ACCEPTED -> HttpStatus.CREATED;
            case Outcome.DUPLICATE -> HttpStatus.OK;
            case Outcome.REJECTED ->
                    verdict.isConflict()
                            ? HttpStatus.CONFLICT
                            : verdict.isForbidden()
                                    ? HttpStatus.FORBIDDEN
                                    : HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static boolean startsArray(byte[] body) {
        for (byte b : body) {
            if (!Character.isWhitespace(b)) {
                return b == '[';
            }
        }
        return false;
    }

    /** Binary mode: the attributes are headers, the body is the data. */
    private static Map<String, String> attributes(HttpServletRequest request) {
        var attributes = new TreeMap<String, String>();
        var names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            var name = names.nextElement().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), request.getHeader(name));
            }
        }
        return attributes;
    }
}
