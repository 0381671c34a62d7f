package bd.somoyshima.bangla;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Bangla text as people type and publish it, made comparable.
 *
 * <p>The same letter is written in more than one way: keyboards send য় as one code point (U+09DF),
 * published charters as two (U+09AF U+09BC). NFC settles that for Bangla, since U+09DF is excluded
 * from composition. Text taken for comparison goes through {@link #normalise}; text that is kept
 * never does.
 */
public final class BanglaText {

    private static final char BANGLA_ZERO = '০';

    private static final Locale BANGLA = Locale.forLanguageTag("bn-BD");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", BANGLA);

    private BanglaText() {}

    /**
     * Text for comparison: NFC, without zero-width characters, with every run of white space
     * (no-break spaces included) as one space, and trimmed.
     */
    public static String normalise(String text) {
        return normalised(text).text();
    }

    /**
     * Text for comparison that still knows where its characters come from.
     *
     * @param text as {@link #normalise} gives it
     * @param origins for each of its characters, and once more for its end, the index in the
     *     original text at which the letter it belongs to begins
     */
    public record Normalised(String text, int[] origins) {

        /** Where in the original text the character at an index begins. */
        public int origin(int index) {
            return origins[index];
        }

        /** Where in the original text the part before an index ends, exclusive. */
        public int endOrigin(int index, String original) {
            int end = index == text.length() ? original.stripTrailing().length() : origins[index];
            while (end > 0 && isSpace(original.charAt(end - 1))) {
                end--;
            }
            return end;
        }
    }

    /** Text for comparison, see {@link #normalise}, letter by letter. */
    public static Normalised normalised(String text) {
        var out = new StringBuilder(text.length());
        var origins = new int[text.length() * LONGEST_EXPANSION + 1];
        boolean pendingSpace = false;
        int end;
        for (int from = 0; from < text.length(); from = end) {
            end = endOfLetter(text, from);
            var letter = Normalizer.normalize(text.substring(from, end), Normalizer.Form.NFC);
            for (int i = 0; i < letter.length(); i++) {
                char c = letter.charAt(i);
                if (isZeroWidth(c)) {
                    continue;
                }
                if (isSpace(c)) {
                    pendingSpace = !out.isEmpty();
                    continue;
                }
                if (pendingSpace) {
                    origins[out.length()] = from;
                    out.append(' ');
                    pendingSpace = false;
                }
                origins[out.length()] = from;
                out.append(c);
            }
        }
        origins[out.length()] = text.length();
        return new Normalised(out.toString(), Arrays.copyOf(origins, out.length() + 1));
    }

    /** No letter becomes longer than this, however composed (Unicode Standard Annex 15). */
    private static final int LONGEST_EXPANSION = 4;

    /** A letter ends before the next character that is no sign of it: composition stays within. */
    private static int endOfLetter(String text, int from) {
        int end = from + Character.charCount(text.codePointAt(from));
        while (end < text.length()) {
            int c = text.codePointAt(end);
            int type = Character.getType(c);
            boolean sign =
                    type == Character.NON_SPACING_MARK
                            || type == Character.COMBINING_SPACING_MARK
                            || type == Character.ENCLOSING_MARK;
            if (!sign) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * The whole number written in Bangla or Latin digits, or empty if the text is anything else.
     */
    public static OptionalInt wholeNumber(String digits) {
        if (digits.isEmpty() || digits.length() > 9) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digitValue(digits.charAt(i));
            if (digit < 0) {
                return OptionalInt.empty();
            }
            value = value * 10 + digit;
        }
        return OptionalInt.of(value);
    }

    /** Text with its Latin digits as Bangla ones. */
    public static String digits(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= '0' && c <= '9' ? (char) (BANGLA_ZERO + (c - '0')) : c);
        }
        return out.toString();
    }

    /** A date as it is written in Bangla, e.g. ২৪ মে ২০২৬. */
    public static String date(LocalDate date) {
        return digits(date.format(DATE));
    }

    /** The day of the week in Bangla, e.g. রবিবার. */
    public static String dayOfWeek(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, BANGLA);
    }

    /** Whether the character is a digit of either script. */
    public static boolean isDigit(char c) {
        return digitValue(c) >= 0;
    }

    private static int digitValue(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= BANGLA_ZERO && c <= '৯' ? c - BANGLA_ZERO : -1;
    }

    private static boolean isZeroWidth(char c) {
        // Zero-width joiners carry meaning inside Bangla words, but never the meaning of a limit.
        return c == '\u200B' || c == '\u200C' || c == '\u200D' || c == '\uFEFF' || c == '\u2060';
    }
}
