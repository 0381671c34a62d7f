package bd.somoyshima.charter.reading;

/** What a column of a charter's table holds. */
public enum ColumnMeaning {
    SERIAL("serial number", "ক্রমিক নম্বর"),
    NAME("name of the service", "সেবার নাম"),
    /** Within which time the service is given or the complaint disposed of. */
    TIME("time limit", "সময়সীমা"),
    METHOD("how the service is given", "সেবা প্রদান পদ্ধতি"),
    DOCUMENTS("papers needed", "প্রয়োজনীয় কাগজপত্র"),
    FEE("fee", "সেবার মূল্য"),
    OFFICER("officer responsible", "দায়িত্বপ্রাপ্ত কর্মকর্তা"),
    /** Whom to turn to if the service is not given, and within which time that office answers. */
    ESCALATION("what to do if the service is not given", "সেবা না পেলে করণীয়"),
    SUPERIOR("officer above", "ঊর্ধ্বতন কর্মকর্তা"),
    /** To whom the application is addressed. */
    ADDRESSEE("addressee of the application", "যাঁর বরাবর আবেদন"),
    CLIENT("who gets the service", "সেবাগ্রহীতা"),
    PLACE("place", "স্থান"),
    LAW("law", "আইন ও বিধি"),
    /** Which kind of case a line is about: ordinary or urgent. */
    VARIANT("kind of case", "আবেদনের শ্রেণি"),
    DETAILS("description", "বিবরণ"),
    /** How long something lasts or is valid: no limit. */
    DURATION("how long it lasts or is valid", "মেয়াদ"),
    /** When the office is open: no limit. */
    OPENING_HOURS("when the office is open", "অফিস সময়"),
    /** How often: no limit. */
    FREQUENCY("how often", "কতবার"),
    /** By when one must apply: no limit. */
    APPLY_BY("by when to apply", "আবেদনের শেষ সময়"),
    REMARKS("remarks", "মন্তব্য"),
    /** When to turn to a complaint tier. */
    WHEN("when to turn to them", "কখন যোগাযোগ করবেন"),
    /** To whom to complain. */
    AUTHORITY("to whom to complain", "কার সঙ্গে যোগাযোগ করবেন"),
    ADDRESS("address", "যোগাযোগের ঠিকানা"),
    ALTERNATE("alternate officer", "বিকল্প কর্মকর্তা"),
    OTHER("something else", "অন্য কিছু");

    private final String en;
    private final String bn;

    ColumnMeaning(String en, String bn) {
        this.en = en;
        this.bn = bn;
    }

    /** The meaning in English. */
    public String en() {
        return en;
    }

    /** The meaning in Bangla. */
    public String bn() {
        return bn;
    }
}
