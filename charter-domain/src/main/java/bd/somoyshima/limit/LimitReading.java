package bd.somoyshima.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A charter's limit text and how it was read.
 *
 * @param text the charter's own words, byte for byte
 * @param limit what they promise, as far as it could be made out
 * @param whereApplicable whether the charter adds "where applicable" (প্রযোজ্য ক্ষেত্রে)
 * @param conditional whether the charter adds another condition ("তদন্ত সাপেক্ষে", "আপত্তি না
 *     থাকলে")
 * @param clockStarts from when the charter says to count, or null if it does not say
 * @param review why a clerk must decide, or null if the reading is certain
 * @param parts which words each part was read from, in order of the text; those of the row above if
 *     this one says "the same"
 */
public record LimitReading(
        String text,
        TimeLimit limit,
        boolean whereApplicable,
        boolean conditional,
        @Nullable ClockStart clockStarts,
        @Nullable ReviewReason review,
        List<Part> parts) {

    /** No limit, since it is not said which of several holds. */
    public static LimitReading notNamed() {
        return new LimitReading(
                "",
                new TimeLimit.Unreadable(),
                false,
                false,
                null,
                ReviewReason.VARIANT_NOT_NAMED,
                List.of());
    }

    /** The limit by which cases are judged: none as long as a clerk must decide. */
    public TimeLimit certainLimit() {
        return needsReview() ? new TimeLimit.Unreadable() : limit;
    }

    public boolean needsReview() {
        return review != null;
    }

    /** This text ("-ঐ-") with the reading of the row above, which it repeats. */
    public LimitReading sameAs(LimitReading above) {
        return new LimitReading(
                text,
                above.limit,
                above.whereApplicable,
                above.conditional,
                above.clockStarts,
                above.review,
                parts);
    }

    /**
     * Words of the text and what was read from them.
     *
     * @param from index of the first character in the text, inclusive
     * @param to index after the last one, exclusive
     */
    public record Part(Meaning meaning, int from, int to) {

        /** The words themselves. */
        public String of(String text) {
            return text.substring(from, to);
        }
    }

    /** What words of a limit text mean. */
    public enum Meaning {
        /** Delivery at once. */
        AT_ONCE,
        /** A number of units of time. */
        AMOUNT,
        /** A window of days in the month or year, or a named day. */
        WINDOW,
        /** Why there is no number, or another date may be agreed. */
        GROUND,
        WHERE_APPLICABLE,
        CONDITION,
        /** From when to count. */
        CLOCK_START,
        /** "Within", "at most": changes nothing. */
        WITHIN,
        /** "Of office hours": which hours count. */
        OFFICE_TIME,
        /** "Closed days excepted": which days count. */
        CLOSED_DAYS,
        /** "At least", "every week": a clerk must decide. */
        DOUBTFUL,
        /** The same as in the row above. */
        DITTO,
        /** An empty cell's dash. */
        NOTHING,
        NOT_UNDERSTOOD
    }
}
