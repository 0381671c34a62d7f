package bd.somoyshima.charter;

import java.util.Locale;

/** The three tables of services in a charter: sections 2.1, 2.2 and 2.3. */
public enum ServiceCategory {
    /** নাগরিক সেবা */
    CITIZEN,
    /** প্রাতিষ্ঠানিক সেবা */
    INSTITUTIONAL,
    /** অভ্যন্তরীণ সেবা */
    INTERNAL;

    String codePart() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ServiceCategory ofCodePart(String part) {
        return valueOf(part.toUpperCase(Locale.ROOT));
    }
}
