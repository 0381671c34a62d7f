package bd.somoyshima.limit;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.limit.Word.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of limit texts, in both languages, with the misspellings and the letters damaged by old
 * fonts that are common on government sites.
 *
 * <p>Spaces get lost on such sites. A run of letters is therefore taken apart into known words;
 * only if that leaves nothing over does it count as known.
 */
final class Lexicon {

    private static final int LONGEST_DIGITS = 9;

    /** What a spelling means: a word without a place. */
    private record Meaning(Kind kind, int number) {}

    private static final Map<String, Meaning> WORDS = new HashMap<>();
    private static int longest = 0;

    static {
        add(Kind.WORKING, "কার্য কর্ম কার্য্য কায কায্য কাযর্ কর্ম্ম working business");
        add(Kind.DAY, "দিন দিনের দিনে দিবস দিবসের দিবসে দিবসঃ day days");
        add(Kind.HOUR, "ঘণ্টা ঘন্টা ঘণ্টার ঘন্টার ঘণ্টায় ঘন্টায় hour hours hrs");
        add(Kind.MINUTE, "মিনিট মিনিটের মিনিটে minute minutes min mins");
        add(Kind.WEEK, "সপ্তাহ সপ্তাহের week weeks");
        add(Kind.IN_THE_WEEK, "সপ্তাহে");
        add(Kind.MONTH, "মাস মাসে month months");
        add(Kind.OF_MONTH, "মাসের");
        add(Kind.YEAR, "বছর বছরের বছরে বৎসর বৎসরের year years");
        add(Kind.JANUARY, "জানুয়ারি জানুয়ারী জানুয়ারির জানুয়ারীর january");
        add(Kind.FEBRUARY, "ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রুয়ারির ফেব্রুয়ারীর february");
        add(Kind.MARCH, "মার্চ মার্চের march");
        add(Kind.APRIL, "এপ্রিল এপ্রিলের april");
        add(Kind.MAY, "মে মের may");
        add(Kind.JUNE, "জুন জুনের june");
        add(Kind.JULY, "জুলাই জুলাইয়ের জুলাইর july");
        add(Kind.AUGUST, "আগস্ট আগষ্ট আগস্টের আগষ্টের august");
        add(Kind.SEPTEMBER, "সেপ্টেম্বর সেপ্টেম্বরের september");
        add(Kind.OCTOBER, "অক্টোবর অক্টোবরের october");
        add(Kind.NOVEMBER, "নভেম্বর নভেম্বরের november");
        add(Kind.DECEMBER, "ডিসেম্বর ডিসেম্বরের december");
        add(Kind.ORDINAL, "ম য় লা রা ঠা র্থ ষ্ঠ ই শে তম st nd rd th প্রথম first");
        add(Kind.DATE, "তারিখ তারিখে তারিখের date");
        add(Kind.EVERY, "প্রতি প্রত্যেক every");
        add(Kind.NEXT, "পরবর্তী পরবর্তি পরের next following");
        add(Kind.TO, "হতে হইতে থেকে হ'তে to");
        add(
                Kind.WITHIN,
                "মধ্যে ভিতরে ভেতরে পর্যন্ত সময় সময়ের সময়ে within in by of the a an from at");
        add(
                Kind.AT_MOST,
                "সর্বোচ্চ সর্ব্বোচ্চ সর্বোচ্ছ অনধিক অনূর্ধ্ব অনুর্ধ্ব most maximum upto up");
        add(
                Kind.AT_LEAST,
                "কমপক্ষে ন্যূনতম নূন্যতম নুন্যতম ন্যুনতম সর্বনিম্ন অন্ততঃ অন্তত least minimum");
        add(
                Kind.INSTANT,
                "তাৎক্ষণিক তাৎক্ষনিক তাৎক্ষণিকভাবে তাৎক্ষনিকভাবে তাৎক্ষণিকঃ তাতক্ষণিক তাতক্ষনিক তৎক্ষণাৎ তৎক্ষনাৎ");
        add(Kind.INSTANT, "instant instantly immediate immediately");
        add(Kind.TOGETHER, "সাথে সঙ্গে");
        add(Kind.ASKING, "চাহিবা চাওয়া চাহিবার আবেদন আবেদনের দরখাস্তের উপস্থিত");
        add(Kind.AS_SOON_AS, "মাত্র মাত্রই");
        add(Kind.DURING_OFFICE, "চলাকালীন চলাকালিন চলাকালে");
        add(Kind.OFFICE, "অফিস অফিসের office");
        add(Kind.RECEIPT, "প্রাপ্তির প্রাপ্তি গ্রহণের গ্রহনের গ্রহণ পাওয়ার receipt application");
        add(Kind.AFTER, "পর পরে পরবর্তীতে after");
        add(Kind.ACCORDING_TO, "অনুযায়ী অনুযায়ি অনুসারে মোতাবেক ভিত্তিতে as per required");
        add(Kind.NEED, "প্রয়োজন প্রয়োজনে প্রয়োজনীয়তা প্রয়োজনের প্রয়োজনমত requirement");
        add(Kind.DEMAND, "চাহিদা চাহিদার demand");
        add(Kind.AUTOMATION, "অটোমেশনের অটোমেশন automation");
        add(
                Kind.INSTRUCTION,
                "নির্দেশনা নিদের্শনা নির্দেশ নির্দেশনার নিদের্শ instruction instructions directive");
        add(Kind.DETERMINED, "নির্ধারিত নির্ধারণ নিধারিত নির্ধারন determined specified prescribed");
        add(Kind.TIME_LIMIT, "সময়সীমা সময়সীমার limit time");
        add(Kind.WHENEVER, "যখনই তখনই যখন তখন");
        add(Kind.WHOLE, "সারা সারাবছর বছরব্যাপী whole all");
        add(Kind.APPLICABLE, "প্রযোজ্য প্রয়োজ্য প্রযোয্য applicable");
        add(Kind.IN_CASE, "ক্ষেত্রে ক্ষেত্র where");
        add(Kind.CONDITION, "সাপেক্ষে সাপেক্ষ ভেদে থাকলে হলে");
        add(Kind.SUBJECT_TO, "subject if depending");
        add(Kind.OR, "বা অথবা কিংবা or");
        add(
                Kind.NOT,
                "নেই নাই না নহে ছাড়া ব্যতীত কম কমে বেশি বেশী অধিক no not none without except less more");
        add(Kind.DITTO, "ঐ ditto");
        numberWords();
    }

    private Lexicon() {}

    private static void add(Kind kind, String spellings) {
        for (var spelling : spellings.split(" ", -1)) {
            add(kind, 0, spelling);
        }
    }

    private static void add(Kind kind, int number, String spelling) {
        var text = BanglaText.normalise(spelling);
        WORDS.putIfAbsent(text, new Meaning(kind, number));
        longest = Math.max(longest, text.length());
    }

    private static void numberWords() {
        var file = "number-words.txt";
        try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), file);
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(
                            line -> {
                                var parts = line.split(" ", -1);
                                for (int i = 1; i < parts.length; i++) {
                                    add(Kind.NUMBER_WORD, Integer.parseInt(parts[0]), parts[i]);
                                }
                            });
        } catch (IOException e) {
            throw new UncheckedIOException("the numbers in words cannot be read", e);
        }
    }

    /** The words of a text that was normalised. */
    static List<Word> words(String normalised) {
        var text = lowerCase(normalised);
        var words = new ArrayList<Word>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (BanglaText.isDigit(c)) {
                while (end < text.length() && BanglaText.isDigit(text.charAt(end))) {
                    end++;
                }
                var digits = text.substring(i, end);
                int value =
                        digits.length() > LONGEST_DIGITS
                                ? Integer.MAX_VALUE
                                : BanglaText.wholeNumber(digits).orElseThrow();
                words.add(new Word(Kind.DIGITS, value, digits, i, end));
            } else if (isLetter(c)) {
                while (end < text.length() && isLetter(text.charAt(end))) {
                    end++;
                }
                words.addAll(known(text.substring(i, end), i));
            } else {
                punctuation(c, i, words);
            }
            i = end;
        }
        return words;
    }

    /** Letter by letter, so that every letter stays in its place. */
    private static String lowerCase(String text) {
        var lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        return new String(lower);
    }

    private static void punctuation(char c, int at, List<Word> words) {
        var kind =
                switch (c) {
                    case '/', '\\' -> Kind.SLASH;
                    case '(', '[' -> Kind.OPEN;
                    case ')', ']' -> Kind.CLOSE;
                    case ',', ';' -> Kind.COMMA;
                    case '-', '–', '—', '−', '‐', '~' -> Kind.HYPHEN;
                    case '"', '\'', '”', '“', '’', '‘', '〃', '″' -> Kind.DITTO;
                    // the end of a sentence, a colon, a space: nothing hangs on them
                    case ' ', '।', '.', ':', '|', '*' -> null;
                    default -> Kind.OTHER;
                };
        if (kind != null) {
            words.add(new Word(kind, 0, String.valueOf(c), at, at + 1));
        }
    }

    /** A run of letters as known words, or as one unknown word. */
    private static List<Word> known(String letters, int at) {
        var parts = takenApart(letters, 0, at, new boolean[letters.length() + 1]);
        if (parts == null) {
            return List.of(new Word(Kind.OTHER, 0, letters, at, at + letters.length()));
        }
        Collections.reverse(parts);
        return parts;
    }

    /**
     * The words from a position on, the last one first, or null; longer words are tried first.
     *
     * @param at where the letters begin in the text
     */
    private static @Nullable List<Word> takenApart(
            String letters, int from, int at, boolean[] hopeless) {
        if (from == letters.length()) {
            return new ArrayList<>();
        }
        if (hopeless[from]) {
            return null;
        }
        for (int end = Math.min(letters.length(), from + longest); end > from; end--) {
            var spelling = letters.substring(from, end);
            var meaning = WORDS.get(spelling);
            if (meaning != null && !startsWithMark(letters, end)) {
                var rest = takenApart(letters, end, at, hopeless);
                if (rest != null) {
                    rest.add(
                            new Word(
                                    meaning.kind(),
                                    meaning.number(),
                                    spelling,
                                    at + from,
                                    at + end));
                    return rest;
                }
            }
        }
        hopeless[from] = true;
        return null;
    }

    /** Whether a letter would be torn from its sign: a vowel sign or hasant cannot begin a word. */
    private static boolean startsWithMark(String letters, int at) {
        return at < letters.length() && isMark(letters.charAt(at));
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || isMark(c);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
