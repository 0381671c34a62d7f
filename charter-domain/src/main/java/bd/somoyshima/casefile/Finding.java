package bd.somoyshima.casefile;

/**
 * Something about the facts of a case that does not fit. Findings never stop a fact; they are
 * reported as data quality.
 */
public enum Finding {
    /** There are facts, but none says the case was received or lodged. */
    NO_RECEIPT("no fact says that it was received", "আবেদন গ্রহণের কোনো তথ্য নেই"),
    /** A second fact says the case was received; the earlier one counts. */
    SECOND_RECEIPT(
            "it is reported as received twice; the first receipt counts",
            "দুবার গৃহীত বলা হয়েছে; প্রথমটি গণ্য"),
    /** Something happened to the case before it was received. */
    BEFORE_RECEIPT(
            "something is reported from before it was received", "গ্রহণের আগের তারিখের তথ্য আছে"),
    /** A pause began while one lasted; it is ignored. */
    PAUSED_TWICE(
            "a pause began while one lasted; the second is ignored",
            "স্থগিত থাকা অবস্থায় আবার স্থগিত বলা হয়েছে; দ্বিতীয়টি গণ্য নয়"),
    /** A pause ended while none lasted; it is ignored. */
    RESUMED_WITHOUT_PAUSE(
            "the end of a pause is reported that never began; it is ignored",
            "স্থগিত না থেকেও পুনরায় চালু বলা হয়েছে; গণ্য নয়"),
    /** Something happened to the case after it was closed; it is ignored. */
    AFTER_CLOSING(
            "something is reported from after it was closed; it is ignored",
            "নিষ্পত্তির পরের তথ্য আছে; গণ্য নয়"),
    /** A case was reopened that was not closed; that is ignored. */
    REOPENED_WHILE_OPEN(
            "it is reported as reopened though it was open; that is ignored",
            "খোলা থাকা অবস্থায় পুনরায় খোলা বলা হয়েছে; গণ্য নয়"),
    /** A second investigation was ordered by the same tier; it brings no more time. */
    INVESTIGATION_ORDERED_TWICE(
            "a second investigation was ordered; it brings no more time",
            "দ্বিতীয়বার তদন্তের আদেশ হয়েছে; সময় বাড়ে না"),
    /** An investigation was ordered after the tier's limit had run out; it brings no more time. */
    INVESTIGATION_ORDERED_TOO_LATE(
            "an investigation was ordered after the time limit had run out; it brings no more time",
            "সময়সীমা পেরোনোর পর তদন্তের আদেশ হয়েছে; সময় বাড়ে না"),
    /** The clock was stopped for a reason the charter does not provide for; it ran on. */
    PAUSE_NOT_PROVIDED_FOR(
            "the office waited for someone, but the charter does not stop the clock for that; it ran on",
            "কার্যালয় অপেক্ষায় ছিল, কিন্তু চার্টারে এ কারণে গণনা থামে না; গণনা চলেছে"),
    /** A service request has facts of a complaint or the other way round; those are ignored. */
    KIND_MISMATCH(
            "facts of a request and of a complaint are mixed; those of the other kind are ignored",
            "আবেদন ও অভিযোগের তথ্য মিশে গেছে; অন্য ধরনের তথ্য গণ্য নয়"),
    /** A fact corrects another that has not been reported; the correction counts. */
    CORRECTED_UNKNOWN(
            "a fact is corrected that was not reported; the correction counts",
            "না পাঠানো তথ্যের সংশোধন এসেছে; সংশোধনটি গণ্য"),
    /** A fact voids another that has not been reported. */
    VOIDED_UNKNOWN("a fact is voided that was not reported", "না পাঠানো তথ্য বাতিল করা হয়েছে"),
    /** A complaint was appealed beyond the third tier; that is ignored. */
    APPEALED_TOO_FAR(
            "it was appealed beyond the third tier; that is ignored",
            "তৃতীয় ধাপের পরেও আপিল বলা হয়েছে; গণ্য নয়"),
    /** A date was agreed where the charter allows none; it is ignored. */
    AGREEMENT_NOT_PROVIDED_FOR(
            "a date was agreed, but the charter leaves no room for that; it is ignored",
            "তারিখ নির্ধারিত হয়েছে, কিন্তু চার্টারে সে সুযোগ নেই; গণ্য নয়"),
    /** A date was agreed after the limit had run out; it is ignored. */
    AGREED_TOO_LATE(
            "a date was agreed after the time limit had run out; it is ignored",
            "সময়সীমা পেরোনোর পর তারিখ নির্ধারিত হয়েছে; গণ্য নয়"),
    /**
     * A later date was allowed after the limit had run out, or one that is not later, or where
     * there is no limit; it is ignored.
     */
    EXTENSION_WITHOUT_EFFECT(
            "a later date was allowed too late, or is no later, or there is no time limit; it is ignored",
            "বর্ধিত তারিখ দেরিতে দেওয়া, বা পরের তারিখ নয়, বা সময়সীমা নেই; গণ্য নয়"),
    /** The charter gives the service several limits, and the receipt names none of them. */
    VARIANT_NOT_NAMED(
            "the charter gives this service several time limits, and the receipt does not say which one",
            "এ সেবার একাধিক সময়সীমা আছে; কোনটি, তা বলা হয়নি"),
    /** The receipt names a variant the charter does not give the service. */
    VARIANT_NOT_IN_CHARTER(
            "the kind of case reported is not in the charter",
            "যে শ্রেণি বলা হয়েছে তা চার্টারে নেই"),
    /** An event is reported as the beginning from which the charter does not count; ignored. */
    CLOCK_START_NOT_PROVIDED_FOR(
            "an event is reported from which the charter does not count; it is ignored",
            "যে ঘটনা থেকে চার্টার গণনা করে না তা জানানো হয়েছে; গণ্য নয়"),
    /** It was closed before the event happened from which the charter counts. */
    CLOSED_BEFORE_BEGINNING(
            "it was closed before the event from which the charter counts",
            "চার্টার যে ঘটনা থেকে গণনা করে তার আগেই নিষ্পন্ন"),
    /** The service is in no charter in force on the day of receipt. */
    SERVICE_NOT_IN_CHARTER(
            "no charter in force on the day of receipt has this service",
            "গ্রহণের দিন কার্যকর কোনো চার্টারে এ সেবা নেই"),
    /** It was received on a day on which the office had been closed for good. */
    OFFICE_CLOSED(
            "it was received when the office had been closed for good",
            "কার্যালয় স্থায়ীভাবে বন্ধ হওয়ার পর গৃহীত"),
    /**
     * The limit is one of hours, and only the day is known of the receipt or the closing; it counts
     * as late only if it was late at any time of that day.
     */
    TIME_OF_DAY_NOT_KNOWN(
            "the time limit is one of hours, but only the day is known; it is late only if it was late at any time of that day",
            "সময়সীমা ঘণ্টায়, কিন্তু শুধু দিন জানা; দিনের যে কোনো সময়ে বিলম্ব হলে তবেই বিলম্ব"),
    /** The charter's limit text could not be read with certainty. */
    LIMIT_NEEDS_REVIEW(
            "the charter's time limit could not be read with certainty",
            "চার্টারের সময়সীমা নিশ্চিতভাবে পড়া যায়নি"),
    /** No deadline could be worked out, e.g. because it lies beyond the calendar. */
    CANNOT_BE_JUDGED("no last day could be worked out", "শেষ তারিখ হিসাব করা যায়নি");

    private final String en;
    private final String bn;

    Finding(String en, String bn) {
        this.en = en;
        this.bn = bn;
    }

    /** The finding in English, as part of a sentence. */
    public String en() {
        return en;
    }

    /** The finding in Bangla. */
    public String bn() {
        return bn;
    }
}
