package bd.somoyshima.dashboards;

/** The same words in both languages. */
public record Text(String en, String bn) {

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case BN -> bn;
        };
    }
}
