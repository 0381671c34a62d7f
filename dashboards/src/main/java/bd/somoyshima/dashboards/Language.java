package bd.somoyshima.dashboards;

/** The languages every dashboard comes in. */
public enum Language {
    EN("en"),
    BN("bn");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The two-letter code; also the end of name columns in SQL, e.g. {@code name_bn}. */
    public String code() {
        return code;
    }
}
