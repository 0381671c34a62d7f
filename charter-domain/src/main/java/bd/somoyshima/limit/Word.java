package bd.somoyshima.limit;

/**
 * A word of a limit text by its meaning.
 *
 * @param kind what it means
 * @param number the value of a number; 0 for other words
 * @param text the letters, as normalised
 * @param from where it begins in the normalised text, inclusive
 * @param to where it ends, exclusive
 */
record Word(Kind kind, int number, String text, int from, int to) {

    enum Kind {
        /** digits */
        DIGITS,
        /** a number in words */
        NUMBER_WORD,
        /** what makes a number an ordinal: ১ম, ৩০শে, 1st */
        ORDINAL,
        /** কার্য, কর্ম, working */
        WORKING,
        DAY,
        HOUR,
        MINUTE,
        WEEK,
        /** সপ্তাহে: in the week, every week */
        IN_THE_WEEK,
        MONTH,
        /** মাসের: of the month */
        OF_MONTH,
        YEAR,
        JANUARY,
        FEBRUARY,
        MARCH,
        APRIL,
        MAY,
        JUNE,
        JULY,
        AUGUST,
        SEPTEMBER,
        OCTOBER,
        NOVEMBER,
        DECEMBER,
        /** তারিখ */
        DATE,
        /** প্রতি, every */
        EVERY,
        /** পরবর্তী, next */
        NEXT,
        /** হতে, থেকে, to */
        TO,
        HYPHEN,
        /** মধ্যে, within, and other words that change nothing */
        WITHIN,
        /** সর্বোচ্চ, অনধিক, at most */
        AT_MOST,
        /** কমপক্ষে, at least */
        AT_LEAST,
        /** তাৎক্ষণিক */
        INSTANT,
        /** সাথে, twice: at once */
        TOGETHER,
        /** চাহিবা, with মাত্র: at once */
        ASKING,
        /** মাত্র */
        AS_SOON_AS,
        /** অফিস চলাকালীন */
        DURING_OFFICE,
        OFFICE,
        /** প্রাপ্তির, গ্রহণের */
        RECEIPT,
        /** পর */
        AFTER,
        /** অনুযায়ী, মোতাবেক */
        ACCORDING_TO,
        /** প্রয়োজন */
        NEED,
        /** চাহিদা */
        DEMAND,
        /** অটোমেশনের */
        AUTOMATION,
        /** নির্দেশনা */
        INSTRUCTION,
        /** নির্ধারিত */
        DETERMINED,
        /** সময়সীমা */
        TIME_LIMIT,
        /** যখনই, তখনই */
        WHENEVER,
        /** সারা */
        WHOLE,
        /** প্রযোজ্য */
        APPLICABLE,
        /** ক্ষেত্রে */
        IN_CASE,
        /** সাপেক্ষে, ভেদে, থাকলে: the end of a condition */
        CONDITION,
        /** subject to, if: the beginning of a condition */
        SUBJECT_TO,
        SLASH,
        OR,
        COMMA,
        OPEN,
        CLOSE,
        /** নেই, no, less, more: turns the meaning round */
        NOT,
        /** ঐ, ditto marks */
        DITTO,
        /** not in the lexicon */
        OTHER
    }
}
