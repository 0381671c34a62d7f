package bd.somoyshima.limit;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.limit.LimitReading.ClockStart;
import bd.somoyshima.limit.LimitReading.Meaning;
import bd.somoyshima.limit.LimitReading.Part;
import bd.somoyshima.limit.TimeLimit.AtOnce;
import bd.somoyshima.limit.TimeLimit.DateWindow;
import bd.somoyshima.limit.TimeLimit.DayOfMonth;
import bd.somoyshima.limit.TimeLimit.Ditto;
import bd.somoyshima.limit.TimeLimit.Missing;
import bd.somoyshima.limit.TimeLimit.Negotiable;
import bd.somoyshima.limit.TimeLimit.NthWorkingDayOfNextMonth;
import bd.somoyshima.limit.TimeLimit.Several;
import bd.somoyshima.limit.TimeLimit.Unbounded;
import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.limit.TimeLimit.Unreadable;
import bd.somoyshima.limit.TimeLimit.Within;
import bd.somoyshima.limit.Word.Kind;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time-limit cell of a charter, in Bangla or English.
 *
 * <pre>
 * cell      = promise { separator promise }, with remarks before, between and after
 * promise   = "instant" | amount | window | ground
 * amount    = [ "at most" ] number [ unit ] [ "to" number ] unit [ "within" ]
 * number    = digits | words | digits "(" words ")"
 * unit      = [ "working" | "office" ] ( "day" | "hour" | "minute" ) | "week" | "month" | "year"
 * window    = "of the month" day [ "to" day ] | day month "to" day month | "next month" nth "working day"
 * ground    = "as required" | "as per demand" | … | "as determined" | "all year"
 * remark    = "where applicable" | "… subject to" | "if …" | "from the date of receipt" | "in office hours"
 * separator = "/" | "," | "or"
 * </pre>
 *
 * Words are those of {@link Lexicon}. A reading that is not certain keeps what was made out and
 * says why a clerk must decide: never a guess.
 */
public final class TimeLimitReader {

    /** A longer text is no limit; reading it would take long. */
    private static final int LONGEST_TEXT = 500;

    private static final Set<Kind> UNITS =
            EnumSet.of(
                    Kind.DAY,
                    Kind.HOUR,
                    Kind.MINUTE,
                    Kind.WEEK,
                    Kind.MONTH,
                    Kind.OF_MONTH,
                    Kind.YEAR,
                    Kind.WORKING);

    /** Words in which a sentence about instructions, needs or decisions may be wrapped. */
    private static final Set<Kind> GROUNDS =
            EnumSet.of(Kind.NEED, Kind.DEMAND, Kind.INSTRUCTION, Kind.DETERMINED);

    /** Words that turn such a sentence into another one: "no need", "at least", "every month". */
    private static final Set<Kind> NEVER_IN_GROUNDS =
            EnumSet.of(
                    Kind.NOT,
                    Kind.AT_LEAST,
                    Kind.EVERY,
                    Kind.INSTANT,
                    Kind.DAY,
                    Kind.HOUR,
                    Kind.MINUTE,
                    Kind.WEEK,
                    Kind.IN_THE_WEEK,
                    Kind.MONTH,
                    Kind.OF_MONTH,
                    Kind.YEAR);

    private static final String OFFICE_TIME = BanglaText.normalise("সময়");

    /** What may stand between the beginning of a remark and "receipt" in it: whose, and of what. */
    private static final Set<Kind> BEFORE_RECEIPT =
            EnumSet.of(Kind.OTHER, Kind.TO, Kind.OPEN, Kind.CLOSE, Kind.ASKING);

    private final String text;
    private final BanglaText.Normalised normalised;
    private final List<Word> words;
    private int at = 0;

    private final List<TimeLimit> promises = new ArrayList<>();
    private boolean whereApplicable = false;
    private boolean conditional = false;
    private @Nullable ClockStart clockStarts = null;
    private boolean officeTime = false;
    private @Nullable ReviewReason review = null;
    private final List<Part> parts = new ArrayList<>();

    private TimeLimitReader(String text) {
        this.text = text;
        this.normalised = BanglaText.normalised(text);
        this.words = Lexicon.words(normalised.text());
    }

    /** Reads one cell; the text itself is kept as it is. */
    public static LimitReading read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new LimitReading(
                    text, new Unreadable(), false, false, null, ReviewReason.TOO_LONG, List.of());
        }
        return new TimeLimitReader(text).reading();
    }

    private LimitReading reading() {
        if (words.stream().allMatch(w -> w.kind() == Kind.HYPHEN)) {
            return nothingElse(new Missing(), Meaning.NOTHING, ReviewReason.MISSING);
        }
        if (words.stream().allMatch(w -> w.kind() == Kind.HYPHEN || w.kind() == Kind.DITTO)) {
            return nothingElse(new Ditto(), Meaning.DITTO, ReviewReason.DITTO_WITHOUT_ROW_ABOVE);
        }
        boolean separatorNeeded = false;
        while (at < words.size()) {
            int before = at;
            var remark = remark();
            if (remark != null) {
                part(remark, before);
                continue;
            }
            if (is(0, Kind.SLASH) || is(0, Kind.OR) || is(0, Kind.COMMA)) {
                at++;
                separatorNeeded = false;
                continue;
            }
            var promise = promise();
            if (promise != null) {
                if (separatorNeeded) {
                    doubt(ReviewReason.SEVERAL_LIMITS);
                }
                promises.add(promise);
                part(meaning(promise), before);
                separatorNeeded = true;
                continue;
            }
            at = before;
            unknown();
            part(Meaning.NOT_UNDERSTOOD, before);
        }
        return new LimitReading(
                text,
                combined(),
                whereApplicable,
                conditional,
                clockStarts,
                review,
                List.copyOf(parts));
    }

    private LimitReading nothingElse(TimeLimit limit, Meaning meaning, ReviewReason reason) {
        at = words.size();
        if (at > 0) {
            part(meaning, 0);
        }
        return new LimitReading(text, limit, false, false, null, reason, List.copyOf(parts));
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
        int from = normalised.origin(words.get(firstWord).from());
        int to = normalised.endOrigin(words.get(at - 1).to(), text);
        if (!parts.isEmpty() && parts.getLast().meaning() == meaning && meaning != Meaning.AMOUNT) {
            from = parts.removeLast().from();
        }
        parts.add(new Part(meaning, from, to));
    }

    /** What stands here is not understood; the first doubt is the one a clerk is told. */
    private void unknown() {
        doubt(
                switch (words.get(at).kind()) {
                    case DIGITS, NUMBER_WORD -> ReviewReason.NUMBER_WITHOUT_UNIT;
                    case DAY, HOUR, MINUTE, WEEK, MONTH, OF_MONTH, YEAR, WORKING ->
                            ReviewReason.UNIT_WITHOUT_NUMBER;
                    default -> ReviewReason.UNKNOWN_WORD;
                });
        at++;
    }

    private void doubt(ReviewReason reason) {
        if (review == null) {
            review = reason;
        }
    }

    private TimeLimit combined() {
        if (officeTime) {
            promises.replaceAll(TimeLimitReader::inOfficeTime);
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
            doubt(ReviewReason.NOT_UNDERSTOOD);
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
        doubt(ReviewReason.SEVERAL_LIMITS);
        return new Several(promises);
    }

    /** "২ ঘণ্টা (অফিস চলাকালীন)": hours of office time. */
    private static TimeLimit inOfficeTime(TimeLimit promise) {
        if (promise instanceof AtOnce) {
            return new AtOnce(true);
        }
        if (!(promise instanceof Within within)) {
            return promise;
        }
        var unit =
                switch (within.unit()) {
                    case HOURS -> Unit.OFFICE_HOURS;
                    case MINUTES -> Unit.OFFICE_MINUTES;
                    case OFFICE_HOURS,
                            OFFICE_MINUTES,
                            WORKING_DAYS,
                            CALENDAR_DAYS,
                            WEEKS,
                            MONTHS,
                            YEARS ->
                            within.unit();
                };
        return new Within(unit, within.min(), within.max(), within.instant(), within.negotiable());
    }

    // ---- remarks

    private @Nullable Meaning remark() {
        if (applicable()) {
            return Meaning.WHERE_APPLICABLE;
        }
        if (inOfficeHours()) {
            return Meaning.OFFICE_TIME;
        }
        if (condition()) {
            return Meaning.CONDITION;
        }
        if (clockStart()) {
            return Meaning.CLOCK_START;
        }
        return filler();
    }

    /** "অফিস চলাকালীন", "(অফিস সময়ে)": beside a number of hours or "at once". */
    private boolean inOfficeHours() {
        int open = is(0, Kind.OPEN) ? 1 : 0;
        int end = open + 1;
        if (!is(open, Kind.OFFICE)) {
            return false;
        }
        boolean during = is(end, Kind.DURING_OFFICE);
        if (during) {
            end++;
        }
        boolean time =
                is(end, Kind.TIME_LIMIT)
                        || (is(end, Kind.WITHIN)
                                && words.get(at + end).text().startsWith(OFFICE_TIME));
        if (time) {
            end++;
        }
        if (!(during || time) || (open == 1 && !is(end, Kind.CLOSE))) {
            return false;
        }
        at += end + open;
        officeTime = true;
        return true;
    }

    private boolean applicable() {
        int open = is(0, Kind.OPEN) ? 1 : 0;
        boolean bangla = is(open, Kind.APPLICABLE) && is(open + 1, Kind.IN_CASE);
        boolean english = is(open, Kind.IN_CASE) && is(open + 1, Kind.APPLICABLE);
        if (!bangla && !english) {
            return false;
        }
        at += open + 2;
        if (open == 1 && is(0, Kind.CLOSE)) {
            at++;
        }
        whereApplicable = true;
        return true;
    }

    /**
     * "X সাপেক্ষে", "X ভেদে", "X না থাকলে": everything up to the word that makes it a condition,
     * unless a number stands between.
     */
    private boolean condition() {
        if (is(0, Kind.WITHIN) || is(0, Kind.AT_MOST)) {
            return false; // it belongs to what stands before
        }
        int open = is(0, Kind.OPEN) ? 1 : 0;
        if (is(open, Kind.SUBJECT_TO)) {
            int end = at + open;
            while (end < words.size()
                    && words.get(end).kind() != Kind.CLOSE
                    && !endsCondition(words.get(end))) {
                end++;
            }
            at = end < words.size() && words.get(end).kind() == Kind.CLOSE ? end + 1 : end;
            conditional = true;
            return true;
        }
        for (int i = at + open; i < words.size(); i++) {
            var kind = words.get(i).kind();
            if (kind == Kind.CONDITION) {
                at = i + 1;
                if (open == 1 && is(0, Kind.CLOSE)) {
                    at++;
                }
                conditional = true;
                return true;
            }
            if (endsCondition(words.get(i)) || UNITS.contains(kind)) {
                return false;
            }
        }
        return false;
    }

    /** What no condition reaches across: it is something promised, or a doubt. */
    private static boolean endsCondition(Word word) {
        return isNumber(word)
                || isSeparator(word.kind())
                || word.kind() == Kind.INSTANT
                || word.kind() == Kind.AT_LEAST;
    }

    /** "প্রাপ্তির তারিখ হতে", "গ্রহণের", "X হতে প্রাপ্তির পর". */
    private boolean clockStart() {
        if (dateOfReceipt()) {
            return true;
        }
        int i = at;
        boolean fromAnother = false;
        while (i < words.size() && words.get(i).kind() != Kind.RECEIPT) {
            var kind = words.get(i).kind();
            if (!BEFORE_RECEIPT.contains(kind)) {
                return false;
            }
            fromAnother |= kind == Kind.TO;
            i++;
        }
        if (i == words.size() || (i > at && !fromAnother && !is(0, Kind.ASKING))) {
            return false;
        }
        at = i + 1;
        boolean date = is(0, Kind.DATE);
        while (is(0, Kind.DATE) || is(0, Kind.TO) || is(0, Kind.AFTER)) {
            at++;
        }
        clockStarts =
                fromAnother
                        ? ClockStart.RECEIPT_FROM_ANOTHER_OFFICE
                        : date ? ClockStart.DATE_OF_RECEIPT : ClockStart.RECEIPT;
        return true;
    }

    /** "date of receipt of the application"; "আবেদনের তারিখ হতে" */
    private boolean dateOfReceipt() {
        if (is(0, Kind.ASKING) && is(1, Kind.DATE) && (is(2, Kind.TO) || is(2, Kind.AFTER))) {
            at += 3;
            clockStarts = ClockStart.DATE_OF_RECEIPT;
            return true;
        }
        int i = 1;
        while (is(0, Kind.DATE) && is(i, Kind.WITHIN)) {
            i++;
        }
        if (i == 1 || !is(i, Kind.RECEIPT)) {
            return false;
        }
        at += i + 1;
        clockStarts = ClockStart.DATE_OF_RECEIPT;
        return true;
    }

    /** Words that change nothing, or everything. */
    private @Nullable Meaning filler() {
        if (take(Kind.IN_THE_WEEK)) {
            doubt(ReviewReason.EVERY_WEEK);
            return Meaning.DOUBTFUL;
        }
        if (take(Kind.AT_LEAST)) {
            doubt(ReviewReason.AT_LEAST);
            return Meaning.DOUBTFUL;
        }
        return take(Kind.WITHIN) || take(Kind.AT_MOST) ? Meaning.WITHIN : null;
    }

    // ---- promises

    private @Nullable TimeLimit promise() {
        var instant = instant();
        if (instant != null) {
            return instant;
        }
        var window = window();
        if (window != null) {
            return window;
        }
        var amount = amount();
        return amount != null ? amount : ground();
    }

    private @Nullable TimeLimit instant() {
        if (take(Kind.INSTANT)) {
            return new AtOnce(false);
        }
        if ((is(0, Kind.TOGETHER) && is(1, Kind.TOGETHER))
                || (is(0, Kind.ASKING) && is(1, Kind.AS_SOON_AS))) {
            at += 2;
            return new AtOnce(false);
        }
        return null;
    }

    private @Nullable TimeLimit window() {
        int from = at;
        var window = ofMonth();
        if (window == null) {
            at = from;
            window = nextMonth();
        }
        if (window == null) {
            at = from;
            window = nthOf();
        }
        if (window == null) {
            at = from;
            window = dates();
        }
        if (window == null) {
            at = from;
        }
        return window;
    }

    /** [প্রতি] মাসের ২০ তারিখ [থেকে ৩০ তারিখ] মধ্যে */
    private @Nullable TimeLimit ofMonth() {
        if (is(0, Kind.EVERY)) {
            at++;
        }
        if (!take(Kind.OF_MONTH)) {
            return null;
        }
        var first = dayOfMonth();
        if (first == null) {
            return null;
        }
        if (is(0, Kind.TO) || is(0, Kind.HYPHEN)) {
            at++;
            var last = dayOfMonth();
            return last == null ? null : new DayOfMonth(first, last);
        }
        return new DayOfMonth(null, first);
    }

    private @Nullable Integer dayOfMonth() {
        if (at == words.size() || !isNumber(words.get(at))) {
            return null;
        }
        int day = words.get(at++).number();
        while (is(0, Kind.ORDINAL) || is(0, Kind.DATE)) {
            at++;
        }
        return day >= 1 && day <= 31 ? day : null;
    }

    /** পরবর্তী মাসের ১ম কর্মদিবসের মধ্যে */
    private @Nullable TimeLimit nextMonth() {
        if (!take(Kind.NEXT) || !take(Kind.OF_MONTH)) {
            return null;
        }
        int nth = 1;
        if (at < words.size() && isNumber(words.get(at))) {
            nth = words.get(at++).number();
            take(Kind.ORDINAL);
        } else if (!take(Kind.ORDINAL)) {
            return null;
        }
        return take(Kind.WORKING) && take(Kind.DAY) && nth >= 1 && nth <= 20
                ? new NthWorkingDayOfNextMonth(nth)
                : null;
    }

    /** 1st working day of next month; 10th [to 20th] of every month */
    private @Nullable TimeLimit nthOf() {
        var first = ordinal();
        if (first == null) {
            return null;
        }
        if (take(Kind.WORKING)) {
            boolean nextMonth = take(Kind.DAY) && ofThe() && take(Kind.NEXT) && take(Kind.MONTH);
            return nextMonth && first >= 1 && first <= 20
                    ? new NthWorkingDayOfNextMonth(first)
                    : null;
        }
        @Nullable Integer last = null;
        if (take(Kind.TO) || take(Kind.HYPHEN)) {
            last = ordinal();
            if (last == null) {
                return null;
            }
        }
        boolean ofMonth = ofThe();
        take(Kind.EVERY);
        int to = last == null ? first : last;
        return ofMonth && take(Kind.MONTH) && first >= 1 && first <= 31 && to >= 1 && to <= 31
                ? new DayOfMonth(last == null ? null : first, to)
                : null;
    }

    private @Nullable Integer ordinal() {
        if (is(0, Kind.ORDINAL)) {
            at++;
            return 1; // first
        }
        if (at == words.size() || !isNumber(words.get(at)) || !is(1, Kind.ORDINAL)) {
            return null;
        }
        at += 2;
        return words.get(at - 2).number();
    }

    /** "of the" */
    private boolean ofThe() {
        boolean any = false;
        while (take(Kind.WITHIN)) {
            any = true;
        }
        return any;
    }

    /** ১লা জুলাই হতে ৩০ শে সেপ্টেম্বর */
    private @Nullable TimeLimit dates() {
        var from = monthDay();
        if (from == null || !(take(Kind.TO) || take(Kind.HYPHEN))) {
            return null;
        }
        var to = monthDay();
        return to == null ? null : new DateWindow(from, to);
    }

    private @Nullable MonthDay monthDay() {
        if (at == words.size() || !isNumber(words.get(at))) {
            return null;
        }
        int day = words.get(at++).number();
        take(Kind.ORDINAL);
        if (at == words.size()) {
            return null;
        }
        int month = month(words.get(at).kind());
        if (month == 0) {
            return null;
        }
        at++;
        try {
            return MonthDay.of(month, day);
        } catch (DateTimeException e) {
            doubt(ReviewReason.NUMBER_OUT_OF_RANGE);
            return null;
        }
    }

    private static int month(Kind kind) {
        return switch (kind) {
            case JANUARY -> 1;
            case FEBRUARY -> 2;
            case MARCH -> 3;
            case APRIL -> 4;
            case MAY -> 5;
            case JUNE -> 6;
            case JULY -> 7;
            case AUGUST -> 8;
            case SEPTEMBER -> 9;
            case OCTOBER -> 10;
            case NOVEMBER -> 11;
            case DECEMBER -> 12;
            default -> 0;
        };
    }

    /** "পরের দিন", "৩ দিন", "১ থেকে ৩ দিন", "১ মাস হতে ১ বছর", "০৭-৩০ (সাত-ত্রিশ) কার্যদিবস". */
    private @Nullable TimeLimit amount() {
        int from = at;
        if (is(0, Kind.NEXT) && is(1, Kind.DAY)) {
            at += 2;
            return new Within(Unit.CALENDAR_DAYS, null, 1, false, null);
        }
        var first = number();
        if (first == null) {
            return null;
        }
        var firstUnit = unit();
        Integer second = null;
        if ((is(0, Kind.TO) || is(0, Kind.HYPHEN))
                && at + 1 < words.size()
                && isNumber(words.get(at + 1))) {
            at++;
            second = number();
        }
        inWords(first, second);
        var unit = second == null ? firstUnit : unit();
        if (unit == null) {
            inWords(first, second);
            unit = unit();
        }
        if (unit == null) {
            at = from;
            return null;
        }
        return within(first, firstUnit, second, unit);
    }

    private TimeLimit within(
            int first, @Nullable Unit firstUnit, @Nullable Integer second, Unit unit) {
        Integer min = second == null ? null : Integer.valueOf(first);
        int max = second == null ? first : second;
        if (min != null && firstUnit == Unit.MONTHS && unit == Unit.YEARS) {
            unit = Unit.MONTHS;
            max = max * 12;
        } else if (min != null && firstUnit != null && firstUnit != unit) {
            doubt(ReviewReason.SEVERAL_LIMITS);
        }
        if (max < 1 || max > greatest(unit)) {
            doubt(ReviewReason.NUMBER_OUT_OF_RANGE);
            return new Unreadable();
        }
        if (min != null && min > max) {
            doubt(ReviewReason.RANGE_REVERSED);
        }
        return new Within(unit, min, max, false, null);
    }

    /** No office promises more than ten years, or 999 of anything. */
    private static int greatest(Unit unit) {
        return switch (unit) {
            case MINUTES, HOURS, OFFICE_MINUTES, OFFICE_HOURS, WORKING_DAYS, CALENDAR_DAYS -> 999;
            case WEEKS -> 520;
            case MONTHS -> 120;
            case YEARS -> 10;
        };
    }

    /** A number in digits or words. */
    private @Nullable Integer number() {
        if (at == words.size() || !isNumber(words.get(at))) {
            return null;
        }
        int value = words.get(at++).number();
        inWords(value, null);
        return value;
    }

    /**
     * The same number or numbers again in words and parentheses: (তিন), (সাত-ত্রিশ). They must
     * agree.
     */
    private void inWords(int first, @Nullable Integer second) {
        if (!is(0, Kind.OPEN) || !is(1, Kind.NUMBER_WORD)) {
            return;
        }
        int i = at + 1;
        boolean agrees = words.get(i).number() == first;
        i++;
        if (i + 1 < words.size()
                && (words.get(i).kind() == Kind.HYPHEN || words.get(i).kind() == Kind.TO)
                && words.get(i + 1).kind() == Kind.NUMBER_WORD) {
            agrees &= second == null || words.get(i + 1).number() == second;
            if (second == null) {
                return; // a range in words after its first number only: not ours
            }
            i += 2;
        } else if (second != null) {
            agrees = words.get(i - 1).number() == second;
        }
        if (i < words.size() && words.get(i).kind() == Kind.CLOSE) {
            at = i + 1;
            if (!agrees) {
                doubt(ReviewReason.NUMBERS_CONTRADICT);
            }
        }
    }

    private @Nullable Unit unit() {
        if (is(0, Kind.WORKING) && is(1, Kind.DAY)) {
            at += 2;
            return Unit.WORKING_DAYS;
        }
        if (is(0, Kind.WORKING) || is(0, Kind.OFFICE)) {
            boolean hours = is(1, Kind.HOUR);
            if (!hours && !is(1, Kind.MINUTE)) {
                return null;
            }
            at += 2;
            return hours ? Unit.OFFICE_HOURS : Unit.OFFICE_MINUTES;
        }
        if (at == words.size()) {
            return null;
        }
        var unit =
                switch (words.get(at).kind()) {
                    case DAY -> Unit.CALENDAR_DAYS;
                    case HOUR -> Unit.HOURS;
                    case MINUTE -> Unit.MINUTES;
                    case WEEK, IN_THE_WEEK -> Unit.WEEKS;
                    case MONTH, OF_MONTH -> Unit.MONTHS;
                    case YEAR -> Unit.YEARS;
                    default -> null;
                };
        if (unit != null) {
            at++;
        }
        return unit;
    }

    /** A text about needs, demands, instructions or decisions, without a number. */
    private @Nullable TimeLimit ground() {
        int end = at;
        Kind ground = null;
        boolean automation = false;
        boolean accordingTo = false;
        while (end < words.size()) {
            var kind = words.get(end).kind();
            if (isSeparator(kind)
                    || isNumber(words.get(end))
                    || kind == Kind.OPEN
                    || kind == Kind.CLOSE) {
                break;
            }
            if (NEVER_IN_GROUNDS.contains(kind) && !is(0, Kind.WHOLE)) {
                return null;
            }
            if (GROUNDS.contains(kind) && (ground == null || kind == Kind.DETERMINED)) {
                ground = kind;
            }
            automation |= kind == Kind.AUTOMATION;
            accordingTo |=
                    kind == Kind.ACCORDING_TO || kind == Kind.WHENEVER || kind == Kind.TIME_LIMIT;
            end++;
        }
        if (is(0, Kind.WHOLE) && (end == at + 1 || is(1, Kind.YEAR))) {
            at = end;
            return new Unbounded(Negotiable.ALL_YEAR);
        }
        if (ground == null
                && accordingTo
                && end == at + 2
                && "required".equals(words.get(at + 1).text())) {
            ground = Kind.NEED; // "as required"
        }
        if (ground == null || !(accordingTo || ground == Kind.NEED)) {
            return null;
        }
        at = end;
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

    // ---- words

    private boolean is(int ahead, Kind kind) {
        return at + ahead < words.size() && words.get(at + ahead).kind() == kind;
    }

    private boolean take(Kind kind) {
        if (is(0, kind)) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isNumber(Word word) {
        return word.kind() == Kind.DIGITS || word.kind() == Kind.NUMBER_WORD;
    }

    private static boolean isSeparator(Kind kind) {
        return kind == Kind.SLASH || kind == Kind.OR || kind == Kind.COMMA;
    }
}
