package bd.somoyshima.gateway.charter;

import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterReader;
import bd.somoyshima.charter.CharterText.Note;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.OnTransfer;
import bd.somoyshima.deadline.Counting.ClosedLastDay;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.deadline.WaitingFor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads charter texts, so that a clerk can look at the result before publishing it. */
@RestController
@Tag(name = "Charters", description = "Read a charter text before publishing it")
class CharterController {

    private static final int LONGEST_TEXT = 1_000_000;

    /**
     * What was read.
     *
     * @param publishable whether nothing keeps it from being published
     * @param charter as {@code data.charter} of a {@code charter.published.v1} takes it
     * @param expectations what the office expects of the citizen
     * @param notes every repair and every doubt, with its line
     */
    record Reading(
            boolean publishable, Charter charter, List<String> expectations, List<Note> notes) {}

    @PostMapping(path = "/api/v1/charters:read", consumes = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            summary = "Read the official text of a citizen charter",
            description =
                    "Nothing is stored. The answer's charter can be sent as data.charter of a charter.published.v1.")
    Reading read(
            @RequestBody byte[] text,
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
                    Set<WaitingFor> pausesFor) {
        if (pausesFor.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "pausesFor has an empty value; write some of APPLICANT, OTHER_AUTHORITY");
        }
        if (text.length > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a charter text has at most " + LONGEST_TEXT + " bytes");
        }
        var read = CharterReader.read(new String(text, StandardCharsets.UTF_8));
        var tiers =
                read.tiers().isEmpty() && defaultTiers
                        ? ComplaintTier.NATIONAL_DEFAULT
                        : read.tiers();
        return new Reading(
                read.publishable(),
                new Charter(
                        effectiveFrom,
                        rule,
                        closedLastDay,
                        onTransfer,
                        pausesFor,
                        read.services(),
                        tiers),
                read.expectations(),
                read.notes());
    }
}
