package bd.somoyshima.limit;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.limit.TimeLimit.Negotiable;
import bd.somoyshima.limit.TimeLimit.ReviewReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time-limit cell of a charter.
 *
 * <pre>
 * cell    = promise { "/" promise } [ note ]
 * promise = "instant" | number "working days" | ground
 * note    = "(" "where applicable" ")"
 * ground  = "as required" | "as per demand" | "as per automation demand"
 * </pre>
 *
 * in Bangla or English, each kind of promise at most once and in that order. Whatever is not of
 * this form becomes {@link TimeLimit.NeedsReview} with its reason: never a guess.
 */
public final class TimeLimitReader {

    private static final int MOST_DAYS = 999;

    /** Words and phrases, normalised and in lower case, longest first where one begins another. */
    private static final Map<String, Token> LEXICON =
            Map.ofEntries(
                    Map.entry("তাৎক্ষণিক", new Instantly()),
                    Map.entry("instant", new Instantly()),
                    Map.entry("কার্যদিবস", new WorkingDayUnit()),
                    Map.entry("working days", new WorkingDayUnit()),
                    Map.entry("working day", new WorkingDayUnit()),
                    Map.entry("প্রয়োজন অনুযায়ী", new Ground(Negotiable.AS_REQUIRED)),
                    Map.entry("as required", new Ground(Negotiable.AS_REQUIRED)),
                    Map.entry("চাহিদা অনুযায়ী", new Ground(Negotiable.AS_PER_DEMAND)),
                    Map.entry("as per demand", new Ground(Negotiable.AS_PER_DEMAND)),
                    Map.entry(
                            "অটোমেশনের চাহিদা অনুযায়ী",
                            new Ground(Negotiable.AS_PER_AUTOMATION_DEMAND)),
                    Map.entry(
                            "as per automation demand",
                            new Ground(Negotiable.AS_PER_AUTOMATION_DEMAND)),
                    // প্রযোজ্য (applicable) is often published as প্রয়োজ্য, with one nukta too
                    // many.
                    Map.entry("প্রযোজ্য ক্ষেত্রে", new WhereApplicable()),
                    Map.entry("প্রয়োজ্য ক্ষেত্রে", new WhereApplicable()),
                    Map.entry("where applicable", new WhereApplicable()));

    /** The same entries with the letters in the form {@link BanglaText#normalise} gives them. */
    private static final List<Map.Entry<String, Token>> PHRASES =
            LEXICON.entrySet().stream()
                    .map(e -> Map.entry(BanglaText.normalise(e.getKey()), e.getValue()))
                    .sorted((a, b) -> Integer.compare(b.getKey().length(), a.getKey().length()))
                    .toList();

    private TimeLimitReader() {}

    /** Reads one cell; the text itself is kept as it is. */
    public static LimitReading read(String text) {
        var comparable = BanglaText.normalise(text).toLowerCase(Locale.ROOT);
        if (comparable.isEmpty()) {
            return needsReview(text, ReviewReason.MISSING);
        }
        var tokens = tokens(comparable);
        return tokens == null ? needsReview(text, ReviewReason.UNKNOWN_WORD) : parse(text, tokens);
    }

    private static LimitReading parse(String text, List<Token> tokens) {
        boolean instant = false;
        boolean whereApplicable = false;
        @Nullable Integer days = null;
        @Nullable Negotiable negotiable = null;
        int i = 0;
        boolean promiseExpected = true;
        while (i < tokens.size()) {
            if (!promiseExpected) {
                if (tokens.get(i) instanceof Slash) {
                    promiseExpected = true;
                    i++;
                    continue;
                }
                if (isNote(tokens, i) && i + 3 == tokens.size()) {
                    whereApplicable = true;
                    break;
                }
                return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
            }
            promiseExpected = false;
            switch (tokens.get(i)) {
                case Instantly t -> {
                    if (instant || days != null || negotiable != null) {
                        return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
                    }
                    instant = true;
                    i++;
                }
                case Digits digits -> {
                    if (i + 1 >= tokens.size() || !(tokens.get(i + 1) instanceof WorkingDayUnit)) {
                        return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
                    }
                    if (days != null) {
                        return needsReview(text, ReviewReason.TWO_LIMITS);
                    }
                    if (negotiable != null) {
                        return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
                    }
                    if (digits.value() < 1 || digits.value() > MOST_DAYS) {
                        return needsReview(text, ReviewReason.NUMBER_OUT_OF_RANGE);
                    }
                    days = digits.value();
                    i += 2;
                }
                case Ground ground -> {
                    if (negotiable != null) {
                        return needsReview(text, ReviewReason.TWO_LIMITS);
                    }
                    negotiable = ground.ground();
                    i++;
                }
                case WorkingDayUnit t -> {
                    return needsReview(text, ReviewReason.NO_NUMBER_BEFORE_UNIT);
                }
                case Slash t -> {
                    return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
                }
                case Open t -> {
                    return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
                }
                case Close t -> {
                    return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
                }
                case WhereApplicable t -> {
                    return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
                }
            }
        }
        if (promiseExpected) {
            return needsReview(text, ReviewReason.UNEXPECTED_ORDER);
        }
        if (days != null) {
            return new LimitReading(
                    text, new TimeLimit.WorkingDays(days, instant, negotiable), whereApplicable);
        }
        if (instant && negotiable != null) {
            return needsReview(text, ReviewReason.TWO_LIMITS);
        }
        return new LimitReading(
                text,
                negotiable == null ? new TimeLimit.AtOnce() : new TimeLimit.Unbounded(negotiable),
                whereApplicable);
    }

    private static boolean isNote(List<Token> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.get(at) instanceof Open
                && tokens.get(at + 1) instanceof WhereApplicable
                && tokens.get(at + 2) instanceof Close;
    }

    private static LimitReading needsReview(String text, ReviewReason reason) {
        return new LimitReading(text, new TimeLimit.NeedsReview(reason), false);
    }

    /** The tokens, or null at the first word that is not in the lexicon. */
    private static @Nullable List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ' ') {
                i++;
            } else if (c == '/') {
                tokens.add(new Slash());
                i++;
            } else if (c == '(') {
                tokens.add(new Open());
                i++;
            } else if (c == ')') {
                tokens.add(new Close());
                i++;
            } else if (BanglaText.isDigit(c)) {
                int end = i;
                while (end < text.length() && BanglaText.isDigit(text.charAt(end))) {
                    end++;
                }
                tokens.add(
                        new Digits(
                                BanglaText.wholeNumber(text.substring(i, end))
                                        .orElse(Integer.MAX_VALUE)));
                i = end;
            } else {
                var phrase = phraseAt(text, i);
                if (phrase == null) {
                    return null;
                }
                tokens.add(phrase.getValue());
                i += phrase.getKey().length();
            }
        }
        return tokens;
    }

    private static Map.@Nullable Entry<String, Token> phraseAt(String text, int at) {
        for (var phrase : PHRASES) {
            int end = at + phrase.getKey().length();
            if (text.startsWith(phrase.getKey(), at)
                    && (end == text.length() || !continuesWord(text.charAt(end)))) {
                return phrase;
            }
        }
        return null;
    }

    /** Whether a word goes on here, so that "কার্যদিবসের" is not read as "কার্যদিবস". */
    private static boolean continuesWord(char c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private sealed interface Token {}

    private record Instantly() implements Token {}

    private record WorkingDayUnit() implements Token {}

    private record Ground(Negotiable ground) implements Token {}

    private record WhereApplicable() implements Token {}

    private record Digits(int value) implements Token {}

    private record Slash() implements Token {}

    private record Open() implements Token {}

    private record Close() implements Token {}
}
