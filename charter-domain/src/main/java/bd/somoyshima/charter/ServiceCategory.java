package bd.somoyshima.charter;

import java.util.Locale;

/** The three tables of services in a charter: sections 2.1, 2.2 and 2.3. */
public enum ServiceCategory {
    /** নাগরিক সেবা */
    CITIZEN("services for citizens", "নাগরিক সেবা"),
    /** প্রাতিষ্ঠানিক সেবা */
    INSTITUTIONAL("services for institutions", "প্রাতিষ্ঠানিক সেবা"),
    /** অভ্যন্তরীণ সেবা */
    INTERNAL("services for the office's own staff", "অভ্যন্তরীণ সেবা");

    private final String en;
    private final String bn;

    ServiceCategory(String en, String bn) {
        this.en = en;
        this.bn = bn;
    }

    /** Its name in English. */
    public String en() {
        return en;
    }

    /** Its name in Bangla. */
    public String bn() {
        return bn;
    }

    String codePart() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ServiceCategory ofCodePart(String part) {
        return valueOf(part.toUpperCase(Locale.ROOT));
    }
}
