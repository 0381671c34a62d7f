package bd.somoyshima.charter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of complaint handling: who decides, within which time.
 *
 * @param tier 1, 2 or 3
 * @param authority who decides, in the charter's words
 * @param limit the text of the time-limit column
 * @param assumed true if the charter names no tiers and the national default was asked for
 * @param investigationDays working days added when an investigation is ordered, 0 for none; null if
 *     the charter does not say: then {@link #extensionOnInvestigation}
 */
public record ComplaintTier(
        int tier,
        String authority,
        String limit,
        boolean assumed,
        @Nullable Integer investigationDays) {

    /** What the Grievance Redress System guideline gives the first tier for an investigation. */
    private static final int USUAL_INVESTIGATION_DAYS = 10;

    /**
     * The limits of the Grievance Redress System guideline, for charters that name none and only
     * when asked for.
     */
    public static final List<ComplaintTier> NATIONAL_DEFAULT =
            List.of(
                    assumed(1, "অভিযোগ নিষ্পত্তি কর্মকর্তা (অনিক)", "৩০ কার্যদিবস"),
                    assumed(2, "আপিল কর্মকর্তা", "২০ কার্যদিবস"),
                    assumed(3, "মন্ত্রিপরিষদ বিভাগের অভিযোগ ব্যবস্থাপনা সেল", "৬০ কার্যদিবস"));

    private static ComplaintTier assumed(int tier, String authority, String limit) {
        return new ComplaintTier(tier, authority, limit, true, null);
    }

    /** A tier as a charter names it, with the guideline's extension for an investigation. */
    public static ComplaintTier named(int tier, String authority, String limit) {
        return new ComplaintTier(tier, authority, limit, false, null);
    }

    /**
     * Working days added when an investigation is ordered: what the charter says, else ten for the
     * first tier and none for the others, as in the guideline.
     */
    public int extensionOnInvestigation() {
        if (investigationDays != null) {
            return investigationDays;
        }
        return tier == 1 ? USUAL_INVESTIGATION_DAYS : 0;
    }
}
