package bd.somoyshima.projection.notice;

/** What a notice is about. */
public enum NoticeKind {
    /** An open case has used more than 80 % of its limit, or its last counted day has begun. */
    AT_RISK,
    /** The limit of an open case has run out. */
    OVERDUE,
    /** A tier's limit ran out while it had the complaint: it can be taken to the next tier. */
    RIPE_FOR_ESCALATION,
    /** An office has not been heard of for three working days. */
    OFFICE_SILENT
}
