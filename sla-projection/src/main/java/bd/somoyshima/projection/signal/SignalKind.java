package bd.somoyshima.projection.signal;

/**
 * What may be worth a look: a pattern, never an accusation. Each is a condition on the row of a
 * case that was closed in the time asked about.
 */
enum SignalKind {
    LATE_PAUSE(
            "pauses begun with two working days or fewer left before the deadline",
            "সময়সীমার শেষ দুই কার্যদিবসের মধ্যে শুরু হওয়া বিরতি",
            "late_pauses > 0"),
    MONTH_END(
            "closed in the last three days of a month",
            "মাসের শেষ তিন দিনে নিষ্পন্ন",
            "closed_on > (date_trunc('month', closed_on) + interval '1 month')::date - 4"),
    REPORTED_LATE(
            "closings we heard of seven days or more after they are said to have happened",
            "নিষ্পন্ন হওয়ার সাত দিন বা তারও পরে জানানো",
            "closing_report_days >= 7"),
    REOPENED("closed and taken up again", "নিষ্পন্ন করার পর পুনরায় চালু", "reopened > 0");

    private final String en;
    private final String bn;
    private final String condition;

    SignalKind(String en, String bn, String condition) {
        this.en = en;
        this.bn = bn;
        this.condition = condition;
    }

    String en() {
        return en;
    }

    String bn() {
        return bn;
    }

    /** In terms of {@code case_file}. */
    String condition() {
        return condition;
    }
}
