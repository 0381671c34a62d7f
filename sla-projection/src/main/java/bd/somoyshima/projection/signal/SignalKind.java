package bd.somoyshima.projection.signal;

import java.util.Locale;

/**
 * What may be worth a look: a pattern, never an accusation. Each is a condition on the row of a
 * case that was closed in the time asked about.
 */
enum SignalKind {
    LATE_PAUSE(
            "pauses begun with two working days or fewer left before the deadline",
            "সময়সীমার শেষ দুই কার্যদিবসের মধ্যে শুরু হওয়া বিরতি"),
    MONTH_END("closed in the last three days of a month", "মাসের শেষ তিন দিনে নিষ্পন্ন"),
    REPORTED_LATE(
            "closings we heard of seven days or more after they are said to have happened",
            "নিষ্পন্ন হওয়ার সাত দিন বা তারও পরে জানানো"),
    REOPENED("closed and taken up again", "নিষ্পন্ন করার পর পুনরায় চালু"),
    LONG_WAIT(
            "more than thirty days between receipt and the event from which the charter counts",
            "গ্রহণ ও চার্টারে বর্ণিত গণনা শুরুর ঘটনার মধ্যে ত্রিশ দিনের বেশি");

    private final String en;
    private final String bn;

    SignalKind(String en, String bn) {
        this.en = en;
        this.bn = bn;
    }

    String en() {
        return en;
    }

    String bn() {
        return bn;
    }

    /** Of the view {@code case_signal}. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
