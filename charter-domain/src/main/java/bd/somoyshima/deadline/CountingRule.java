package bd.somoyshima.deadline;

/**
 * Which local date is day 0 of a limit.
 *
 * <p>The charter guideline states no rule; the General Clauses Act 1897, s. 9 (exclude the first
 * day), is the analogy. It is therefore set per charter version.
 */
public enum CountingRule {
    /** The local date of receipt, whatever kind of day it is. */
    DAY_ZERO(
            "the day of receipt is day 0 and is not counted",
            "গ্রহণের দিনকে ০ ধরা হয়, সেটি গণনায় আসে না"),
    /**
     * The local date of receipt; but the next open day if the office is closed that day or closed
     * before the hour of receipt.
     */
    ROLL_FORWARD(
            "the day of receipt, or the next open day if the office was closed, is day 0 and is not counted",
            "গ্রহণের দিন (অফিস বন্ধ থাকলে পরবর্তী খোলা দিন) ০ ধরা হয়, সেটি গণনায় আসে না");

    private final String en;
    private final String bn;

    CountingRule(String en, String bn) {
        this.en = en;
        this.bn = bn;
    }

    /** The rule in English. */
    public String en() {
        return en;
    }

    /** The rule in Bangla. */
    public String bn() {
        return bn;
    }
}
