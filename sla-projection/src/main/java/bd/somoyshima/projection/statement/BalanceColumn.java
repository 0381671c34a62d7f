package bd.somoyshima.projection.statement;

/** The columns of the balance, in order. */
enum BalanceColumn {
    OPENING("Pending at the beginning", "মাসের শুরুতে অনিষ্পন্ন"),
    RECEIVED("Received", "প্রাপ্ত"),
    MOVED("Came or went with an office", "কার্যালয় স্থানান্তরে যুক্ত বা বিযুক্ত"),
    IN_TIME("Disposed of in time", "সময়ের মধ্যে নিষ্পন্ন"),
    LATE("Disposed of late", "বিলম্বে নিষ্পন্ন"),
    TRANSFERRED("Passed on", "অন্য কার্যালয়ে প্রেরিত"),
    WITHDRAWN("Withdrawn", "প্রত্যাহৃত"),
    UNJUDGED("Closed without a target", "লক্ষ্যসময় ছাড়া নিষ্পন্ন"),
    PENDING_WITHIN_TIME("Pending within time", "সময়ের মধ্যে অনিষ্পন্ন"),
    PENDING_OVERDUE("Pending overdue", "সময় পেরোনো অনিষ্পন্ন"),
    PENDING_NO_TARGET("Pending without a target", "লক্ষ্যসময় ছাড়া অনিষ্পন্ন");

    private final String en;
    private final String bn;

    BalanceColumn(String en, String bn) {
        this.en = en;
        this.bn = bn;
    }

    String in(boolean bangla) {
        return bangla ? bn : en;
    }
}
