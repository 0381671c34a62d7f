package bd.somoyshima.charter;

import java.util.List;

/**
 * One step of complaint handling: who decides, within which time.
 *
 * @param tier 1, 2 or 3
 * @param authority who decides, in the charter's words
 * @param limit the text of the time-limit column
 * @param assumed true if the charter names no tiers and the national default was asked for
 */
public record ComplaintTier(int tier, String authority, String limit, boolean assumed) {

    /**
     * The limits of the Grievance Redress System guideline, for charters that name none and only
     * when asked for.
     */
    public static final List<ComplaintTier> NATIONAL_DEFAULT =
            List.of(
                    new ComplaintTier(1, "অভিযোগ নিষ্পত্তি কর্মকর্তা (অনিক)", "৩০ কার্যদিবস", true),
                    new ComplaintTier(2, "আপিল কর্মকর্তা", "২০ কার্যদিবস", true),
                    new ComplaintTier(
                            3,
                            "মন্ত্রিপরিষদ বিভাগের অভিযোগ ব্যবস্থাপনা সেল",
                            "৬০ কার্যদিবস",
                            true));
}
