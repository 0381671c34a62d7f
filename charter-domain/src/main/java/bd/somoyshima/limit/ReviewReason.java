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
    AT_LEAST("it names the shortest time, not the longest", "ন্যূনতম সময় লেখা, সর্বোচ্চ সময় নয়"),
    SEVERAL_LIMITS("it names several limits", "একাধিক সময়সীমা লেখা"),
    EVERY_WEEK("it speaks of every week", "সাপ্তাহিক সময় লেখা");

    private final String en;
    private final String bn;

    ReviewReason(String en, String bn) {
        this.en = en;
        this.bn = bn;
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
