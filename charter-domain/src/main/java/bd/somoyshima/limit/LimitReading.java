package bd.somoyshima.limit;

/**
 * A charter's limit text and how it was read.
 *
 * @param text the charter's own words, byte for byte
 * @param limit what they promise
 * @param whereApplicable whether the charter adds "where applicable" (প্রযোজ্য ক্ষেত্রে)
 */
public record LimitReading(String text, TimeLimit limit, boolean whereApplicable) {

    public boolean needsReview() {
        return limit instanceof TimeLimit.NeedsReview;
    }
}
