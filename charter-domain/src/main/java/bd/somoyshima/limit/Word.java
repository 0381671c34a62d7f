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

    boolean isNumber() {
        return kind == Kind.DIGITS || kind == Kind.NUMBER_WORD;
    }

    /** Whether it parts one promise from the next. */
    boolean isSeparator() {
        return kind == Kind.SLASH || kind == Kind.OR || kind == Kind.COMMA;
    }

    enum Kind {
        /** digits */
        DIGITS,
        /** a number in words; 100 and 1,000 multiply what stands before them */
        NUMBER_WORD,
        /** .5, .25 or .75 after digits, in hundredths */
        DECIMALS,
        /** দেড়, আড়াই, আধা: a number with a half in itself, in quarters */
        FRACTION,
        /** সাড়ে, পৌনে, সোয়া: added to or taken from the number after it, in quarters */
        FRACTION_BEFORE,
        /** টি: counts what follows and changes nothing */
        CLASSIFIER,
        /** what makes a number an ordinal: ১ম, ৩০শে, 1st */
        ORDINAL,
        /** কার্য, কর্ম, working */
        WORKING,
        /** calendar, of days */
        CALENDAR,
        DAY,
        HOUR,
        MINUTE,
        SECOND,
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
        /** a month of the Bangla calendar; its number from 1, বৈশাখ */
        BANGLA_MONTH,
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
        /** একই, same: with a day, at once */
        SAME,
        /** চাহিবা, with মাত্র: at once */
        ASKING,
        /** মাত্র */
        AS_SOON_AS,
        /** অফিস চলাকালীন */
        DURING_OFFICE,
        OFFICE,
        /** প্রাপ্তির, গ্রহণের */
        RECEIPT,
        /** দাখিলের, জমা */
        LODGING,
        /** আবেদন, অভিযোগ: what a citizen brings */
        APPLICATION,
        /** পূর্ণাঙ্গ, complete */
        COMPLETE,
        /** কাগজপত্র */
        PAPERS,
        /** প্রতিবেদন */
        REPORT,
        /** প্রস্তাব */
        PROPOSAL,
        /** সিদ্ধান্ত, অনুমোদন */
        DECISION,
        /** সেবা, প্রদানের: a label before "time limit" */
        SERVICE,
        /** অনুকূলে, favourable: what follows depends on it */
        FAVOURABLE,
        /** হওয়ার: of its happening */
        HAPPENING,
        /** from, whoever sends */
        FROM,
        /** পর */
        AFTER,
        /** পূর্বে: counts backward */
        BEFORE,
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
        /** ধরন, with অনুযায়ী: by kind of case */
        NATURE,
        /** প্রযোজ্য */
        APPLICABLE,
        /** ক্ষেত্রে */
        IN_CASE,
        /** সাপেক্ষে, ভেদে, থাকলে: the end of a condition */
        CONDITION,
        /** subject to, if: the beginning of a condition */
        SUBJECT_TO,
        /** বিশেষ, with ক্ষেত্র: in special cases */
        SPECIAL,
        /** সম্ভব: with হলে, only if possible */
        POSSIBLE,
        /** প্রায়, approximately */
        ABOUT,
        /** দ্রুত, soon: a promise without a time */
        SOON,
        /** বার: so many times */
        TIMES,
        /** সকাল, ৯টা, ঘটিকা: an hour of the day */
        CLOCK_TIME,
        /** তদূর্ধ্ব: or more */
        OR_MORE,
        /** ছুটি, বন্ধ, holiday */
        CLOSED_DAY,
        /** সাপ্তাহিক, শুক্রবার, weekend: a closed day of the week */
        WEEKEND,
        /** সরকারি, and other words that say whose days off */
        PUBLIC,
        /** প্রদান, পাওয়া, issued: giving the service */
        GIVING,
        /** প্রেরণ: passing on */
        FORWARDING,
        /** করা, হবে, will be: ends a sentence */
        AUXILIARY,
        AND,
        SLASH,
        OR,
        COMMA,
        OPEN,
        CLOSE,
        /** নয়, না, not: turns the meaning round */
        NOT,
        /** বেশি, অধিক, more: an open end, unless turned round */
        MORE,
        /** কম, less */
        LESS,
        /** than */
        THAN,
        /** ব্যতীত, without */
        WITHOUT,
        /** ঐ, ditto marks */
        DITTO,
        /** not in the lexicon */
        OTHER
    }
}
