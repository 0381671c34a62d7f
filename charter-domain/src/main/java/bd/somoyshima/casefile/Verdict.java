package bd.somoyshima.casefile;

/** How a case stands against its time limit. */
public enum Verdict {
    /** Open, in time. */
    ON_TRACK(Group.OPEN),
    /** Open, in time, but more than 80 % of the limit is used or the last counted day has begun. */
    AT_RISK(Group.OPEN),
    /** Open, and the limit has run out. Computed from the due instant and now, never stored. */
    OVERDUE(Group.OPEN),
    /** Closed before the end of the first open day on or after receipt, as the charter promises. */
    INSTANT(Group.CLOSED),
    /** Closed before the limit ran out. */
    WITHIN_LIMIT(Group.CLOSED),
    /** Closed after the limit ran out. */
    LATE(Group.CLOSED),
    /** The charter gives no number and no date was agreed, or its limit text needs review. */
    NO_TARGET(Group.NOT_JUDGED),
    /** The applicant took the request back. */
    WITHDRAWN(Group.NOT_JUDGED),
    /**
     * No charter in force on the day of receipt promises this service or names this complaint tier,
     * no receipt was reported, or the case was closed before it was received.
     */
    OUT_OF_SCOPE(Group.NOT_JUDGED);

    private final Group group;

    Verdict(Group group) {
        this.group = group;
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
