package bd.somoyshima.gateway.intake;

import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import bd.somoyshima.gateway.intake.Submission.Way;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.node.JsonNodeFactory;

/** Intake over HTTP: CloudEvents 1.0, one or many, structured or binary mode. */
@RestController
@Tag(name = "Facts", description = "Send facts; every one gets a verdict")
class FactController {

    private static final String PREFIX = "ce-";

    private final FactIntake intake;
    private final FactTranslator translator;
    private final ChangePreview changePreview;
    private final GatewaySettings settings;

    FactController(
            FactIntake intake,
            FactTranslator translator,
            ChangePreview changePreview,
            GatewaySettings settings) {
        this.intake = intake;
        this.translator = translator;
        this.changePreview = changePreview;
        this.settings = settings;
    }

    @PostMapping(
            path = "/api/v1/facts",
            consumes = {
                "application/cloudevents+json",
                "application/cloudevents-batch+json",
                MediaType.APPLICATION_JSON_VALUE
            },
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            summary = "Send one fact or an array of facts",
            description =
                    "A single fact answers 201 (accepted), 200 (duplicate), 409 (same source and id, other content) or"
                            + " 422 (rejected), each with the verdict. An array answers 200 and one verdict a fact, in"
                            + " order: look at each outcome. Sending again is always safe. See preview=true, too.")
    ResponseEntity<?> facts(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String preview)
            throws IOException {
        if (preview != null && !preview.equals("false")) {
            return problem(
                    HttpStatus.BAD_REQUEST, "preview is '" + preview + "'; write true or false");
        }
        var body = withoutByteOrderMark(body(request));
        List<RawEvent> events;
        try {
            events =
                    request.getHeader("ce-specversion") == null
                            ? RawEvent.parse(body)
                            : binaryMode(request, body);
        } catch (UnreadableException e) {
            var verdict = intake.rejectUnreadable(body, Way.HTTP, e.problem());
            var problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.problem().message());
            problem.setProperty("quarantineId", verdict.quarantineId());
            return answer(problem);
        }
        if (events.size() > settings.intake().factsLimit()) {
            return problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A request may have "
                            + settings.intake().factsLimit()
                            + " facts, this one has "
                            + events.size()
                            + "; nothing of it was taken.");
        }
        var verdicts = intake.take(events, Way.HTTP);
        boolean single = request.getHeader("ce-specversion") != null || !startsArray(body);
        return single
                ? ResponseEntity.status(status(verdicts.getFirst())).body(verdicts.getFirst())
                : ResponseEntity.ok(verdicts);
    }

    @PostMapping(
            path = "/api/v1/facts",
            params = "preview=true",
            consumes = {
                "application/cloudevents+json",
                "application/cloudevents-batch+json",
                MediaType.APPLICATION_JSON_VALUE
            })
    @Operation(
            summary = "What a change of calendar or charter would do, before it is made",
            description =
                    "Send one fact about the calendar or a charter. It is not stored; the answer lists every case whose"
                            + " deadline would move or whose verdict would turn.")
    ResponseEntity<StreamingResponseBody> preview(HttpServletRequest request) throws IOException {
        List<RawEvent> events;
        try {
            events = RawEvent.parse(withoutByteOrderMark(body(request)));
        } catch (UnreadableException e) {
            throw refused(HttpStatus.BAD_REQUEST, e.problem().message());
        }
        if (events.size() != 1) {
            throw refused(
                    HttpStatus.BAD_REQUEST,
                    "preview one fact at a time; this request has " + events.size());
        }
        return switch (translator.translate(events.getFirst().event())) {
            case Translation.Untranslatable u -> {
                var problem =
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.UNPROCESSABLE_CONTENT, "the fact would be rejected");
                problem.setProperty("problems", u.problems());
                throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
            }
            case Translation.Translated t ->
                    switch (t.fact()) {
                        case CaseFact f -> throw onlyChanges();
                        case ReferenceFact.OfficeRegistered f -> throw onlyChanges();
                        case ReferenceFact.CharterPublished f -> changePreview.of(f);
                        case CalendarFact f -> changePreview.of(f);
                    };
        };
    }

    private static ErrorResponseException onlyChanges() {
        return refused(
                HttpStatus.BAD_REQUEST,
                "only facts about the calendar and about charters can be previewed");
    }

    private static ErrorResponseException refused(HttpStatus status, String detail) {
        return new ErrorResponseException(
                status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /** The body, or a refusal if it is longer than a request may be. */
    private byte[] body(HttpServletRequest request) throws IOException {
        long limit = settings.intake().bodyLimit().toBytes();
        var body =
                request.getInputStream()
                        .readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (body.length > limit) {
            throw refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A request may have "
                            + settings.intake().bodyLimit()
                            + "; send the facts in several.");
        }
        return body;
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
                    verdict.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
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
    private static List<RawEvent> binaryMode(HttpServletRequest request, byte[] body)
            throws UnreadableException {
        var data = RawEvent.parse(body);
        var event = JsonNodeFactory.instance.objectNode();
        var names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            var name = names.nextElement().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                event.put(name.substring(PREFIX.length()), request.getHeader(name));
            }
        }
        event.set(
                "data",
                data.size() == 1 ? data.getFirst().event() : JsonNodeFactory.instance.nullNode());
        return List.of(new RawEvent(event, body));
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return answer(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
