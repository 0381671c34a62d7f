package bd.somoyshima.limit;

/**
 * From when a charter says to count a limit.
 *
 * <p>Cases are counted from their receipt unless the office decided, when it published the charter,
 * that the event named here starts the clock of a service; then a fact tells when it happened.
 */
public enum ClockStart {
    /** "প্রাপ্তির পর": receipt of the request. */
    RECEIPT(true, "receipt", "প্রাপ্তি"),
    /** "প্রাপ্তির তারিখ হতে" */
    DATE_OF_RECEIPT(true, "the date of receipt", "প্রাপ্তির তারিখ"),
    /** "আবেদনের ১০ দিনের মধ্যে" */
    APPLICATION(true, "the application", "আবেদন"),
    /** "আবেদন দাখিলের পর": what the applicant lodges. */
    LODGING(true, "lodging", "দাখিল"),
    /** "পূর্ণাঙ্গ আবেদন প্রাপ্তির পর": all papers are there. */
    COMPLETE_APPLICATION(false, "receipt of a complete application", "পূর্ণাঙ্গ আবেদন প্রাপ্তি"),
    /** "সহকারী কমিশনার (ভূমি) হতে প্রাপ্তির পর" */
    RECEIPT_FROM_ANOTHER_OFFICE(
            false, "receipt from another office", "অন্য কার্যালয় হতে প্রাপ্তি"),
    /** "তদন্ত প্রতিবেদন প্রাপ্তির পর" */
    REPORT(false, "receipt of a report", "প্রতিবেদন প্রাপ্তি"),
    /** "প্রস্তাব প্রাপ্তির পর" */
    PROPOSAL(false, "receipt of a proposal", "প্রস্তাব প্রাপ্তি"),
    /** "কমিটির সিদ্ধান্তের পর", "অনুমোদনের পর" */
    DECISION(false, "a decision or approval", "সিদ্ধান্ত বা অনুমোদন"),
    /** "বরাদ্দ প্রাপ্তির পর": something else is received. */
    OTHER_PAPER(false, "receipt of another paper", "অন্য কাগজ প্রাপ্তি"),
    /** Anything else; only a clerk can say what. */
    OTHER_EVENT(false, "another event", "অন্য ঘটনা");

    private final boolean receipt;
    private final String en;
    private final String bn;

    ClockStart(boolean receipt, String en, String bn) {
        this.receipt = receipt;
        this.en = en;
        this.bn = bn;
    }

    /** Whether it is the receipt of the request itself, so that no other fact has to tell of it. */
    public boolean isReceipt() {
        return receipt;
    }

    /** The event in English, as after "from". */
    public String en() {
        return en;
    }

    /** The event in Bangla. */
    public String bn() {
        return bn;
    }
}
