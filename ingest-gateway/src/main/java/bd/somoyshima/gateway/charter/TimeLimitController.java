package bd.somoyshima.gateway.charter;

import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.limit.LimitInWords;
import bd.somoyshima.limit.LimitReading.Meaning;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimitReader;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads limit texts, so that a clerk can try a charter before publishing it. */
@RestController
@Tag(name = "Charters")
class TimeLimitController {

    private static final int MOST_TEXTS = 10_000;

    /**
     * A limit text and its reading.
     *
     * @param text the text as it was sent
     * @param kind {@code INSTANT}, a unit such as {@code WORKING_DAYS}, {@code
     *     INSTANT_OR_WORKING_DAYS}, {@code WORKING_DAYS_OR_ON_DEMAND}, {@code DAY_OF_MONTH}, {@code
     *     NTH_WORKING_DAY_OF_NEXT_MONTH}, {@code DATE_WINDOW}, {@code UNBOUNDED}, {@code DITTO},
     *     {@code MULTI}, {@code MISSING} or {@code UNREADABLE}
     * @param min the lower end of a range
     * @param max the limit
     * @param onDemand on what ground another date may be agreed, or why there is no number
     * @param from first day of a window: of the month, or as month and day
     * @param to last day of a window
     * @param needsReview whether a clerk must decide
     * @param reason why, in English
     * @param reasonBn why, in Bangla
     * @param says the reading in English
     * @param saysBn the reading in Bangla
     * @param parts the words of the text and what was read from them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reading(
            String text,
            String kind,
            @Nullable Integer min,
            @Nullable Integer max,
            boolean instant,
            TimeLimit.@Nullable Negotiable onDemand,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer nth,
            boolean whereApplicable,
            boolean condition,
            @Nullable ClockStart clockStarts,
            boolean needsReview,
            @Nullable String reason,
            @Nullable String reasonBn,
            String says,
            String saysBn,
            List<Part> parts) {

        static Reading of(String text) {
            var reading = TimeLimitReader.read(text);
            var limit = reading.limit();
            var within = limit instanceof TimeLimit.Within w ? w : null;
            var dayOfMonth = limit instanceof TimeLimit.DayOfMonth d ? d : null;
            var window = limit instanceof TimeLimit.DateWindow d ? d : null;
            var ground =
                    within != null
                            ? within.negotiable()
                            : limit instanceof TimeLimit.Unbounded u ? u.negotiable() : null;
            return new Reading(
                    text,
                    kind(limit),
                    within == null ? null : within.min(),
                    within == null ? null : Integer.valueOf(within.max()),
                    limit instanceof TimeLimit.AtOnce || (within != null && within.instant()),
                    ground,
                    dayOfMonth != null && dayOfMonth.from() != null
                            ? dayOfMonth.from().toString()
                            : window == null || window.from() == null
                                    ? null
                                    : window.from().toString().substring(2),
                    dayOfMonth != null
                            ? Integer.toString(dayOfMonth.to())
                            : window == null ? null : window.to().toString().substring(2),
                    limit instanceof TimeLimit.NthWorkingDayOfNextMonth n
                            ? Integer.valueOf(n.nth())
                            : null,
                    reading.whereApplicable(),
                    reading.conditional(),
                    reading.clockStarts(),
                    reading.needsReview(),
                    reading.review() == null ? null : reading.review().en(),
                    reading.review() == null ? null : reading.review().bn(),
                    LimitInWords.english(reading),
                    LimitInWords.bangla(reading),
                    reading.parts().stream()
                            .map(p -> new Part(p.meaning(), p.from(), p.to(), p.of(text)))
                            .toList());
        }

        private static String kind(TimeLimit limit) {
            return switch (limit) {
                case TimeLimit.AtOnce a -> "INSTANT";
                case TimeLimit.Within w ->
                        (w.instant() ? "INSTANT_OR_" : "")
                                + w.unit()
                                + (w.negotiable() == null ? "" : "_OR_ON_DEMAND");
                case TimeLimit.DayOfMonth d -> "DAY_OF_MONTH";
                case TimeLimit.NthWorkingDayOfNextMonth n -> "NTH_WORKING_DAY_OF_NEXT_MONTH";
                case TimeLimit.DateWindow d -> "DATE_WINDOW";
                case TimeLimit.Unbounded u -> "UNBOUNDED";
                case TimeLimit.Ditto d -> "DITTO";
                case TimeLimit.Several s -> "MULTI";
                case TimeLimit.Missing m -> "MISSING";
                case TimeLimit.Unreadable u -> "UNREADABLE";
            };
        }
    }

    /**
     * Words of the text and what was read from them.
     *
     * @param from index of the first character, inclusive
     * @param to index after the last one, exclusive
     */
    record Part(Meaning meaning, int from, int to, String words) {}

    @PostMapping("/api/v1/time-limits:read")
    @Operation(
            summary = "Read the texts of a charter's time-limit column",
            description =
                    "Send an array of texts; the readings come in the same order. Nothing is stored.")
    List<Reading> read(@RequestBody List<String> texts) {
        if (texts.size() > MOST_TEXTS) {
            throw Problems.exception(
                    ProblemType.TOO_LARGE, "send at most " + MOST_TEXTS + " texts");
        }
        return texts.stream().map(Reading::of).toList();
    }
}
