package bd.somoyshima.casefile;

/**
 * Something about the facts of a case that does not fit. Findings never stop a fact; they are
 * reported as data quality.
 */
public enum Finding {
    /** There are facts, but none says the case was received or lodged. */
    NO_RECEIPT,
    /** A second fact says the case was received; the earlier one counts. */
    SECOND_RECEIPT,
    /** Something happened to the case before it was received. */
    BEFORE_RECEIPT,
    /** A pause began while one lasted; it is ignored. */
    PAUSED_TWICE,
    /** A pause ended while none lasted; it is ignored. */
    RESUMED_WITHOUT_PAUSE,
    /** Something happened to the case after it was closed; it is ignored. */
    AFTER_CLOSING,
    /** A case was reopened that was not closed; that is ignored. */
    REOPENED_WHILE_OPEN,
    /** A second investigation was ordered by the same tier; it brings no more time. */
    INVESTIGATION_ORDERED_TWICE,
    /** An investigation was ordered after the tier's limit had run out; it brings no more time. */
    INVESTIGATION_ORDERED_TOO_LATE,
    /** The clock was stopped for a reason the charter does not provide for; it ran on. */
    PAUSE_NOT_PROVIDED_FOR,
    /** A service request has facts of a complaint or the other way round; those are ignored. */
    KIND_MISMATCH,
    /** A fact corrects another that has not been reported; the correction counts. */
    CORRECTED_UNKNOWN,
    /** A fact voids another that has not been reported. */
    VOIDED_UNKNOWN,
    /** A complaint was appealed beyond the third tier; that is ignored. */
    APPEALED_TOO_FAR,
    /** A date was agreed where the charter allows none; it is ignored. */
    AGREEMENT_NOT_PROVIDED_FOR,
    /** A date was agreed after the limit had run out; it is ignored. */
    AGREED_TOO_LATE,
    /**
     * A later date was allowed after the limit had run out, or one that is not later, or where
     * there is no limit; it is ignored.
     */
    EXTENSION_WITHOUT_EFFECT,
    /** The charter gives the service several limits, and the receipt names none of them. */
    VARIANT_NOT_NAMED,
    /** The receipt names a variant the charter does not give the service. */
    VARIANT_NOT_IN_CHARTER,
    /** An event is reported as the beginning from which the charter does not count; ignored. */
    CLOCK_START_NOT_PROVIDED_FOR,
    /** It was closed before the event happened from which the charter counts. */
    CLOSED_BEFORE_BEGINNING,
    /** The service is in no charter in force on the day of receipt. */
    SERVICE_NOT_IN_CHARTER,
    /** It was received on a day on which the office had been closed for good. */
    OFFICE_CLOSED,
    /** The charter's limit text could not be read with certainty. */
    LIMIT_NEEDS_REVIEW,
    /** No deadline could be worked out, e.g. because it lies beyond the calendar. */
    CANNOT_BE_JUDGED
}
