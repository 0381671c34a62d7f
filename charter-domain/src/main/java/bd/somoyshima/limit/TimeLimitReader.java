package bd.somoyshima.limit;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.limit.LimitReading.Meaning;
import bd.somoyshima.limit.LimitReading.Part;
import bd.somoyshima.limit.TimeLimit.AtOnce;
import bd.somoyshima.limit.TimeLimit.Ditto;
import bd.somoyshima.limit.TimeLimit.Missing;
import bd.somoyshima.limit.TimeLimit.Negotiable;
import bd.somoyshima.limit.TimeLimit.Several;
import bd.somoyshima.limit.TimeLimit.Unbounded;
import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.limit.TimeLimit.Unreadable;
import bd.somoyshima.limit.TimeLimit.Within;
import bd.somoyshima.limit.Word.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time-limit cell of a charter, in Bangla or English.
 *
 * <pre>
 * cell      = promise { separator promise }, with remarks before, between and after
 * promise   = "instant" | amount | window | ground
 * amount    = [ "at most" ] number [ unit ] [ "to" number ] unit { number smaller-unit } [ "within" ]
 * unit      = [ "working" | "office" ] ( "day" | "hour" | … ) | "week" | "month" | "year"
 * window    = "of the month" day [ "to" day ] | [ day month "to" ] day month | "next month" nth "working day"
 * ground    = "as required" | "as per demand" | … | "as determined" | "all year"
 * remark    = "where applicable" | "… subject to" | "if …" | "from the date of receipt" | "in office hours"
 *           | "closed days excepted"
 * separator = "/" | "," | "or"
 * </pre>
 *
 * Words are those of {@link Lexicon}; numbers are read by {@link NumberReader}, amounts by {@link
 * AmountReader}, windows by {@link WindowReader}, remarks by {@link RemarkReader}. A reading that
 * is not certain keeps what was made out and says why a clerk must decide: never a guess.
 */
public final class TimeLimitReader {

    /** A longer text is no limit; reading it would take long. */
    private static final int LONGEST_TEXT = 500;

    /** Words in which a sentence about instructions, needs or decisions may be wrapped. */
    private static final Set<Kind> GROUNDS =
            EnumSet.of(Kind.NEED, Kind.DEMAND, Kind.INSTRUCTION, Kind.DETERMINED);

    /** Words that turn such a sentence into another one: "no need", "at least", "every month". */
    private static final Set<Kind> NEVER_IN_GROUNDS =
            EnumSet.of(
                    Kind.NOT,
                    Kind.MORE,
                    Kind.LESS,
                    Kind.WITHOUT,
                    Kind.AT_LEAST,
                    Kind.EVERY,
                    Kind.ABOUT,
                    Kind.SOON,
                    Kind.POSSIBLE,
                    Kind.BEFORE,
                    Kind.INSTANT,
                    Kind.DAY,
                    Kind.HOUR,
                    Kind.MINUTE,
                    Kind.SECOND,
                    Kind.WEEK,
                    Kind.IN_THE_WEEK,
                    Kind.MONTH,
                    Kind.OF_MONTH,
                    Kind.YEAR);

    private final String text;
    private final BanglaText.Normalised normalised;
    private final List<Word> all;
    private final WordCursor words;
    private final Doubts doubts = new Doubts();
    private final RemarkReader remarks;
    private final AmountReader amounts;
    private final WindowReader windows;

    private final List<TimeLimit> promises = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private TimeLimitReader(String text) {
        this.text = text;
        this.normalised = BanglaText.normalised(text);
        this.all = Lexicon.words(normalised.text());
        this.words = new WordCursor(all);
        this.remarks = new RemarkReader(words, doubts);
        this.amounts = new AmountReader(words, new NumberReader(words, doubts), doubts);
        this.windows = new WindowReader(words, doubts);
    }

    /** Reads one cell; the text itself is kept as it is. */
    public static LimitReading read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new LimitReading(
                    text, new Unreadable(), false, false, null, ReviewReason.TOO_LONG, List.of());
        }
        return new TimeLimitReader(text).reading();
    }

    /**
     * The unit of time a heading names ("সময়সীমা (কার্যদিবস)"), in a word that can be put after a
     * bare number; null if it names none or several.
     */
    public static @Nullable String unitNamedIn(String heading) {
        var units = new LinkedHashSet<String>();
        var words = Lexicon.words(BanglaText.normalise(heading));
        for (int i = 0; i < words.size(); i++) {
            boolean working = i > 0 && words.get(i - 1).kind() == Kind.WORKING;
            var unit =
                    switch (words.get(i).kind()) {
                        case DAY -> working ? "কার্যদিবস" : "দিন";
                        case HOUR -> working ? "কর্মঘণ্টা" : "ঘণ্টা";
                        case MINUTE -> "মিনিট";
                        case WEEK -> "সপ্তাহ";
                        case MONTH, OF_MONTH -> "মাস";
                        default -> null;
                    };
            if (unit != null) {
                units.add(unit);
            }
        }
        return units.size() == 1 ? units.iterator().next() : null;
    }

    private LimitReading reading() {
        if (all.stream().allMatch(w -> w.kind() == Kind.HYPHEN)) {
            return nothingElse(new Missing(), Meaning.NOTHING, ReviewReason.MISSING);
        }
        if (isDitto()) {
            return nothingElse(new Ditto(), Meaning.DITTO, ReviewReason.DITTO_WITHOUT_ROW_ABOVE);
        }
        boolean separatorNeeded = false;
        while (!words.isAtEnd()) {
            int before = words.at();
            var remark = remarks.remark(!promises.isEmpty());
            if (remark != null) {
                part(remark, before);
                continue;
            }
            if (words.word(0).isSeparator()) {
                words.skip(1);
                separatorNeeded = false;
                continue;
            }
            if (words.is(0, Kind.OPEN)
                    && words.is(1, Kind.AT_MOST)
                    && promises.size() == 1
                    && promises.getFirst() instanceof AtOnce) {
                separatorNeeded = false; // at once (at most two hours)
            }
            if (words.is(0, Kind.AND) && !words.has(1)) {
                doubts.add(ReviewReason.OPEN_ENDED); // ৭ দিন+
            }
            if (words.take(Kind.AND) || words.take(Kind.OPEN) || words.take(Kind.CLOSE)) {
                continue; // what stands beside them must be understood all the same
            }
            var promise = promise();
            if (promise != null) {
                if (separatorNeeded) {
                    doubts.add(beside(promises.getLast(), promise));
                }
                promises.add(promise);
                part(meaning(promise), before);
                separatorNeeded = true;
                continue;
            }
            words.moveTo(before);
            unknown();
            part(Meaning.NOT_UNDERSTOOD, before);
        }
        var limit = combined();
        return new LimitReading(
                text,
                limit,
                remarks.whereApplicable(),
                remarks.conditional(),
                remarks.clockStarts(),
                doubts.reason(),
                List.copyOf(parts));
    }

    /** Ditto marks and words, hyphens around them; of commas two: ", ,". */
    private boolean isDitto() {
        boolean marks =
                all.stream()
                        .allMatch(
                                w ->
                                        w.kind() == Kind.HYPHEN
                                                || w.kind() == Kind.DITTO
                                                || w.kind() == Kind.COMMA);
        return marks
                && (all.stream().anyMatch(w -> w.kind() == Kind.DITTO)
                        || all.stream().filter(w -> w.kind() == Kind.COMMA).count() >= 2);
    }

    private LimitReading nothingElse(TimeLimit limit, Meaning meaning, ReviewReason reason) {
        words.skip(all.size());
        if (words.at() > 0) {
            part(meaning, 0);
        }
        return new LimitReading(text, limit, false, false, null, reason, List.copyOf(parts));
    }

    /** Two promises side by side: a sum that cannot be worked out, or two limits. */
    private static ReviewReason beside(TimeLimit first, TimeLimit second) {
        return first instanceof Within a
                        && second instanceof Within b
                        && a.unit().compareTo(b.unit()) > 0
                ? ReviewReason.UNITS_DO_NOT_ADD
                : ReviewReason.SEVERAL_LIMITS;
    }

    private static Meaning meaning(TimeLimit promise) {
        if (promise instanceof AtOnce) {
            return Meaning.AT_ONCE;
        }
        if (promise instanceof Unbounded) {
            return Meaning.GROUND;
        }
        return promise instanceof Within || promise instanceof Unreadable
                ? Meaning.AMOUNT
                : Meaning.WINDOW;
    }

    /** Notes what the words up to here were read as; like neighbours are one part. */
    private void part(Meaning meaning, int firstWord) {
        int from = normalised.origin(all.get(firstWord).from());
        int to = normalised.endOrigin(all.get(words.at() - 1).to(), text);
        if (!parts.isEmpty() && parts.getLast().meaning() == meaning && meaning != Meaning.AMOUNT) {
            from = parts.removeLast().from();
        }
        parts.add(new Part(meaning, from, to));
    }

    /** What stands here is not understood; the reason is the one that is true of it. */
    private void unknown() {
        doubts.add(
                switch (words.word(0).kind()) {
                    case DIGITS, NUMBER_WORD, DECIMALS, FRACTION, FRACTION_BEFORE ->
                            words.is(1, Kind.CLOCK_TIME)
                                    ? ReviewReason.HOURS_OF_THE_DAY
                                    : ReviewReason.NUMBER_WITHOUT_UNIT;
                    case DAY, HOUR, MINUTE, SECOND, WEEK, MONTH, OF_MONTH, YEAR, WORKING ->
                            ReviewReason.UNIT_WITHOUT_NUMBER;
                    case EVERY ->
                            words.is(1, Kind.OTHER) || words.isNumber(1)
                                    ? ReviewReason.UNKNOWN_WORD
                                    : ReviewReason.RECURRING;
                    case TIMES -> ReviewReason.RECURRING;
                    case FORWARDING -> ReviewReason.FORWARDED_ONLY;
                    case ABOUT -> ReviewReason.APPROXIMATE;
                    case SOON -> ReviewReason.NO_FIXED_TIME;
                    case POSSIBLE -> ReviewReason.ONLY_IF_POSSIBLE;
                    case BEFORE -> ReviewReason.COUNTED_BACKWARD;
                    case CLOCK_TIME -> ReviewReason.HOURS_OF_THE_DAY;
                    case MORE, OR_MORE -> ReviewReason.OPEN_ENDED;
                    case IN_CASE, SPECIAL ->
                            words.is(1, Kind.SPECIAL) || words.is(1, Kind.IN_CASE)
                                    ? ReviewReason.SEVERAL_LIMITS
                                    : ReviewReason.UNKNOWN_WORD;
                    default -> ReviewReason.UNKNOWN_WORD;
                });
        words.skip(1);
    }

    private TimeLimit combined() {
        if (remarks.officeTime()) {
            promises.replaceAll(TimeLimitReader::inOfficeTime);
        }
        if (remarks.closedDaysLeftOut()) {
            promises.replaceAll(this::onOpenDays);
        }
        boolean instant = promises.stream().anyMatch(AtOnce.class::isInstance);
        var ground =
                promises.stream()
                        .filter(Unbounded.class::isInstance)
                        .map(Unbounded.class::cast)
                        .toList();
        var others =
                promises.stream()
                        .filter(p -> !(p instanceof AtOnce) && !(p instanceof Unbounded))
                        .toList();
        if (promises.isEmpty()) {
            doubts.add(
                    remarks.officeTime()
                            ? ReviewReason.HOURS_OF_THE_DAY
                            : ReviewReason.NOT_UNDERSTOOD);
            return new Unreadable();
        }
        if (promises.size() == 1) {
            return promises.getFirst();
        }
        long instants = promises.stream().filter(AtOnce.class::isInstance).count();
        if (others.size() == 1
                && others.getFirst() instanceof Within w
                && ground.size() <= 1
                && instants <= 1) {
            return new Within(
                    w.unit(),
                    w.min(),
                    w.max(),
                    instant,
                    ground.isEmpty() ? null : ground.getFirst().negotiable());
        }
        doubts.add(ReviewReason.SEVERAL_LIMITS);
        return new Several(promises);
    }

    /** "২ ঘণ্টা (অফিস চলাকালীন)": hours of office time. */
    private static TimeLimit inOfficeTime(TimeLimit promise) {
        if (promise instanceof AtOnce) {
            return new AtOnce(true);
        }
        return promise instanceof Within w ? in(AmountReader.ofOfficeTime(w.unit()), w) : promise;
    }

    /** "৭ দিন (ছুটির দিন ব্যতীত)": days on which the office is open. */
    private TimeLimit onOpenDays(TimeLimit promise) {
        if (!(promise instanceof Within w) || w.unit() == Unit.WORKING_DAYS) {
            return promise;
        }
        if (w.unit() != Unit.CALENDAR_DAYS) {
            doubts.add(ReviewReason.SOME_CLOSED_DAYS);
            return promise;
        }
        return in(Unit.WORKING_DAYS, w);
    }

    private static Within in(Unit unit, Within limit) {
        return new Within(unit, limit.min(), limit.max(), limit.instant(), limit.negotiable());
    }

    // ---- promises

    private @Nullable TimeLimit promise() {
        var instant = instant();
        if (instant != null) {
            return instant;
        }
        var window = windows.window();
        if (window != null) {
            return window;
        }
        var amount = amounts.amount();
        return amount != null ? amount : ground();
    }

    private @Nullable TimeLimit instant() {
        if (words.take(Kind.INSTANT)) {
            return new AtOnce(false);
        }
        if ((words.is(0, Kind.TOGETHER) && words.is(1, Kind.TOGETHER))
                || (words.is(1, Kind.AS_SOON_AS)
                        && (words.is(0, Kind.ASKING)
                                || words.is(0, Kind.APPLICATION)
                                || words.is(0, Kind.RECEIPT)))) {
            words.skip(2);
            return new AtOnce(false);
        }
        if (words.is(0, Kind.SAME)) {
            int working = words.is(1, Kind.WORKING) ? 1 : 0;
            if (words.is(1 + working, Kind.DAY)) {
                words.skip(2 + working);
                return new AtOnce(false);
            }
        }
        return null;
    }

    /** A text about needs, demands, instructions or decisions, without a number. */
    private @Nullable TimeLimit ground() {
        int end = 0;
        Kind ground = null;
        boolean automation = false;
        boolean accordingTo = false;
        while (words.has(end)) {
            var word = words.word(end);
            var kind = word.kind();
            if (word.isSeparator() || word.isNumber() || kind == Kind.OPEN || kind == Kind.CLOSE) {
                break;
            }
            if (NEVER_IN_GROUNDS.contains(kind) && !words.is(0, Kind.WHOLE)) {
                return null;
            }
            if (GROUNDS.contains(kind) && (ground == null || kind == Kind.DETERMINED)) {
                ground = kind;
            }
            automation |= kind == Kind.AUTOMATION;
            accordingTo |=
                    kind == Kind.ACCORDING_TO
                            || kind == Kind.WHENEVER
                            || kind == Kind.TIME_LIMIT
                            || (ground == Kind.DETERMINED
                                    && kind == Kind.WITHIN
                                    && word.text().startsWith(RemarkReader.TIME));
            end++;
        }
        if (words.is(0, Kind.WHOLE) && (end == 1 || words.is(1, Kind.YEAR))) {
            words.skip(end);
            return new Unbounded(Negotiable.ALL_YEAR);
        }
        if (ground == null && accordingTo && end == 2 && "required".equals(words.word(1).text())) {
            ground = Kind.NEED; // "as required"
        }
        if (ground == null || !(accordingTo || ground == Kind.NEED)) {
            return null;
        }
        words.skip(end);
        return new Unbounded(
                switch (ground) {
                    case NEED -> Negotiable.AS_REQUIRED;
                    case DEMAND ->
                            automation
                                    ? Negotiable.AS_PER_AUTOMATION_DEMAND
                                    : Negotiable.AS_PER_DEMAND;
                    case INSTRUCTION -> Negotiable.AS_INSTRUCTED;
                    default -> Negotiable.AS_DETERMINED;
                });
    }
}
