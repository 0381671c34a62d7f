package bd.somoyshima.limit;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.limit.LimitReading.Meaning;
import bd.somoyshima.limit.Word.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands beside a promise: conditions, whose hours or days count, and sentences around
 * it. From when to count is {@link ClockStartReader}'s.
 */
final class RemarkReader {

    static final String TIME = BanglaText.normalise("সময়");

    private static final Set<Kind> UNITS =
            EnumSet.of(
                    Kind.DAY,
                    Kind.HOUR,
                    Kind.MINUTE,
                    Kind.SECOND,
                    Kind.WEEK,
                    Kind.MONTH,
                    Kind.OF_MONTH,
                    Kind.YEAR,
                    Kind.WORKING);

    private static final Set<Kind> OF_CLOSED_DAYS =
            EnumSet.of(
                    Kind.CLOSED_DAY,
                    Kind.WEEKEND,
                    Kind.PUBLIC,
                    Kind.DAY,
                    Kind.AND,
                    Kind.OR,
                    Kind.COMMA,
                    Kind.SLASH,
                    Kind.WITHIN);

    private static final int LONGEST_SENTENCE = 10;

    private final WordCursor words;
    private final Doubts doubts;
    private final ClockStartReader clockStart;

    private boolean whereApplicable = false;
    private boolean conditional = false;
    private boolean officeTime = false;
    private boolean closedDaysLeftOut = false;

    RemarkReader(WordCursor words, Doubts doubts) {
        this.words = words;
        this.doubts = doubts;
        this.clockStart = new ClockStartReader(words, doubts);
    }

    boolean whereApplicable() {
        return whereApplicable;
    }

    boolean conditional() {
        return conditional || clockStart.conditional();
    }

    @Nullable ClockStart clockStarts() {
        return clockStart.found();
    }

    /** Whether hours are those of the office. */
    boolean officeTime() {
        return officeTime;
    }

    /** Whether all closed days are to be left out ("ছুটির দিন ব্যতীত"). */
    boolean closedDaysLeftOut() {
        return closedDaysLeftOut;
    }

    /** What a remark here means, or null with nothing read. */
    @Nullable Meaning remark(boolean afterPromise) {
        if (applicable()) {
            return Meaning.WHERE_APPLICABLE;
        }
        if (inOfficeHours()) {
            return Meaning.OFFICE_TIME;
        }
        if (closedDays()) {
            return Meaning.CLOSED_DAYS;
        }
        if (condition() || byNature()) {
            return Meaning.CONDITION;
        }
        if (clockStart.read(afterPromise)) {
            return Meaning.CLOCK_START;
        }
        if (label() || sentence()) {
            return Meaning.WITHIN;
        }
        return filler();
    }

    private boolean applicable() {
        int open = words.is(0, Kind.OPEN) ? 1 : 0;
        boolean bangla = words.is(open, Kind.APPLICABLE) && words.is(open + 1, Kind.IN_CASE);
        boolean english = words.is(open, Kind.IN_CASE) && words.is(open + 1, Kind.APPLICABLE);
        if (!bangla && !english) {
            return false;
        }
        words.skip(open + 2);
        if (open == 1) {
            words.take(Kind.CLOSE);
        }
        whereApplicable = true;
        return true;
    }

    /** "অফিস চলাকালীন", "(অফিস সময়ে)": beside a number of hours or "at once". */
    private boolean inOfficeHours() {
        int open = words.is(0, Kind.OPEN) ? 1 : 0;
        int end = open + 1;
        if (!words.is(open, Kind.OFFICE)) {
            return false;
        }
        boolean during = words.is(end, Kind.DURING_OFFICE);
        if (during) {
            end++;
        }
        boolean time =
                words.is(end, Kind.TIME_LIMIT)
                        || (words.is(end, Kind.WITHIN) && words.word(end).text().startsWith(TIME));
        if (time) {
            end++;
        }
        if (!(during || time) || (open == 1 && !words.is(end, Kind.CLOSE))) {
            return false;
        }
        words.skip(end + open);
        officeTime = true;
        return true;
    }

    /** "ছুটির দিন ব্যতীত", "(excluding weekends and holidays)" */
    private boolean closedDays() {
        int open = words.is(0, Kind.OPEN) ? 1 : 0;
        boolean english = words.is(open, Kind.WITHOUT);
        int i = open + (english ? 1 : 0);
        boolean closed = false;
        boolean weekend = false;
        boolean others = false;
        int from = i;
        while (words.has(i) && OF_CLOSED_DAYS.contains(words.word(i).kind())) {
            var kind = words.word(i).kind();
            closed |= kind == Kind.CLOSED_DAY;
            weekend |= kind == Kind.WEEKEND;
            others |= kind == Kind.PUBLIC || kind == Kind.AND;
            i++;
        }
        if (!(closed || weekend) || i == from || (!english && !words.is(i, Kind.WITHOUT))) {
            return false;
        }
        words.skip(english ? i : i + 1);
        if (open == 1) {
            words.take(Kind.CLOSE);
        }
        if (!closed || (weekend && !others)) {
            doubts.add(ReviewReason.SOME_CLOSED_DAYS);
        } else {
            closedDaysLeftOut = true;
        }
        return true;
    }

    /**
     * "X সাপেক্ষে", "X ভেদে", "X না থাকলে": everything up to the word that makes it a condition,
     * unless a number stands between.
     */
    private boolean condition() {
        if (words.is(0, Kind.WITHIN) || words.is(0, Kind.AT_MOST)) {
            return false; // it belongs to what stands before
        }
        int open = words.is(0, Kind.OPEN) ? 1 : 0;
        if (words.is(open, Kind.SUBJECT_TO)) {
            int end = open;
            while (words.has(end)
                    && words.word(end).kind() != Kind.CLOSE
                    && !endsCondition(words.word(end))) {
                possible(words.word(end));
                end++;
            }
            words.skip(words.is(end, Kind.CLOSE) ? end + 1 : end);
            conditional = true;
            return true;
        }
        for (int i = open; words.has(i); i++) {
            var kind = words.word(i).kind();
            if (kind == Kind.CONDITION) {
                for (int j = open; j < i; j++) {
                    possible(words.word(j));
                }
                words.skip(i + 1);
                if (open == 1) {
                    words.take(Kind.CLOSE);
                }
                conditional = true;
                return true;
            }
            if (endsCondition(words.word(i)) || UNITS.contains(kind)) {
                return false;
            }
        }
        return false;
    }

    /** "If possible" is no condition but no promise at all. */
    private void possible(Word word) {
        if (word.kind() == Kind.POSSIBLE) {
            doubts.add(ReviewReason.ONLY_IF_POSSIBLE);
        }
    }

    /** What no condition reaches across: it is something promised, or a doubt. */
    private static boolean endsCondition(Word word) {
        return word.isNumber()
                || word.isSeparator()
                || word.kind() == Kind.FRACTION
                || word.kind() == Kind.INSTANT
                || word.kind() == Kind.AT_LEAST;
    }

    /** "আবেদনের ধরন অনুযায়ী" before a number: the limit is the longest of several. */
    private boolean byNature() {
        int i = 0;
        while (words.is(i, Kind.OTHER) || words.is(i, Kind.APPLICATION)) {
            i++;
        }
        if (!words.is(i, Kind.NATURE) || !words.is(i + 1, Kind.ACCORDING_TO)) {
            return false;
        }
        words.skip(i + 2);
        conditional = true;
        return true;
    }

    /** "সেবা প্রদানের সময়সীমা:" before the limit itself. */
    private boolean label() {
        int i = 0;
        while (words.is(i, Kind.SERVICE) || words.is(i, Kind.RECEIPT)) {
            i++;
        }
        if (words.at() > 0 || !words.is(i, Kind.TIME_LIMIT)) {
            return false;
        }
        int end = words.is(i + 1, Kind.HYPHEN) ? i + 2 : i + 1;
        if (!words.beginsNumber(end)
                && !words.is(end, Kind.INSTANT)
                && !words.is(end, Kind.AT_MOST)) {
            return false;
        }
        words.skip(end);
        return true;
    }

    /**
     * "পাসপোর্ট পাওয়া যাবে", "প্রদান করা হয়", "the certificate will be issued": what is given, in
     * a sentence that says nothing else.
     */
    private boolean sentence() {
        int i = 0;
        while (i < LONGEST_SENTENCE && isObject(i)) {
            i++;
        }
        int end = i;
        if (words.is(end, Kind.GIVING)) { // Bangla: object, giving, auxiliary
            end++;
            while (words.is(end, Kind.AUXILIARY)) {
                end++;
            }
            if (end == i + 1) {
                return false;
            }
        } else if (words.is(end, Kind.AUXILIARY)) { // English: object, auxiliary, giving
            while (words.is(end, Kind.AUXILIARY)) {
                end++;
            }
            if (!words.is(end, Kind.GIVING)) {
                return false;
            }
            end++;
        } else {
            return false;
        }
        words.skip(end);
        return true;
    }

    private boolean isObject(int ahead) {
        return words.is(ahead, Kind.OTHER)
                || words.is(ahead, Kind.APPLICATION)
                || words.is(ahead, Kind.SERVICE)
                || (words.is(ahead, Kind.WITHIN) && !isTime(ahead));
    }

    private boolean isTime(int ahead) {
        return words.word(ahead).text().startsWith(TIME);
    }

    /** Words that change nothing, or everything. */
    private @Nullable Meaning filler() {
        if (words.take(Kind.IN_THE_WEEK)) {
            doubts.add(ReviewReason.EVERY_WEEK);
            return Meaning.DOUBTFUL;
        }
        if (words.take(Kind.AT_LEAST) || negated(Kind.LESS)) {
            doubts.add(ReviewReason.AT_LEAST);
            return Meaning.DOUBTFUL;
        }
        int or = words.is(0, Kind.OR) ? 1 : 0;
        if (words.is(or, Kind.OR_MORE)
                || (words.is(or, Kind.MORE) && !words.is(or + 1, Kind.NOT))) {
            words.skip(or + 1);
            words.take(Kind.THAN);
            doubts.add(ReviewReason.OPEN_ENDED);
            return Meaning.DOUBTFUL;
        }
        if (negated(Kind.MORE)) {
            return Meaning.WITHIN;
        }
        if (words.take(Kind.AT_MOST)) {
            if ("up".equals(words.word(-1).text())) {
                words.take(Kind.TO);
            }
            words.take(Kind.HYPHEN);
            return Meaning.WITHIN;
        }
        if (words.is(0, Kind.HYPHEN) && isLooseHyphen()) {
            words.skip(1);
            return Meaning.WITHIN;
        }
        return words.take(Kind.WITHIN) ? Meaning.WITHIN : null;
    }

    /** "not more than", "অধিক নয়" */
    private boolean negated(Kind comparison) {
        boolean before = words.is(0, Kind.NOT) && words.is(1, comparison);
        boolean after = words.is(0, comparison) && words.is(1, Kind.NOT);
        if (!before && !after) {
            return false;
        }
        words.skip(2);
        words.take(Kind.THAN);
        return true;
    }

    /** A hyphen at either end of the text, or beside "within": no range and no minus. */
    private boolean isLooseHyphen() {
        return words.at() == 0 || !words.has(1) || words.is(1, Kind.WITHIN);
    }
}
