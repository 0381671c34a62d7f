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

    /** Stands for a colon or for letters left out at the end of a word. */
    private static final char VISARGA = 'ঃ';

    /** Endings that make a condition of whatever they are written together with. */
    private static final List<String> CONDITION_ENDINGS =
            List.of(
                    BanglaText.normalise("সাপেক্ষে"),
                    BanglaText.normalise("পূর্বক"),
                    BanglaText.normalise("ক্রমে"),
                    BanglaText.normalise("ভেদে"));

    /** What a spelling means: a word without a place. */
    private record Meaning(Kind kind, int number) {}

    private static final Map<String, Meaning> WORDS = new HashMap<>();
    private static int longest = 0;

    static {
        add(Kind.WORKING, "কার্য কর্ম কার্য্য কায কায্য কাযর্ কর্ম্ম কার্জ working business");
        add(Kind.CALENDAR, "পঞ্জিকা ক্যালেন্ডার ক্যালেণ্ডার calendar consecutive");
        add(
                Kind.DAY,
                "দিন দিনের দিনে দিনেই দিবস দিবসের দিবসে দিবসঃ দিনঃ দিনেরঃ দিবসেরঃ দিবষ দিবশ day days");
        add(
                Kind.HOUR,
                "ঘণ্টা ঘন্টা ঘণ্টার ঘন্টার ঘণ্টায় ঘন্টায় ঘণ্টাঃ ঘন্টাঃ ঘঃ hour hours hrs hr");
        add(Kind.MINUTE, "মিনিট মিনিটের মিনিটে মিনিটঃ মিঃ মি minute minutes min mins");
        add(
                Kind.SECOND,
                "সেকেন্ড সেকেণ্ড সেকেন্ডের সেকেণ্ডের সেকেন্ডে সেঃ second seconds sec secs");
        add(Kind.WEEK, "সপ্তাহ সপ্তাহের week weeks");
        add(Kind.IN_THE_WEEK, "সপ্তাহে");
        add(Kind.MONTH, "মাস মাসে মাসঃ month months");
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
        banglaMonths(
                "বৈশাখ বৈশাখের বৈশাখী boishakh baishakh",
                "জ্যৈষ্ঠ জৈষ্ঠ জ্যৈষ্ঠের জৈষ্ঠের jyoishtho",
                "আষাঢ় আষাঢ়ের asharh",
                "শ্রাবণ শ্রাবন শ্রাবণের srabon",
                "ভাদ্র ভাদ্রের bhadro",
                "আশ্বিন আশ্বিনের ashwin",
                "কার্তিক কার্ত্তিক কার্তিকের kartik",
                "অগ্রহায়ণ অগ্রহায়ন অগ্রহায়ণের ogrohayon",
                "পৌষ পৌষের poush",
                "মাঘ মাঘের magh",
                "ফাল্গুন ফাল্গুনের falgun",
                "চৈত্র চৈত্রের choitro");
        add(Kind.ORDINAL, "ম য় লা রা ঠা র্থ ষ্ঠ ই শে তম st nd rd th");
        add(Kind.ORDINAL, 1, "প্রথম first");
        ordinalWords();
        add(Kind.DATE, "তারিখ তারিখে তারিখের তারিখঃ date");
        add(Kind.EVERY, "প্রতি প্রত্যেক প্রতিটি every each");
        add(Kind.NEXT, "পরবর্তী পরবর্তি পরের next following");
        add(Kind.TO, "হতে হইতে থেকে হ'তে to");
        add(
                Kind.WITHIN,
                "মধ্যে মধ্যেই ভিতরে ভেতরে পর্যন্ত সময় সময়ের সময়ে এর within in by of the a an at");
        add(Kind.FROM, "from");
        add(
                Kind.AT_MOST,
                "সর্বোচ্চ সর্ব্বোচ্চ সর্বোচ্ছ সবোচ্চ সর্বচ্চ সর্বোচ সর্বাধিক অনধিক অনাধিক অনূর্ধ্ব অনুর্ধ্ব অনূর্ধ অনুর্ধ most maximum max upto up");
        add(
                Kind.AT_LEAST,
                "কমপক্ষে ন্যূনতম নূন্যতম নুন্যতম ন্যুনতম সর্বনিম্ন অন্ততঃ অন্তত least minimum");
        add(
                Kind.INSTANT,
                "তাৎক্ষণিক তাৎক্ষনিক তাৎক্ষণিকভাবে তাৎক্ষনিকভাবে তাৎক্ষণিকঃ তাৎক্ষনিকঃ তাতক্ষণিক তাতক্ষনিক তাত্ক্ষণিক তাত্ক্ষনিক তাত্ক্ষণিকভাবে তাৎক্ষণীক তাৎক্ষনীক তাৎক্ষণিকই");
        add(
                Kind.INSTANT,
                "তৎক্ষণাৎ তৎক্ষনাৎ তৎক্ষণাত তৎক্ষনাত তত্ক্ষণাৎ তত্ক্ষণাত্ তৎক্ষণাত্ অবিলম্বে");
        add(Kind.INSTANT, "instant instantly instantaneous immediate immediately spot");
        add(Kind.TOGETHER, "সাথে সঙ্গে সাথেই সঙ্গেই");
        add(Kind.SAME, "একই same");
        add(Kind.ASKING, "চাহিবা চাওয়া চাহিবার উপস্থিত");
        add(Kind.AS_SOON_AS, "মাত্র মাত্রই");
        add(Kind.DURING_OFFICE, "চলাকালীন চলাকালিন চলাকালে");
        add(Kind.OFFICE, "অফিস অফিসের office");
        add(
                Kind.RECEIPT,
                "প্রাপ্তির প্রাপ্তি গ্রহণের গ্রহনের গ্রহণ পাওয়ার পাবার receipt receiving received");
        add(
                Kind.LODGING,
                "দাখিল দাখিলের দাখিলকৃত জমা জমার জমাদান জমাদানের পেশ পেশের submission submitting submitted lodging");
        add(
                Kind.APPLICATION,
                "আবেদন আবেদনের আবেদনপত্র আবেদনপত্রের আবেদনটি দরখাস্ত দরখাস্তের অভিযোগ অভিযোগের application applications complaint");
        add(
                Kind.COMPLETE,
                "পূর্ণাঙ্গ পূর্নাঙ্গ সম্পূর্ণ স্বয়ংসম্পূর্ণ পরিপূর্ণ ত্রুটিমুক্ত ত্রুটিহীন complete");
        add(
                Kind.PAPERS,
                "কাগজপত্র কাগজপত্রসহ কাগজপত্রাদি কাগজপত্রাদিসহ কাগজাদি কাগজাদিসহ দলিলাদি দলিলপত্র documents papers");
        add(Kind.REPORT, "প্রতিবেদন প্রতিবেদনের রিপোর্ট রিপোর্টের report");
        add(Kind.PROPOSAL, "প্রস্তাব প্রস্তাবের প্রস্তাবনা proposal");
        add(
                Kind.DECISION,
                "সিদ্ধান্ত সিদ্ধান্তের অনুমোদন অনুমোদনের মঞ্জুরির মঞ্জুরীর decision approval sanction");
        add(Kind.SERVICE, "সেবা সেবার প্রদানের নিষ্পত্তির service delivery");
        add(Kind.FAVOURABLE, "অনুকূলে অনুকূল ইতিবাচক সন্তোষজনক favourable favorable positive");
        add(Kind.HAPPENING, "হওয়ার হবার হইবার");
        add(Kind.AFTER, "পর পরে পরবর্তীতে after");
        add(Kind.BEFORE, "পূর্বে আগে before prior");
        add(Kind.ACCORDING_TO, "অনুযায়ী অনুযায়ি অনুসারে মোতাবেক ভিত্তিতে as per required");
        add(Kind.NEED, "প্রয়োজন প্রয়োজনে প্রয়োজনীয়তা প্রয়োজনের প্রয়োজনমত requirement");
        add(Kind.DEMAND, "চাহিদা চাহিদার demand");
        add(Kind.AUTOMATION, "অটোমেশনের অটোমেশন automation");
        add(
                Kind.INSTRUCTION,
                "নির্দেশনা নিদের্শনা নির্দেশ নির্দেশনার নিদের্শ instruction instructions directive");
        add(
                Kind.DETERMINED,
                "নির্ধারিত নির্ধারণ নিধারিত নির্ধারন র্নিধারিত determined specified prescribed");
        add(Kind.TIME_LIMIT, "সময়সীমা সময়সীমার limit time");
        add(Kind.WHENEVER, "যখনই তখনই যখন তখন");
        add(Kind.WHOLE, "সারা সারাবছর বছরব্যাপী whole all");
        add(Kind.NATURE, "ধরন ধরণ ধরনের প্রকৃতি প্রকার শ্রেণি শ্রেণী nature type");
        add(Kind.APPLICABLE, "প্রযোজ্য প্রয়োজ্য প্রযোয্য applicable");
        add(Kind.IN_CASE, "ক্ষেত্রে ক্ষেত্র where");
        add(Kind.SPECIAL, "বিশেষ বিশেষে");
        add(Kind.CONDITION, "সাপেক্ষে সাপেক্ষ ভেদে থাকলে থাকিলে হলে হইলে গেলে পূর্বক ক্রমে শর্তে");
        add(Kind.SUBJECT_TO, "subject if depending");
        add(Kind.POSSIBLE, "সম্ভব সম্ভবপর possible");
        add(
                Kind.ABOUT,
                "প্রায় আনুমানিক কমবেশি কমবেশী সম্ভাব্য approximately approximate approx about around");
        add(
                Kind.SOON,
                "দ্রুত দ্রুততম স্বল্পতম স্বল্প যথাসম্ভব যথাশীঘ্র যথাসময়ে যথাসময় শীঘ্র অতিদ্রুত soon earliest asap");
        add(Kind.TIMES, "times once twice");
        add(
                Kind.CLOCK_TIME,
                "সকাল বিকাল বিকেল দুপুর রাত টা টায় টার ঘটিকা ঘটিকায় সার্বক্ষণিক সার্বক্ষনিক সর্বক্ষণ am pm");
        add(
                Kind.OR_MORE,
                "তদোর্ধ্ব তদোর্ধ তদূর্ধ্ব তদুর্ধ্ব তদূর্ধ তদুর্ধ ততোধিক তার'ও onwards above over");
        add(Kind.CLOSED_DAY, "ছুটি ছুটির বন্ধ বন্ধের সাপ্তাহিকছুটি holiday holidays closed off");
        add(
                Kind.WEEKEND,
                "সাপ্তাহিক শুক্রবার শনিবার শুক্র শনি শুক্রবারের শনিবারের weekend weekends weekly friday saturday");
        add(Kind.PUBLIC, "সরকারি সরকারী অন্যান্য government public govt official");
        add(
                Kind.GIVING,
                "প্রদান নিষ্পত্তি সরবরাহ সম্পন্ন বিতরণ বিতরন ইস্যু দেওয়া দেয়া পাওয়া issued provided delivered given disposed completed");
        add(Kind.FORWARDING, "প্রেরণ প্রেরন অগ্রায়ন অগ্রায়ণ forwarding forwarded");
        add(
                Kind.AUXILIARY,
                "করা হয় হবে হয়ে থাকে যাবে যায় হইবে করবে করবেন will be is are shall been");
        add(Kind.AND, "ও এবং and");
        add(Kind.OR, "বা অথবা কিংবা or");
        add(Kind.NOT, "নেই নাই না নয় নহে no not none never");
        add(
                Kind.MORE,
                "বেশি বেশী অধিক ঊর্ধ্বে উর্ধ্বে ঊর্ধে উর্ধে more exceeding exceed later beyond");
        add(Kind.LESS, "কম কমে less fewer");
        add(Kind.THAN, "than");
        add(Kind.WITHOUT, "ছাড়া ব্যতীত ব্যতিত বাদে except excluding without");
        add(Kind.DITTO, "ঐ ওই অনুরূপ অনুরুপ তদ্রূপ তদ্রুপ ditto do");
        add(Kind.FRACTION, 2, "আধা আধ অর্ধ অর্ধেক half");
        add(Kind.FRACTION, 6, "দেড়");
        add(Kind.FRACTION, 10, "আড়াই");
        add(Kind.FRACTION_BEFORE, 2, "সাড়ে");
        add(Kind.FRACTION_BEFORE, -1, "পৌনে");
        add(Kind.FRACTION_BEFORE, 1, "সোয়া");
        add(Kind.CLASSIFIER, "টি");
        numberWords();
    }

    private Lexicon() {}

    private static void add(Kind kind, String spellings) {
        add(kind, 0, spellings);
    }

    private static void add(Kind kind, int number, String spellings) {
        for (var spelling : spellings.split(" ", -1)) {
            var text = BanglaText.normalise(spelling);
            WORDS.putIfAbsent(text, new Meaning(kind, number));
            longest = Math.max(longest, text.length());
        }
    }

    /** The months of the Bangla calendar, from the first. */
    private static void banglaMonths(String... months) {
        for (int i = 0; i < months.length; i++) {
            add(Kind.BANGLA_MONTH, i + 1, months[i]);
        }
    }

    /** Ordinals in words; "first" is an ordinal sign with a number of its own. */
    private static void ordinalWords() {
        var words =
                List.of(
                        "দ্বিতীয়",
                        "তৃতীয় third",
                        "চতুর্থ fourth",
                        "পঞ্চম fifth",
                        "ষষ্ঠ sixth",
                        "সপ্তম seventh",
                        "অষ্টম eighth",
                        "নবম ninth",
                        "দশম tenth");
        for (int i = 0; i < words.size(); i++) {
            add(Kind.ORDINAL, i + 2, words.get(i));
        }
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
                end = endOfNumber(text, i);
                words.add(digits(text.substring(i, end), i, end));
                int decimals = endOfDecimals(text, end);
                if (decimals > end) {
                    words.add(decimals(text.substring(end, decimals), end, decimals));
                    end = decimals;
                }
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

    /** Digits, with commas between thousands: 2,880 and ১,০০,০০০ are one number each. */
    private static int endOfNumber(String text, int from) {
        int end = endOfDigits(text, from);
        if (end - from > 3) {
            return end;
        }
        int group = end;
        while (group < text.length() && text.charAt(group) == ',') {
            int next = endOfDigits(text, group + 1);
            int length = next - group - 1;
            if (length == 3 && (next == text.length() || text.charAt(next) != ',')) {
                return next;
            }
            if (length != 2 && length != 3) {
                return end;
            }
            group = next;
        }
        return end;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && BanglaText.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static Word digits(String spelled, int from, int to) {
        var digits = spelled.replace(",", "");
        int value =
                digits.length() > LONGEST_DIGITS
                        ? Integer.MAX_VALUE
                        : BanglaText.wholeNumber(digits).orElseThrow();
        return new Word(Kind.DIGITS, value, spelled, from, to);
    }

    private static int endOfDecimals(String text, int point) {
        if (point == text.length() || text.charAt(point) != '.') {
            return point;
        }
        int end = endOfDigits(text, point + 1);
        return end == point + 1 ? point : end;
    }

    /** ".5" as 50 hundredths; of more digits than two, -1. */
    private static Word decimals(String spelled, int from, int to) {
        var digits = spelled.substring(1);
        int hundredths =
                digits.length() > 2
                        ? -1
                        : BanglaText.wholeNumber(digits).orElseThrow()
                                * (digits.length() == 1 ? 10 : 1);
        return new Word(Kind.DECIMALS, hundredths, spelled, from, to);
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
                    case '+', '&' -> Kind.AND;
                    case '½' -> Kind.FRACTION;
                    default -> Kind.OTHER;
                };
        if (kind != null) {
            words.add(new Word(kind, kind == Kind.FRACTION ? 2 : 0, String.valueOf(c), at, at + 1));
        }
    }

    /** A run of letters as known words, or as one unknown word. */
    private static List<Word> known(String letters, int at) {
        var parts = takenApart(letters, 0, at, new boolean[letters.length() + 1]);
        if (parts != null) {
            Collections.reverse(parts);
            return parts;
        }
        if (letters.charAt(letters.length() - 1) == VISARGA && letters.length() > 1) {
            return known(letters.substring(0, letters.length() - 1), at);
        }
        for (var ending : CONDITION_ENDINGS) {
            int stem = letters.length() - ending.length();
            if (stem > 0 && letters.endsWith(ending)) {
                return List.of(
                        new Word(Kind.OTHER, 0, letters.substring(0, stem), at, at + stem),
                        new Word(Kind.CONDITION, 0, ending, at + stem, at + letters.length()));
            }
        }
        return List.of(new Word(Kind.OTHER, 0, letters, at, at + letters.length()));
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
