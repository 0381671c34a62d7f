package bd.somoyshima.limit;

import bd.somoyshima.limit.Word.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of limit texts, in quarters: digits, decimals, words of both languages, and
 * both beside each other, which must agree.
 *
 * <pre>
 * number   = plain [ "(" plain ")" ]
 * plain    = digits [ ".5" | ".25" | ".75" | ".0" | "½" ] | words [ "and a half" ]
 *          | "দেড়" | "আড়াই" | "আধা" | ( "সাড়ে" | "পৌনে" | "সোয়া" ) plain
 * words    = [ 1–9 ] "শত" [ "and" ] [ 1–99 ] | tens [ "-" ] ones | 1–99
 * </pre>
 */
final class NumberReader {

    static final int QUARTERS = 4;

    private final WordCursor words;
    private final Doubts doubts;

    NumberReader(WordCursor words, Doubts doubts) {
        this.words = words;
        this.doubts = doubts;
    }

    /** A number in quarters, with the same number again in parentheses; null if there is none. */
    @Nullable Long number() {
        var value = plain();
        if (value == null) {
            return null;
        }
        int before = words.at();
        if (words.take(Kind.OPEN)) {
            var again = plain();
            if (again != null && words.take(Kind.CLOSE)) {
                agree(value.equals(again));
                return value;
            }
            words.moveTo(before);
        } else if (words.is(0, Kind.NUMBER_WORD)) {
            var again = plain(); // ০৩ তিন
            if (!value.equals(again)) {
                words.moveTo(before);
            }
        }
        return value;
    }

    /**
     * The numbers of a range again in parentheses: (সাত-ত্রিশ), or only its end.
     *
     * @param second the end of the range, or null if there is one number only
     */
    void again(long first, @Nullable Long second) {
        int before = words.at();
        if (!words.take(Kind.OPEN)) {
            return;
        }
        var one = plain();
        boolean range = words.take(Kind.HYPHEN) || words.take(Kind.TO);
        var two = range ? plain() : null;
        if (one == null || (range && (two == null || second == null)) || !words.take(Kind.CLOSE)) {
            words.moveTo(before);
            return;
        }
        if (range) {
            agree(one == first && two != null && two.equals(second));
        } else {
            agree(one == (second == null ? first : second));
        }
    }

    private void agree(boolean same) {
        if (!same) {
            doubts.add(ReviewReason.NUMBERS_CONTRADICT);
        }
    }

    private @Nullable Long plain() {
        int before = words.at();
        var value = wholeOrFraction();
        if (value == null) {
            words.moveTo(before);
        }
        return value;
    }

    private @Nullable Long wholeOrFraction() {
        if (words.is(0, Kind.FRACTION)) {
            long value = words.word(0).number();
            words.skip(1);
            words.take(Kind.WITHIN); // half an hour
            return value;
        }
        if (words.is(0, Kind.FRACTION_BEFORE)) {
            long part = words.word(0).number();
            words.skip(1);
            var whole = plain();
            if (whole == null) {
                // পৌনে ঘণ্টা, সোয়া ঘণ্টা: of one; সাড়ে needs a number
                return part == 2 ? null : QUARTERS + part;
            }
            return whole + part;
        }
        if (words.is(0, Kind.DIGITS)) {
            long value = (long) words.word(0).number() * QUARTERS;
            words.skip(1);
            return withDecimals(value);
        }
        if (!words.is(0, Kind.NUMBER_WORD)) {
            return null;
        }
        return andAHalf(inWords() * QUARTERS);
    }

    private @Nullable Long withDecimals(long value) {
        if (!words.is(0, Kind.DECIMALS)) {
            return andAHalf(value);
        }
        int hundredths = words.word(0).number();
        if (hundredths < 0 || hundredths % 25 != 0) {
            return null;
        }
        words.skip(1);
        return value + hundredths / 25;
    }

    /** "½" or "and a half" after a whole number. */
    private long andAHalf(long value) {
        int before = words.at();
        boolean and = words.take(Kind.AND);
        while (and && words.take(Kind.WITHIN)) {}
        if (words.is(0, Kind.FRACTION)
                && words.word(0).number() == 2
                && (and || "½".equals(words.word(0).text()))) {
            words.skip(1);
            return value + 2;
        }
        words.moveTo(before);
        return value;
    }

    private long inWords() {
        long thousands = 0;
        long value = words.word(0).number();
        boolean english = isEnglish(words.word(0));
        words.skip(1);
        if (value == 1000) {
            thousands = 1000;
            value = 0;
        }
        while (true) {
            int joint = joint(english);
            if (!words.is(joint, Kind.NUMBER_WORD)) {
                return thousands + value;
            }
            int next = words.word(joint).number();
            boolean hyphen = joint > 0 && words.is(0, Kind.HYPHEN);
            boolean tens = value % 100 >= 20 && value % 10 == 0;
            if (next == 1000 && thousands == 0 && value > 0 && joint == 0) {
                thousands = value * 1000;
                value = 0;
            } else if (next == 100 && value >= 1 && value <= 9 && joint == 0) {
                value *= 100;
            } else if (next < 100 && value % 100 == 0 && (thousands > 0 || value > 0) && !hyphen) {
                value += next;
            } else if (english && tens && next < 10 && (joint == 0 || hyphen)) {
                value += next;
            } else {
                return thousands + value;
            }
            words.skip(joint + 1);
        }
    }

    /** How many words lie before the next part of a number: of English ones a hyphen or "and". */
    private int joint(boolean english) {
        return english
                        && (words.is(0, Kind.HYPHEN) || words.is(0, Kind.AND))
                        && words.is(1, Kind.NUMBER_WORD)
                        && isEnglish(words.word(1))
                ? 1
                : 0;
    }

    private static boolean isEnglish(Word word) {
        return word.text().charAt(0) < 0x80;
    }
}
