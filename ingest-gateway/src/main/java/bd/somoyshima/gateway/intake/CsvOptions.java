package bd.somoyshima.gateway.intake;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an upload of rows as a whole.
 *
 * @param source the CloudEvents source of all rows
 * @param office the office of rows that do not name theirs, or null
 * @param dates how dates with the year last are written
 */
record CsvOptions(String source, @Nullable String office, Dates dates) {

    /** The order of dates such as 24/05/2026. Those with the year first are always understood. */
    enum Dates {
        /** Such dates are refused: the order is not known. */
        ISO,
        DAY_FIRST,
        MONTH_FIRST;

        /**
         * Reads a parameter such as {@code day-first}.
         *
         * @throws IllegalArgumentException if it is none of the three
         */
        static Dates of(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "iso" -> ISO;
                case "day-first" -> DAY_FIRST;
                case "month-first" -> MONTH_FIRST;
                default ->
                        throw new IllegalArgumentException(
                                "dates is '"
                                        + text
                                        + "'; write iso (2026-05-24 only), day-first (24/05/2026, too) or"
                                        + " month-first (05/24/2026, too)");
            };
        }

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** As kept beside a row in quarantine. */
    Map<String, String> attributes() {
        var attributes = new TreeMap<String, String>();
        attributes.put("source", source);
        attributes.put("dates", dates.text());
        if (office != null) {
            attributes.put("office", office);
        }
        return attributes;
    }

    /** Reads what {@link #attributes} wrote. */
    static CsvOptions of(Map<String, String> attributes) {
        return new CsvOptions(
                attributes.getOrDefault("source", ""),
                attributes.get("office"),
                Dates.of(attributes.getOrDefault("dates", "iso")));
    }
}
