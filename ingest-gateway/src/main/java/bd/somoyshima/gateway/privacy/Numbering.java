package bd.somoyshima.gateway.privacy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a client numbers its facts and cases, where that looks like identity or telephone numbers: an
 * administrator has said that it is the office's own.
 *
 * @param patterns whole numbers with # for a digit, such as {@code 2026######}
 */
public record Numbering(List<String> patterns) {

    /** Nothing is allowed that looks like personal data. */
    public static final Numbering NONE = new Numbering(List.of());

    /** Of a client. */
    public static final int MOST = 10;

    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9._:/+=#-]{1,64}");

    /** What the gateway adds to the id of a row for its corrections. */
    private static final Pattern CORRECTION = Pattern.compile("/correction-\\d{1,9}$");

    public Numbering {
        patterns = List.copyOf(patterns);
        if (patterns.size() > MOST) {
            throw new IllegalArgumentException(
                    "numbering has " + patterns.size() + " patterns; write at most " + MOST);
        }
        for (var pattern : patterns) {
            if (!WRITTEN.matcher(pattern).matches() || pattern.indexOf('#') < 0) {
                throw new IllegalArgumentException(
                        "numbering has '"
                                + pattern
                                + "'; write numbers of 1 to 64 of A-Z, a-z, 0-9, . _ : / + = -, with # for every"
                                + " digit that varies, such as 2026######");
            }
        }
    }

    /** Whether a number is one of these from end to end. */
    public boolean allows(String number) {
        var own = CORRECTION.matcher(number).replaceFirst("");
        return patterns.stream().anyMatch(p -> matches(p, own));
    }

    private static boolean matches(String pattern, String number) {
        if (pattern.length() != number.length()) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            char wanted = pattern.charAt(i);
            char is = number.charAt(i);
            if (wanted == '#' ? is < '0' || is > '9' : wanted != is) {
                return false;
            }
        }
        return true;
    }
}
