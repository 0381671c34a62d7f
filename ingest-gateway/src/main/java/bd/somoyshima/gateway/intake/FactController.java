package bd.somoyshima.gateway.intake;

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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** Intake over HTTP: CloudEvents 1.0, one or many, structured or binary mode. */
@RestController
@Tag(name = "Facts", description = "Send facts; every one gets a verdict")
class FactController {

    private static final String PREFIX = "ce-";

    private final FactIntake intake;
    private final GatewaySettings settings;

    FactController(FactIntake intake, GatewaySettings settings) {
        this.intake = intake;
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
                            + " order: look at each outcome. Sending again is always safe.")
    ResponseEntity<?> facts(HttpServletRequest request) throws IOException {
        long limit = settings.intake().bodyLimit().toBytes();
        var body =
                request.getInputStream()
                        .readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (body.length > limit) {
            return problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A request may have "
                            + settings.intake().bodyLimit()
                            + "; send the facts in several.");
        }
        body = withoutByteOrderMark(body);
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
