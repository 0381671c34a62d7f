package bd.somoyshima.gateway.charter;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterChoice;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.OnTransfer;
import bd.somoyshima.charter.reading.CharterReader;
import bd.somoyshima.charter.reading.CharterReading;
import bd.somoyshima.charter.reading.CharterReading.Note;
import bd.somoyshima.charter.reading.CharterReading.TierPost;
import bd.somoyshima.charter.reading.Question;
import bd.somoyshima.charter.reading.ReadTable;
import bd.somoyshima.charter.source.CharterSource;
import bd.somoyshima.deadline.Counting.ClosedLastDay;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.deadline.WaitingFor;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.CharterDecision;
import bd.somoyshima.reference.CharterTakeOver;
import bd.somoyshima.reference.CharterTakeOver.Difference;
import bd.somoyshima.reference.CharterTakeOver.Replacement;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads charters in whatever form a clerk has them, and takes them over from other offices, so that
 * they can be looked at before they are published.
 */
@RestController
@Tag(name = "Charters", description = "Read a charter before publishing it")
class CharterController {

    private static final int LARGEST = 4_000_000;
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ReferenceFeed feed;

    CharterController(JdbcTemplate jdbc, Clock clock, ReferenceFeed feed) {
        this.feed = feed;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param publishable whether nothing keeps it from being published: no problem among the notes
     *     and no open question
     * @param form what the charter was read as
     * @param title the line with the title; left out if there is none
     * @param charter as {@code data.charter} of a {@code charter.published.v1} takes it
     * @param tierPosts the posts of the officers of the complaint tiers
     * @param expectations what the office expects of the citizen
     * @param tables the tables that were found, with the meaning of every column and the words it
     *     was found by
     * @param questions what must be settled; answer with {@code choice=<id>=<value>}
     * @param warnings limits that cannot be read, and beginnings that are not decided
     * @param notes every repair and every doubt, with its line
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reading(
            boolean publishable,
            CharterSource.Form form,
            @Nullable String title,
            Charter charter,
            List<TierPost> tierPosts,
            List<String> expectations,
            List<ReadTable> tables,
            List<Question> questions,
            List<Problem> warnings,
            List<Note> notes) {}

    @PostMapping(
            path = "/api/v1/charters:read",
            consumes = {
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.TEXT_HTML_VALUE,
                XLSX,
                DOCX,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            summary = "Read a citizen charter",
            description =
                    "Text as copied, HTML, a spreadsheet (XLSX) or a document (DOCX); form and encoding are found out."
                            + " Nothing is stored. What is not certain is a question with its possible answers; send them"
                            + " as choice=<id>=<value>. They are kept with the charter. The answer's charter can be sent as"
                            + " data.charter of a charter.published.v1.")
    Reading read(
            @RequestBody byte[] document,
            @RequestParam @Parameter(description = "first date on which it is in force")
                    LocalDate effectiveFrom,
            @RequestParam(defaultValue = "DAY_ZERO") CountingRule rule,
            @RequestParam(defaultValue = "false")
                    @Parameter(
                            description =
                                    "use 30, 20 and 60 working days if the text names no complaint tiers")
                    boolean defaultTiers,
            @RequestParam(defaultValue = "MOVES_ON")
                    @Parameter(description = "what becomes of a last day that is closed")
                    ClosedLastDay closedLastDay,
            @RequestParam(defaultValue = "CLOCK_CONTINUES")
                    @Parameter(
                            description = "what becomes of the clock of a case from another office")
                    OnTransfer onTransfer,
            @RequestParam(defaultValue = "APPLICANT,OTHER_AUTHORITY")
                    @Parameter(description = "for whom the clock may stand still")
                    Set<WaitingFor> pausesFor,
            @RequestParam(defaultValue = "")
                    @Parameter(
                            description =
                                    "an answer to a question, as <id>=<value>, e.g. category=citizen; may be repeated",
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            pattern = "^[!-<>-~]+=[!-<>-~]+$")))
                    List<String> choice,
            @AuthenticationPrincipal Caller caller) {
        if (pausesFor.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "pausesFor has an empty value; write some of APPLICANT, OTHER_AUTHORITY");
        }
        if (document.length > LARGEST) {
            throw Problems.exception(
                    ProblemType.TOO_LARGE, "a charter has at most " + LARGEST + " bytes");
        }
        var choices = choices(choice);
        var read = CharterReader.read(source(document), choices);
        allAnswered(read, choices);
        var tiers =
                read.tiers().isEmpty() && defaultTiers
                        ? ComplaintTier.NATIONAL_DEFAULT
                        : read.tiers();
        var charter =
                new Charter(
                        effectiveFrom,
                        rule,
                        closedLastDay,
                        onTransfer,
                        pausesFor,
                        read.services(),
                        tiers,
                        kept(read, caller));
        return new Reading(
                read.publishable(),
                read.form(),
                read.title(),
                charter,
                read.tierPosts(),
                read.expectations(),
                read.tables(),
                read.questions(),
                CharterDecision.warnings(charter),
                read.notes());
    }

    private static CharterSource source(byte[] document) {
        try {
            return CharterSource.of(document);
        } catch (CharterSource.Unreadable e) {
            throw Problems.exception(
                    ProblemType.UNREADABLE_DOCUMENT, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> choices(List<String> sent) {
        var choices = new LinkedHashMap<String, String>();
        for (var one : sent) {
            int equals = one.lastIndexOf('=');
            if (one.isBlank()) {
                continue;
            }
            if (equals <= 0 || equals == one.length() - 1) {
                throw new IllegalArgumentException(
                        "choice is '" + one + "'; write <id>=<value>, e.g. category=citizen");
            }
            choices.put(one.substring(0, equals), one.substring(equals + 1));
        }
        return choices;
    }

    /** A choice that answers no question of this charter is a mistake of the sender. */
    private static void allAnswered(CharterReading read, Map<String, String> choices) {
        for (var choice : choices.entrySet()) {
            var question =
                    read.questions().stream()
                            .filter(q -> q.id().equals(choice.getKey()))
                            .findFirst()
                            .orElse(null);
            if (question == null) {
                throw Problems.unanswerable(
                        "choice names '"
                                + choice.getKey()
                                + "', which is no question about this charter; they are "
                                + read.questions().stream().map(Question::id).toList());
            }
            if (question.isOpen()) {
                throw Problems.unanswerable(
                        "choice answers '"
                                + question.id()
                                + "' with '"
                                + choice.getValue()
                                + "'; write one of "
                                + question.choices().stream().map(Question.Choice::value).toList());
            }
        }
    }

    private static List<CharterChoice> kept(CharterReading read, Caller caller) {
        return read.questions().stream()
                .filter(q -> q.chosen() != null)
                .map(
                        q ->
                                new CharterChoice(
                                        q.id(),
                                        Objects.requireNonNull(q.chosen()),
                                        caller.client()))
                .toList();
    }

    /**
     * A charter taken over.
     *
     * @param charter as {@code data.charter} of a {@code charter.published.v1} takes it
     * @param replacements the names that were replaced
     * @param differences every text that changed, with what it was
     * @param warnings limits that cannot be read, and beginnings that are not decided
     */
    record TakenOver(
            Charter charter,
            List<Replacement> replacements,
            List<Difference> differences,
            List<Problem> warnings) {}

    @PostMapping("/api/v1/charters:take-over")
    @Operation(
            summary = "Begin with another office's charter",
            description =
                    "The charter in force today of an office of the same department, with the names of office and places"
                            + " replaced; limits stay as they are. Nothing is stored. The body may name more texts to"
                            + " replace.")
    TakenOver takeOver(
            @RequestParam
                    @Parameter(
                            description = "the office whose charter it is",
                            example = "ict-manikganj-sadar",
                            schema =
                                    @Schema(
                                            type = "string",
                                            pattern = "^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$"))
                    String from,
            @RequestParam @Parameter(description = "the office that takes it over") String office,
            @RequestParam @Parameter(description = "first date on which it is in force")
                    LocalDate effectiveFrom,
            @RequestBody(required = false) @Nullable List<Replacement> replacements,
            @AuthenticationPrincipal Caller caller) {
        var more = replacements == null ? List.<Replacement>of() : replacements;
        for (var each : more) {
            if (each == null || each.from() == null || each.from().isBlank() || each.to() == null) {
                throw new IllegalArgumentException(
                        "a replacement lacks 'from' or 'to'; write [{\"from\": \"…\", \"to\": \"…\"}]");
            }
        }
        var book = upToDateBook();
        var model = known(book, from, "from");
        var beginner = known(book, office, "office");
        var charter =
                book.withTexts(model.id(), inFull(model.id()))
                        .charters(model.id())
                        .inForceOn(WorkingCalendar.localDate(clock.instant()));
        if (charter == null) {
            throw Problems.unanswerable(
                    "from is '" + from + "', which has no charter in force; name another office");
        }
        CharterTakeOver.Result result;
        try {
            result =
                    CharterTakeOver.of(
                            charter, model, beginner, effectiveFrom, more, caller.client());
        } catch (IllegalArgumentException e) {
            throw Problems.unanswerable(String.valueOf(e.getMessage()));
        }
        return new TakenOver(
                result.charter(),
                result.replacements(),
                result.differences(),
                CharterDecision.warnings(result.charter()));
    }

    private static Office known(ReferenceBook book, String id, String parameter) {
        var office = book.office(new OfficeId(id));
        if (office == null) {
            throw Problems.exception(
                    ProblemType.NOT_FOUND,
                    parameter + " is '" + id + "', and no office of this name is registered");
        }
        return office;
    }

    private List<CharterPublished> inFull(OfficeId office) {
        return Objects.requireNonNull(
                jdbc.execute(
                        (ConnectionCallback<List<CharterPublished>>)
                                connection -> ReferenceFeed.charters(connection, office)));
    }

    private ReferenceBook upToDateBook() {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) feed::upToDate));
    }
}
