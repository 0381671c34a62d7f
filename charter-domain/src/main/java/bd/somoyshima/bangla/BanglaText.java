package bd.somoyshima.bangla;

import java.text.Normalizer;
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

    private BanglaText() {}

    /**
     * Text for comparison: NFC, without zero-width characters, with every run of white space
     * (no-break spaces included) as one space, and trimmed.
     */
    public static String normalise(String text) {
        var nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
        var out = new StringBuilder(nfc.length());
        boolean pendingSpace = false;
        for (int i = 0; i < nfc.length(); i++) {
            char c = nfc.charAt(i);
            if (isZeroWidth(c)) {
                continue;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                pendingSpace = !out.isEmpty();
                continue;
            }
            if (pendingSpace) {
                out.append(' ');
                pendingSpace = false;
            }
            out.append(c);
        }
        return out.toString();
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
