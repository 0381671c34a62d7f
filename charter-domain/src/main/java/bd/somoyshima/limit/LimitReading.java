package bd.somoyshima.limit;

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
 */
public record LimitReading(
        String text,
        TimeLimit limit,
        boolean whereApplicable,
        boolean conditional,
        @Nullable ClockStart clockStarts,
        @Nullable ReviewReason review) {

    /** The limit by which cases are judged: none as long as a clerk must decide. */
    public TimeLimit certainLimit() {
        return needsReview() ? new TimeLimit.Unreadable() : limit;
    }

    public boolean needsReview() {
        return review != null;
    }

    /**
     * From when a charter says to count. Cases are counted from their receipt; another start is for
     * the clerk to know.
     */
    public enum ClockStart {
        RECEIPT,
        DATE_OF_RECEIPT,
        RECEIPT_FROM_ANOTHER_OFFICE
    }
}
