package bd.somoyshima.charter.reading;

import bd.somoyshima.bangla.BanglaText;
import java.util.Locale;

/**
 * Text made comparable across the spellings in use: without spaces and punctuation, with long and
 * short vowels, the letters that sound alike, and letters damaged by old fonts taken together.
 */
final class Folded {

    private Folded() {}

    static String fold(String text) {
        var lower = BanglaText.normalise(text).toLowerCase(Locale.ROOT);
        var out = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            char folded =
                    switch (c) {
                        case 'ী' -> 'ি';
                        case 'ূ' -> 'ু';
                        case 'ণ' -> 'ন';
                        case 'শ', 'ষ' -> 'স';
                        case 'ঢ' -> 'ড';
                        case 'ঊ' -> 'উ';
                        case 'ঈ' -> 'ই';
                        case 'ঙ' -> 'ং';
                        // nukta, visarga, candrabindu, hasant: often lost or doubled
                        case '\u09BC', 'ঃ', 'ঁ', '্' -> 0;
                        default -> c;
                    };
            if (folded != 0 && (Character.isLetterOrDigit(folded) || isSign(folded))) {
                out.append(folded);
            }
        }
        return out.toString();
    }

    private static boolean isSign(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /**
     * Whether the text holds the part, or something that differs from it by one letter: left out,
     * put in, exchanged, or swapped with its neighbour.
     */
    static boolean containsNearly(String text, String part) {
        // the least number of changes that make the part end at each place of the text
        int n = text.length();
        int[] before = new int[n + 1];
        int[] last = new int[n + 1];
        for (int i = 1; i <= part.length(); i++) {
            var now = new int[n + 1];
            now[0] = i;
            for (int j = 1; j <= n; j++) {
                int change = part.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && part.charAt(i - 1) == text.charAt(j - 2)
                        && part.charAt(i - 2) == text.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = now;
        }
        for (int changes : last) {
            if (changes <= 1) {
                return true;
            }
        }
        return false;
    }
}
