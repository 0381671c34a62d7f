package bd.somoyshima.limit;

/** Why a clerk must decide on a limit text. Cases under it have no target until then. */
public enum ReviewReason {
    TOO_LONG("the text is longer than any limit", "লেখাটি অস্বাভাবিক দীর্ঘ"),
    MISSING("the cell is empty", "ঘরটি খালি"),
    DITTO_WITHOUT_ROW_ABOVE(
            "it says 'the same', but there is no row above", "“ঐ” লেখা, কিন্তু উপরে কোনো সারি নেই"),
    NOT_UNDERSTOOD("no limit can be made out", "কোনো সময়সীমা বোঝা যায়নি"),
    UNKNOWN_WORD("it has a word this reader does not know", "অপরিচিত শব্দ আছে"),
    NUMBER_WITHOUT_UNIT("a number stands without a unit of time", "সংখ্যার সঙ্গে সময়ের একক নেই"),
    UNIT_WITHOUT_NUMBER("a unit of time stands without a number", "সময়ের এককের সঙ্গে সংখ্যা নেই"),
    NUMBER_OUT_OF_RANGE("the number cannot be meant", "সংখ্যাটি অস্বাভাবিক"),
    NUMBERS_CONTRADICT(
            "the number in digits and the number in words differ",
            "অঙ্কে ও কথায় লেখা সংখ্যা এক নয়"),
    RANGE_REVERSED("the range begins above its end", "সীমার শুরু শেষের চেয়ে বড়"),
    FRACTION_OF_A_DAY(
            "a part of a day, week, month or year has no certain end",
            "দিন, সপ্তাহ, মাস বা বছরের ভগ্নাংশের শেষ নিশ্চিত নয়"),
    UNITS_DO_NOT_ADD(
            "it adds units that have no common measure",
            "যে এককগুলো যোগ করা হয়েছে তাদের সাধারণ পরিমাপ নেই"),
    AT_LEAST("it names the shortest time, not the longest", "ন্যূনতম সময় লেখা, সর্বোচ্চ সময় নয়"),
    OPEN_ENDED("it leaves the end open ('or more')", "শেষ সীমা খোলা রাখা হয়েছে, “বা তদূর্ধ্ব”"),
    APPROXIMATE("it names a time only roughly", "সময় আনুমানিক লেখা"),
    NO_FIXED_TIME("it says 'soon' but names no time", "“দ্রুত” লেখা, কিন্তু কোনো সময় লেখা নেই"),
    ONLY_IF_POSSIBLE("it promises only what is possible", "“সম্ভব হলে” লেখা, তাই প্রতিশ্রুতি নয়"),
    RECURRING("it says how often, not within which time", "কত ঘন ঘন তা লেখা, কত সময়ে তা নয়"),
    HOURS_OF_THE_DAY(
            "it says at which hours the office serves, not how long it takes",
            "অফিস কখন খোলা তা লেখা, কত সময় লাগে তা নয়"),
    COUNTED_BACKWARD("it counts backward from a date", "কোনো তারিখের আগের সময় লেখা"),
    ANOTHER_BEGINNING(
            "it counts from an event this reader does not know",
            "অপরিচিত কোনো ঘটনা থেকে সময় গণনা করতে বলা হয়েছে"),
    FORWARDED_ONLY(
            "it promises to pass on, not to give", "অন্যত্র প্রেরণের সময় লেখা, সেবা প্রদানের নয়"),
    SOME_CLOSED_DAYS(
            "it leaves out some closed days but not all",
            "কিছু ছুটির দিন বাদ দিতে বলা হয়েছে, সব নয়"),
    SHIFTING_DATE("its date falls on another day in leap years", "অধিবর্ষে তারিখটি অন্য দিনে পড়ে"),
    SEVERAL_LIMITS("it names several limits", "একাধিক সময়সীমা লেখা"),
    VARIANT_NOT_NAMED(
            "the service has several limits, and none of them is named",
            "সেবাটির একাধিক সময়সীমা আছে, কোনটি তা বলা হয়নি"),
    EVERY_WEEK("it speaks of every week", "সাপ্তাহিক সময় লেখা");

    private final String en;
    private final String bn;

    ReviewReason(String en, String bn) {
        this.en = en;
        this.bn = bn;
    }

    /** Whether it only says that something was not understood; a reason that says why is better. */
    boolean isVague() {
        return this == UNKNOWN_WORD
                || this == NUMBER_WITHOUT_UNIT
                || this == UNIT_WITHOUT_NUMBER
                || this == NOT_UNDERSTOOD;
    }

    /** The reason in English. */
    public String en() {
        return en;
    }

    /** The reason in Bangla. */
    public String bn() {
        return bn;
    }
}
