package bd.somoyshima.limit;

import bd.somoyshima.limit.Word.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from when a limit is counted: "প্রাপ্তির তারিখ হতে", "পূর্ণাঙ্গ আবেদন প্রাপ্তির পর", "after
 * receipt from the Assistant Commissioner".
 */
final class ClockStartReader {

    /** What may stand before the event: whose it is, and of what. */
    private static final Set<Kind> BEFORE_EVENT =
            EnumSet.of(
                    Kind.OTHER,
                    Kind.TO,
                    Kind.OPEN,
                    Kind.CLOSE,
                    Kind.AND,
                    Kind.ASKING,
                    Kind.APPLICATION,
                    Kind.COMPLETE,
                    Kind.PAPERS,
                    Kind.REPORT,
                    Kind.PROPOSAL,
                    Kind.DECISION,
                    Kind.FAVOURABLE,
                    Kind.DETERMINED,
                    Kind.INSTRUCTION,
                    Kind.PUBLIC,
                    Kind.OFFICE);

    private static final Set<Kind> EVENTS = EnumSet.of(Kind.RECEIPT, Kind.LODGING, Kind.HAPPENING);

    /** Events that are named without "receipt": "আবেদনের ১০ দিনের মধ্যে", "অনুমোদনের পর". */
    private static final Set<Kind> NAMED_EVENTS =
            EnumSet.of(Kind.APPLICATION, Kind.DECISION, Kind.REPORT, Kind.PROPOSAL);

    private static final int LONGEST_NAME = 14;

    private final WordCursor words;
    private final Doubts doubts;
    private @Nullable ClockStart found = null;
    private boolean conditional = false;

    ClockStartReader(WordCursor words, Doubts doubts) {
        this.words = words;
        this.doubts = doubts;
    }

    @Nullable ClockStart found() {
        return found;
    }

    /** Whether the event must turn out in the applicant's favour ("অনুকূলে প্রাপ্তির পর"). */
    boolean conditional() {
        return conditional;
    }

    /**
     * Whether a clock start stands here; then it has been read.
     *
     * @param afterPromise whether the amount stands before it, as in English
     */
    boolean read(boolean afterPromise) {
        int from = words.at();
        var start = english(afterPromise);
        if (start == null) {
            words.moveTo(from);
            start = bangla();
        }
        if (start == null) {
            words.moveTo(from);
            return false;
        }
        if (found != null && found != start) {
            doubts.add(ReviewReason.ANOTHER_BEGINNING);
        }
        if (start == ClockStart.OTHER_EVENT) {
            doubts.add(ReviewReason.ANOTHER_BEGINNING);
        }
        found = start;
        return true;
    }

    // ---- X প্রাপ্তির পর …

    private @Nullable ClockStart bangla() {
        var said = EnumSet.noneOf(Kind.class);
        int i = 0;
        int event = -1;
        while (i < LONGEST_NAME && words.has(i)) {
            var kind = words.word(i).kind();
            if (EVENTS.contains(kind)) {
                event = i;
            } else if (!BEFORE_EVENT.contains(kind)) {
                break;
            } else if (event >= 0) {
                return null; // words between the event and the number: not ours
            }
            said.add(kind);
            i++;
        }
        if (event < 0) {
            event = i - 1;
            if (event < 0 || !NAMED_EVENTS.contains(words.word(event).kind())) {
                return null;
            }
        }
        words.skip(event + 1);
        boolean date = words.is(0, Kind.DATE);
        boolean after = false;
        while (words.is(0, Kind.DATE)
                || words.is(0, Kind.TO)
                || words.is(0, Kind.AFTER)
                || (words.is(0, Kind.WITHIN) && after)) {
            after |= !words.is(0, Kind.DATE);
            words.skip(1);
        }
        return after || beginsPromise() ? classified(said, date) : null;
    }

    /** Whether a promise follows, so that what stands before it is from when to count. */
    private boolean beginsPromise() {
        int i = 0;
        while (words.is(i, Kind.AT_MOST) || words.is(i, Kind.WITHIN) || words.is(i, Kind.HYPHEN)) {
            i++;
        }
        return words.beginsNumber(i)
                || words.is(i, Kind.INSTANT)
                || words.is(i, Kind.TOGETHER)
                || words.is(i, Kind.NEXT)
                || words.is(i, Kind.AS_SOON_AS);
    }

    // ---- … after receipt from X

    private @Nullable ClockStart english(boolean afterPromise) {
        boolean begins =
                words.take(Kind.AFTER)
                        || words.take(Kind.FROM)
                        || (words.is(0, Kind.WITHIN)
                                && "of".equals(words.word(0).text())
                                && words.take(Kind.WITHIN));
        if (!begins && !words.is(0, Kind.DATE)) {
            return null;
        }
        skipArticles();
        boolean date = words.take(Kind.DATE);
        if (!begins && !words.is(0, Kind.WITHIN)) {
            return null; // তারিখ stands in Bangla order
        }
        skipArticles();
        var said = EnumSet.noneOf(Kind.class);
        boolean event = false;
        int named = 0;
        while (words.has(0) && named < LONGEST_NAME) {
            var kind = words.word(0).kind();
            boolean isEvent = EVENTS.contains(kind);
            if (!isEvent
                    && !BEFORE_EVENT.contains(kind)
                    && kind != Kind.FROM
                    && kind != Kind.WITHIN) {
                break;
            }
            if (!isLatin(words.word(0))) {
                break;
            }
            event |= isEvent || NAMED_EVENTS.contains(kind);
            if (kind != Kind.WITHIN) {
                said.add(kind == Kind.FROM ? Kind.TO : kind);
            }
            words.skip(1);
            named++;
        }
        boolean ends = words.isAtEnd() || words.word(0).isSeparator();
        if (!event || !(ends || (!afterPromise && beginsPromise()))) {
            return null;
        }
        return classified(said, date);
    }

    private void skipArticles() {
        while (words.is(0, Kind.WITHIN)) {
            words.skip(1);
        }
    }

    private static boolean isLatin(Word word) {
        return word.text().charAt(0) < 0x80;
    }

    // ---- what it is

    private ClockStart classified(Set<Kind> said, boolean date) {
        conditional |= said.contains(Kind.FAVOURABLE);
        if (said.contains(Kind.TO)) {
            return ClockStart.RECEIPT_FROM_ANOTHER_OFFICE;
        }
        if (said.contains(Kind.REPORT)) {
            return ClockStart.REPORT;
        }
        if (said.contains(Kind.PROPOSAL)) {
            return ClockStart.PROPOSAL;
        }
        if (said.contains(Kind.DECISION) || said.contains(Kind.INSTRUCTION)) {
            return ClockStart.DECISION;
        }
        if (said.contains(Kind.COMPLETE) || said.contains(Kind.PAPERS)) {
            return ClockStart.COMPLETE_APPLICATION;
        }
        boolean something = said.contains(Kind.OTHER);
        if (said.contains(Kind.APPLICATION) || said.contains(Kind.ASKING)) {
            something = false; // whose application it is, or for what
        }
        if (said.contains(Kind.LODGING)) {
            return date ? ClockStart.DATE_OF_RECEIPT : ClockStart.LODGING;
        }
        if (said.contains(Kind.RECEIPT)) {
            return something
                    ? ClockStart.OTHER_PAPER
                    : date ? ClockStart.DATE_OF_RECEIPT : ClockStart.RECEIPT;
        }
        if (said.contains(Kind.APPLICATION)) {
            return date ? ClockStart.DATE_OF_RECEIPT : ClockStart.APPLICATION;
        }
        return ClockStart.OTHER_EVENT;
    }
}
