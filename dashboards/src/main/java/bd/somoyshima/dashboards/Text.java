package bd.somoyshima.dashboards;

/** The same words in both languages. */
public record Text(String en, String bn) {

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case BN -> bn;
        };
    }

    /** Followed by others. */
    Text and(Text more) {
        return new Text(en + more.en, bn + more.bn);
    }
}
