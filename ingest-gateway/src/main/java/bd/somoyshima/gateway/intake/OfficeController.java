package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.intake.FactVerdict.Outcome;
import bd.somoyshima.gateway.office.OfficeRegister;
import bd.somoyshima.gateway.office.OfficeRegister.Step;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of offices: looked at, and brought up to date from a list. */
@RestController
@Tag(name = "Offices", description = "The register of offices")
class OfficeController {

    private final FactIntake intake;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ReferenceFeed feed;

    OfficeController(FactIntake intake, JdbcTemplate jdbc, Clock clock, ReferenceFeed feed) {
        this.feed = feed;
        this.intake = intake;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An office.
     *
     * @param closed whether it is closed for good today
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfficeView(
            String office,
            String place,
            String department,
            String nameEn,
            String nameBn,
            boolean closed) {}

    @GetMapping("/api/v1/offices")
    @Operation(
            operationId = "listOffices",
            summary = "The offices within reach",
            description = "By name; as they are today.")
    List<OfficeView> offices(@AuthenticationPrincipal Caller caller) {
        var today = WorkingCalendar.localDate(clock.instant());
        return StreamSupport.stream(upToDateBook().offices().spliterator(), false)
                .filter(caller::reaches)
                .sorted(Comparator.comparing(o -> o.id().value()))
                .map(
                        o ->
                                new OfficeView(
                                        o.id().value(),
                                        o.placeOn(today).value(),
                                        o.department(),
                                        o.nameEn(),
                                        o.nameBn(),
                                        o.isClosedOn(today)))
                .toList();
    }

    /**
     * What a list came to, or would come to.
     *
     * @param counts how many lines of each kind
     * @param lines those that change something or are wrong
     */
    record Import(boolean preview, Map<Step, Integer> counts, List<ImportedLine> lines) {}

    /**
     * A line of a list.
     *
     * @param outcome what became of it; none in a preview
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportedLine(
            long line,
            @Nullable String office,
            Step step,
            @Nullable Outcome outcome,
            List<Problem> problems) {}

    @PostMapping(path = "/api/v1/offices:import", consumes = RawEvent.ROW)
    @Operation(
            operationId = "importOffices",
            summary = "Bring the register up to date from a list",
            description =
                    "CSV in UTF-8 with the columns office, place, department, name_en and name_bn. New offices are"
                            + " registered, others renamed or moved; those not in the list are left alone. Look at"
                            + " preview=true first.")
    Import importList(
            @RequestBody byte[] list,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestParam(required = false)
                    @Parameter(
                            description = "first date at a new place, for offices that move; today")
                    @Nullable LocalDate from,
            @RequestParam(required = false)
                    @Parameter(description = "the CloudEvents source; the client's own")
                    @Nullable String source,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<OfficeRegister.Line> lines;
        try {
            lines =
                    OfficeRegister.compare(
                            text(list),
                            upToDateBook(),
                            caller,
                            source == null ? "urn:client:" + caller.client() : source,
                            from == null ? WorkingCalendar.localDate(now) : from,
                            now);
        } catch (IllegalArgumentException e) {
            throw Problems.exception(
                    ProblemType.UNREADABLE_DOCUMENT, String.valueOf(e.getMessage()));
        }
        var counts = new EnumMap<Step, Integer>(Step.class);
        lines.forEach(l -> counts.merge(l.step(), 1, Integer::sum));
        var imported = new ArrayList<ImportedLine>();
        var arrival = Arrival.from(Arrival.Way.CSV, caller, request.getRemoteAddr());
        for (var line : lines) {
            if (line.step() == Step.UNCHANGED) {
                continue;
            }
            imported.add(
                    preview || line.problem() != null
                            ? new ImportedLine(
                                    line.line(),
                                    line.office(),
                                    line.step(),
                                    null,
                                    line.problem() == null ? List.of() : List.of(line.problem()))
                            : carriedOut(line, arrival));
        }
        return new Import(preview, counts, imported);
    }

    private ImportedLine carriedOut(OfficeRegister.Line line, Arrival arrival) {
        var outcome = Outcome.DUPLICATE;
        for (var fact : line.facts()) {
            var verdict = intake.take(fact, arrival);
            if (verdict.outcome() == Outcome.REJECTED) {
                return new ImportedLine(
                        line.line(),
                        line.office(),
                        line.step(),
                        Outcome.REJECTED,
                        verdict.problems());
            }
            if (verdict.outcome() == Outcome.ACCEPTED) {
                outcome = Outcome.ACCEPTED;
            }
        }
        return new ImportedLine(line.line(), line.office(), line.step(), outcome, List.of());
    }

    private static String text(byte[] list) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(list)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "the list is not UTF-8; save it as \"CSV UTF-8\"", e);
        }
    }

    private ReferenceBook upToDateBook() {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) feed::upToDate));
    }
}
