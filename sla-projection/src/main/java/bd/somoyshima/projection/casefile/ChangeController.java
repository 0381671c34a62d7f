package bd.somoyshima.projection.casefile;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.eventlog.EventId;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.FactNames;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.FactKey;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.office.Office;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.casefile.CaseController.StandingView;
import bd.somoyshima.projection.casefile.ChangeEffect.Changed;
import bd.somoyshima.projection.casefile.RecomputationRows.Progress;
import bd.somoyshima.reference.CalendarDecision;
import bd.somoyshima.reference.ChangeInWords;
import bd.somoyshima.reference.CharterDecision;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** What changes of calendar and charter do to cases: beforehand, while they go on, and after. */
@RestController
@Tag(name = "Changes", description = "What changes of calendar and charter do to cases")
class ChangeController {

    private static final int MOST_LISTED = 1_000;

    private static final String CHANGE =
            """
            SELECT global_index, fact, recorded_at
              FROM eventlog.event
             WHERE event_id = ? AND aggregate_type IN ('Office', 'CharterBook', 'Calendar')
            """;

    private final ChangeEffect effect;
    private final RecomputationRows recomputations;
    private final JdbcTemplate jdbc;
    private final Reach reach;
    private final Clock clock;

    ChangeController(
            ChangeEffect effect,
            RecomputationRows recomputations,
            JdbcTemplate jdbc,
            Reach reach,
            Clock clock) {
        this.effect = effect;
        this.recomputations = recomputations;
        this.jdbc = jdbc;
        this.reach = reach;
        this.clock = clock;
    }

    @PostMapping(path = "/api/v1/changes:preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What a change would do, before it is made",
            description =
                    "Send a stored fact of calendar or charter; nothing is stored. Offices send it to the gateway, as"
                            + " POST /api/v1/facts?preview=true. The answer lists every case whose deadline would move or"
                            + " whose verdict would turn.")
    ResponseEntity<StreamingResponseBody> preview(
            @RequestBody byte[] body, @AuthenticationPrincipal Caller caller) {
        ReferenceFact fact;
        try {
            if (!(FactCodec.json().readValue(body, Fact.class) instanceof ReferenceFact read)) {
                throw notPreviewed();
            }
            fact = read;
        } catch (JacksonException e) {
            throw Problems.exception(
                    ProblemType.REJECTED, "the body is no stored fact: " + e.getOriginalMessage());
        }
        var book = reach.presentBook();
        var problems = problems(fact, book);
        if (!problems.isEmpty()) {
            var refused = Problems.of(ProblemType.REJECTED, "the change would be refused");
            refused.setProperty("problems", problems);
            throw Problems.exception(ProblemType.REJECTED, refused);
        }
        return streamed(fact, book, book.with(List.of(fact)), clock.instant(), caller, book);
    }

    private static List<Problem> problems(ReferenceFact fact, ReferenceBook book) {
        var key = fact.header().key();
        if (book.knows(key)) {
            return List.of(
                    new Problem(
                            "id",
                            key.id(),
                            Problem.Code.CONFLICT,
                            "a change with this source and id is stored already; see /api/v1/changes/cases"));
        }
        Decision<? extends ReferenceFact> decision =
                switch (fact) {
                    case OfficeMoved f -> {
                        var known = book.office(f.office());
                        yield known == null
                                ? Decision.<OfficeMoved>refused(
                                        new Problem(
                                                "data.office",
                                                f.office().value(),
                                                Problem.Code.UNKNOWN_OFFICE,
                                                "no office of this name is registered"))
                                : new Decision.Accepted<>(f);
                    }
                    case OfficeFact f -> throw notPreviewed();
                    case ZeroActivityDeclared f -> throw notPreviewed();
                    case CharterPublished f ->
                            CharterDecision.publish(book.office(f.office()) != null, f);
                    case CalendarFact f -> {
                        var unknown = CalendarDecision.scope(f, book);
                        yield unknown.isEmpty()
                                ? CalendarDecision.declare(new HashSet<>(book.declarations()), f)
                                : new Decision.Refused<CalendarFact>(unknown);
                    }
                };
        return decision instanceof Decision.Refused<?> refused ? refused.problems() : List.of();
    }

    private static ErrorResponseException notPreviewed() {
        return Problems.unanswerable(
                "only changes of the calendar, of charters and of an office's place can be previewed");
    }

    @GetMapping("/api/v1/changes")
    @Operation(
            summary = "The latest changes of calendar and charter, and how far they came",
            description =
                    "Those that concern an office within reach, the newest first. How many cases were judged again is"
                            + " told of changes that touch nobody else's.")
    List<Progress> changes(
            @RequestParam(defaultValue = "100") @Parameter(description = "at most 1,000") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit is " + limit + "; write 1 to " + MOST_LISTED);
        }
        var present = reach.presentBook();
        return recomputations.latest(
                limit,
                scope -> caller.isConcernedBy(scope, present::office),
                scope -> caller.reaches(scope, officeOf(scope, present)));
    }

    @GetMapping("/api/v1/changes/cases")
    @Operation(
            summary = "What a change did, when it was recorded",
            description =
                    "The same list as its preview, worked out from what was known at that moment, for the cases that"
                            + " depend on the change as they stand now.")
    ResponseEntity<StreamingResponseBody> cases(
            @RequestParam String source,
            @RequestParam String id,
            @AuthenticationPrincipal Caller caller) {
        var key = new FactKey(source, id);
        var present = reach.presentBook();
        var found =
                jdbc.query(
                        CHANGE,
                        (row, i) ->
                                new Recorded(
                                        row.getLong("global_index"),
                                        row.getObject("recorded_at", OffsetDateTime.class)
                                                .toInstant(),
                                        (ReferenceFact) FactCodec.read(row.getString("fact"))),
                        EventId.of(key));
        if (found.isEmpty() || !concerns(caller, found.getFirst().fact(), present)) {
            throw Problems.exception(
                    ProblemType.NOT_FOUND,
                    "no change of calendar or charter has source '"
                            + source
                            + "' and id '"
                            + id
                            + "'");
        }
        var change = found.getFirst();
        var book =
                Objects.requireNonNull(
                        jdbc.execute(
                                (ConnectionCallback<ReferenceBook>)
                                        c -> ReferenceFeed.before(c, change.index()).latest()));
        return streamed(
                change.fact(),
                book,
                book.with(List.of(change.fact())),
                change.at(),
                caller,
                present);
    }

    private record Recorded(long index, Instant at, ReferenceFact fact) {}

    private static boolean concerns(Caller caller, ReferenceFact fact, ReferenceBook present) {
        return RecomputationRows.parts(fact).stream()
                .anyMatch(p -> caller.isConcernedBy(p.scope(), present::office));
    }

    private static @Nullable Office officeOf(Scope scope, ReferenceBook book) {
        return scope instanceof Scope.SingleOffice single ? book.office(single.office()) : null;
    }

    private ResponseEntity<StreamingResponseBody> streamed(
            ReferenceFact fact,
            ReferenceBook before,
            ReferenceBook after,
            Instant at,
            Caller caller,
            ReferenceBook present) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(out -> write(out, fact, before, after, at, caller, present));
    }

    /**
     * The list may be long: it is written as it is found, and what it comes to at its end.
     *
     * <p>{@code {"change", "changeBn", "cases": [{"office", "caseNo", "before", "after"}],
     * "examined", "changed", "verdicts": {"LATE -> WITHIN_LIMIT": 1}}}
     */
    private void write(
            OutputStream out,
            ReferenceFact fact,
            ReferenceBook before,
            ReferenceBook after,
            Instant at,
            Caller caller,
            ReferenceBook present) {
        var verdicts = new TreeMap<String, Integer>();
        try (var json = FactCodec.json().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("type", FactNames.nameOf(fact.getClass()));
            json.writeStringProperty("change", ChangeInWords.english(fact));
            json.writeStringProperty("changeBn", ChangeInWords.bangla(fact));
            json.writeArrayPropertyStart("cases");
            long examined =
                    effect.find(
                            fact,
                            before,
                            after,
                            office -> Reach.covers(caller, office, present),
                            at,
                            changed -> {
                                write(json, changed);
                                verdicts.merge(
                                        changed.before().verdict()
                                                + " -> "
                                                + changed.after().verdict(),
                                        1,
                                        Integer::sum);
                            });
            json.writeEndArray();
            json.writeNumberProperty("examined", examined);
            json.writeNumberProperty(
                    "changed", verdicts.values().stream().mapToInt(Integer::intValue).sum());
            json.writePOJOProperty("verdicts", verdicts);
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Changed changed) {
        json.writeStartObject();
        json.writeStringProperty("office", changed.key().office());
        json.writeStringProperty("caseNo", changed.key().caseNo());
        json.writePOJOProperty("before", StandingView.of(changed.before()));
        json.writePOJOProperty("after", StandingView.of(changed.after()));
        json.writeEndObject();
    }
}
