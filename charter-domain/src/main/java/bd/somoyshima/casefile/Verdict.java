package bd.somoyshima.casefile;

/** How a case stands against its time limit. */
public enum Verdict {
    /** Open, in time. */
    ON_TRACK(Group.OPEN, "on track", "সময়ের মধ্যে চলমান"),
    /** Open, in time, but more than 80 % of the limit is used or the last counted day has begun. */
    AT_RISK(Group.OPEN, "at risk", "ঝুঁকিতে"),
    /** Open, and the limit has run out. Computed from the due instant and now, never stored. */
    OVERDUE(Group.OPEN, "overdue", "সময় পেরিয়ে গেছে"),
    /** Open, and the clock stands still in a pause for which the charter provides. */
    PAUSED(Group.OPEN, "clock stopped", "সময় গণনা স্থগিত"),
    /** Open, and the event from which the charter counts has not happened. */
    WAITING(Group.OPEN, "clock not begun", "সময় গণনা শুরু হয়নি"),
    /** Closed before the end of the first open day on or after receipt, as the charter promises. */
    INSTANT(Group.CLOSED, "given at once", "তাৎক্ষণিক প্রদত্ত"),
    /** Closed before the limit ran out. */
    WITHIN_LIMIT(Group.CLOSED, "in time", "সময়ের মধ্যে নিষ্পন্ন"),
    /** Closed after the limit ran out. */
    LATE(Group.CLOSED, "late", "বিলম্বে নিষ্পন্ন"),
    /** The charter gives no number and no date was agreed, or its limit text needs review. */
    NO_TARGET(Group.NOT_JUDGED, "without a target", "লক্ষ্যসময় নেই"),
    /** The applicant took the request back. */
    WITHDRAWN(Group.NOT_JUDGED, "withdrawn", "প্রত্যাহৃত"),
    /** The case was passed on to another office, which answers for it from then on. */
    TRANSFERRED(Group.NOT_JUDGED, "passed on to another office", "অন্য কার্যালয়ে প্রেরিত"),
    /**
     * No charter in force on the day of receipt promises this service or names this complaint tier,
     * no receipt was reported, or the case was closed before it was received.
     */
    OUT_OF_SCOPE(Group.NOT_JUDGED, "not judged", "মূল্যায়নের বাইরে");

    private final Group group;
    private final String en;
    private final String bn;

    Verdict(Group group, String en, String bn) {
        this.group = group;
        this.en = en;
        this.bn = bn;
    }

    /** The verdict in English. */
    public String en() {
        return en;
    }

    /** The verdict in Bangla. */
    public String bn() {
        return bn;
    }

    public Group group() {
        return group;
    }

    public enum Group {
        OPEN,
        CLOSED,
        NOT_JUDGED
    }
}
