package bd.somoyshima.charter.reading;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the headings of a charter's columns by their words, in both languages and their usual
 * spellings.
 *
 * <p>Rules are tried in order, since headings share words: "সেবার মূল্য ও পরিশোধ পদ্ধতি" is the
 * fee, though it speaks of a service and a method. A word of seven letters or more is still
 * recognised with one letter wrong, but only where no rule fits exactly.
 */
final class HeadingLexicon {

    /** Shorter words become others by one letter. */
    private static final int SHORTEST_MISSPELT = 7;

    /** A heading is longer only when it is a sentence about something else. */
    private static final int LONGEST = 200;

    /** Words that make a heading of one meaning. */
    private record Rule(ColumnMeaning meaning, List<String> words, List<String> folded) {

        static Rule of(ColumnMeaning meaning, String... words) {
            var all = List.of(words);
            return new Rule(meaning, all, all.stream().map(Folded::fold).toList());
        }

        @Nullable String exactly(String heading) {
            for (int i = 0; i < words.size(); i++) {
                if (heading.contains(folded.get(i))) {
                    return words.get(i);
                }
            }
            return null;
        }

        @Nullable String nearly(String heading) {
            for (int i = 0; i < words.size(); i++) {
                var word = folded.get(i);
                if (word.length() >= SHORTEST_MISSPELT && Folded.containsNearly(heading, word)) {
                    return words.get(i);
                }
            }
            return null;
        }
    }

    /** Headings that are nothing else as a whole. */
    private static final Set<String> SERIALS =
            Set.copyOf(
                    List.of(
                                    "ক্রঃ", "ক্র", "ক্রম", "নং", "মিক", "ধাপ", "স্তর", "sl",
                                    "sl no", "sr no", "s no", "no", "serial", "tier", "level")
                            .stream()
                            .map(Folded::fold)
                            .toList());

    private static final Rule SERIAL =
            Rule.of(
                    ColumnMeaning.SERIAL,
                    "ক্রমিক",
                    "ক্রঃনং",
                    "ক্র/নং",
                    "ক্রম নং",
                    "ক্রম:নং",
                    "serial no",
                    "sl. no",
                    "sr. no");

    private static final Rule TIME =
            Rule.of(
                    ColumnMeaning.TIME,
                    "সময়সীমা",
                    "সময়কাল",
                    "সময়",
                    "কত দিনে",
                    "কতদিনে",
                    "দিনের মধ্যে",
                    "সর্বোচ্চ সীমা",
                    "কার্যদিবস",
                    "কর্মদিবস",
                    "কার্য দিবস",
                    "কর্ম দিবস",
                    "time limit",
                    "time of service",
                    "delivery time",
                    "deadline",
                    "timeline",
                    "time frame",
                    "required time",
                    "time required",
                    "time to",
                    "working days",
                    "time");

    private static final List<Rule> RULES =
            List.of(
                    Rule.of(
                            ColumnMeaning.ESCALATION,
                            "না হলে",
                            "না পেলে",
                            "না পাওয়া গেলে",
                            "ব্যর্থ",
                            "প্রতিকার",
                            "আপিল",
                            "আপীল",
                            "if not",
                            "failure",
                            "fails",
                            "grievance",
                            "remedy"),
                    Rule.of(ColumnMeaning.WHEN, "কখন", "যখন যোগাযোগ", "when to"),
                    Rule.of(ColumnMeaning.ALTERNATE, "বিকল্প", "alternate", "alternative"),
                    Rule.of(
                            ColumnMeaning.AUTHORITY,
                            "কার সঙ্গে",
                            "কার সংগে",
                            "কার সাথে",
                            "কার কাছে",
                            "কার নিকট",
                            "যার নিকট অভিযোগ",
                            "যাঁর নিকট",
                            "whom"),
                    Rule.of(ColumnMeaning.ADDRESS, "যোগাযোগের ঠিকানা", "address"),
                    Rule.of(ColumnMeaning.ADDRESSEE, "বরাবর", "addressed to"),
                    Rule.of(
                            ColumnMeaning.OPENING_HOURS,
                            "অফিস সময়",
                            "সময়সূচি",
                            "কর্মঘণ্টা",
                            "সাক্ষাতের সময়",
                            "office hour",
                            "opening hour",
                            "business hour",
                            "schedule"),
                    Rule.of(
                            ColumnMeaning.APPLY_BY,
                            "আবেদনের শেষ",
                            "আবেদনের সময়",
                            "আবেদন করার সময়",
                            "আবেদন দাখিলের সময়",
                            "last date",
                            "apply by"),
                    Rule.of(
                            ColumnMeaning.FREQUENCY,
                            "কতবার",
                            "কত বার",
                            "পৌনঃপুনিক",
                            "বারংবারতা",
                            "frequency"),
                    Rule.of(
                            ColumnMeaning.DURATION,
                            "মেয়াদ",
                            "স্থায়িত্ব",
                            "সেবা সপ্তাহ",
                            "validity",
                            "duration"),
                    Rule.of(
                            ColumnMeaning.VARIANT,
                            "ফিসের শ্রেণী",
                            "ফিস শ্রেণি",
                            "ফি এর শ্রেণি",
                            "ফির ধরন",
                            "আবেদনের শ্রেণি",
                            "fee class",
                            "class of fee"),
                    Rule.of(
                            ColumnMeaning.FEE,
                            "মূল্য",
                            "খরচ",
                            "চার্জ",
                            "মাশুল",
                            "ফি ও",
                            "ফি এবং",
                            "ভর্তি ফি",
                            "প্রয়োজনীয় ফি",
                            "ফরম ফি",
                            "fees",
                            "cost",
                            "charge",
                            "price",
                            "expenses",
                            "payment"),
                    Rule.of(
                            ColumnMeaning.DOCUMENTS,
                            "কাগজ",
                            "দলিলাদি",
                            "প্রাপ্তিস্থান",
                            "প্রাপ্তির স্থান",
                            "ফরম",
                            "প্রমাণক",
                            "document",
                            "papers"),
                    Rule.of(
                            ColumnMeaning.SUPERIOR,
                            "উর্ধ্বতন",
                            "উধ্বর্তন",
                            "উর্দ্ধতন",
                            "উর্ধ্বধন",
                            "উধতন",
                            "superior",
                            "higher authority"),
                    Rule.of(
                            ColumnMeaning.CLIENT,
                            "গ্রহীতা",
                            "সেবাগ্রহী",
                            "উপকারভোগী",
                            "recipient",
                            "beneficiary"),
                    Rule.of(
                            ColumnMeaning.OFFICER,
                            "কর্মকর্তা",
                            "কর্মচারী",
                            "দায়িত্ব",
                            "দ্বায়িত্ব",
                            "প্রদানকারী",
                            "দানকারী",
                            "কর্তৃপক্ষ",
                            "কর্তৃপক্ষের নাম",
                            "কে দেবেন",
                            "officer",
                            "responsible",
                            "focal point",
                            "provider"),
                    Rule.of(
                            ColumnMeaning.OTHER,
                            "কক্ষ",
                            "ইউনিটের নাম",
                            "শাখার নাম",
                            "অফিসের নাম",
                            "দপ্তরের নাম",
                            "বিভাগ/দপ্তর",
                            "ফোন নম্বর",
                            "room",
                            "phone"),
                    Rule.of(
                            ColumnMeaning.METHOD,
                            "পদ্ধতি",
                            "পদ্বতি",
                            "প্রক্রিয়া",
                            "করণীয়",
                            "কীভাবে",
                            "কিভাবে",
                            "শর্ত",
                            "ধাপসমূহ",
                            "method",
                            "procedure",
                            "process",
                            "way to",
                            "how to"),
                    Rule.of(ColumnMeaning.PLACE, "স্থান", "কোথায়", "ঠিকানা", "place", "where"),
                    Rule.of(ColumnMeaning.REMARKS, "মন্তব্য", "remark", "comment"),
                    Rule.of(
                            ColumnMeaning.LAW,
                            "আইন",
                            "বিধিবিধান",
                            "বিধি",
                            "নীতিমালা",
                            "rules",
                            "regulation",
                            "law"),
                    Rule.of(ColumnMeaning.DETAILS, "সংক্ষিপ্ত বিবরণ", "details"),
                    Rule.of(
                            ColumnMeaning.NAME,
                            "সেবার নাম",
                            "সেবার মান",
                            "সেবাসমূহ",
                            "সেবা সমূহ",
                            "সেবার ধরণ",
                            "সেবার বিবরণ",
                            "সেবার খাত",
                            "সেবার প্রকৃতি",
                            "প্রদেয় সেবা",
                            "কার্যক্রম",
                            "কার্যাবলী",
                            "কাজের প্রকৃতি",
                            "কাজের নাম",
                            "আবেদনের প্রকৃতি",
                            "name of service"));

    /** Words that a heading misspelt elsewhere may have as well: tried last. */
    private static final Rule NAME_AT_LEAST =
            Rule.of(ColumnMeaning.NAME, "বিষয়", "বিবরণ", "সেবা", "service", "name", "নাম");

    /** Words that mean the fee, but only as whole words: অফিস has ফিস in it. */
    private static final Set<String> FEE_WORDS =
            List.of("ফি", "ফী", "ফিস", "ফিসের", "ফির", "mrp", "fee").stream()
                    .map(Folded::fold)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private HeadingLexicon() {}

    /**
     * What a heading means.
     *
     * @param meaning of the column
     * @param word by which it was recognised, in its usual spelling
     * @param misspelt whether the word was found with one letter wrong
     * @param other what else the heading speaks of beside the time: then the limit stands inside
     *     another cell; null if nothing else
     */
    record Found(
            ColumnMeaning meaning, String word, boolean misspelt, @Nullable ColumnMeaning other) {}

    /** The meaning of a heading, or null if it is none that is known. */
    static @Nullable Found meaning(String heading) {
        if (heading.isBlank() || heading.length() > LONGEST) {
            return null;
        }
        var folded = Folded.fold(heading);
        if (SERIALS.contains(folded)) {
            return new Found(ColumnMeaning.SERIAL, heading.strip(), false, null);
        }
        var serial = SERIAL.exactly(folded);
        if (serial != null && folded.length() <= 2 * serial.length() + 4) {
            return new Found(ColumnMeaning.SERIAL, serial, false, null);
        }
        var fee =
                BETWEEN_WORDS
                        .splitAsStream(heading)
                        .filter(w -> FEE_WORDS.contains(Folded.fold(w)))
                        .findFirst()
                        .orElse(null);
        var exact = found(folded, fee, false);
        if (exact != null) {
            return exact;
        }
        var nearly = found(folded, null, true);
        if (nearly != null) {
            return nearly;
        }
        var name = NAME_AT_LEAST.exactly(folded);
        return name == null ? null : new Found(ColumnMeaning.NAME, name, false, null);
    }

    private static @Nullable Found found(String folded, @Nullable String fee, boolean misspelt) {
        var time = misspelt ? TIME.nearly(folded) : TIME.exactly(folded);
        for (var rule : RULES) {
            var word = misspelt ? rule.nearly(folded) : rule.exactly(folded);
            if (word == null && rule.meaning() == ColumnMeaning.FEE) {
                word = fee;
            }
            if (word == null) {
                continue;
            }
            if (time == null || comesBeforeTime(rule.meaning())) {
                return new Found(rule.meaning(), word, misspelt, null);
            }
            if (!saysMoreThanTime(rule.meaning())) {
                return new Found(ColumnMeaning.TIME, time, misspelt, null);
            }
            return new Found(ColumnMeaning.TIME, time, misspelt, rule.meaning());
        }
        return time == null ? null : new Found(ColumnMeaning.TIME, time, misspelt, null);
    }

    /** Times of something else than the service. */
    private static boolean comesBeforeTime(ColumnMeaning meaning) {
        return switch (meaning) {
            case ESCALATION,
                    WHEN,
                    ALTERNATE,
                    AUTHORITY,
                    ADDRESS,
                    OPENING_HOURS,
                    APPLY_BY,
                    FREQUENCY,
                    DURATION ->
                    true;
            case SERIAL,
                    NAME,
                    TIME,
                    METHOD,
                    DOCUMENTS,
                    FEE,
                    OFFICER,
                    SUPERIOR,
                    ADDRESSEE,
                    CLIENT,
                    PLACE,
                    LAW,
                    VARIANT,
                    DETAILS,
                    REMARKS,
                    OTHER ->
                    false;
        };
    }

    /**
     * Whether a heading that speaks of this beside the time holds both. "সেবা প্রদানের সময়সীমা"
     * speaks of the service, "অভিযোগ নিষ্পত্তির সময়" of whose, and neither holds more than the
     * time.
     */
    private static boolean saysMoreThanTime(ColumnMeaning meaning) {
        return meaning == ColumnMeaning.FEE
                || meaning == ColumnMeaning.DOCUMENTS
                || meaning == ColumnMeaning.METHOD
                || meaning == ColumnMeaning.PLACE
                || meaning == ColumnMeaning.OFFICER;
    }
}
