package bd.somoyshima.dashboards;

import org.jspecify.annotations.Nullable;

/**
 * Something that someone is to be told of.
 *
 * @param name in its uid and, with SQL, of its file
 * @param title in both languages at once: an alert goes to people, not to a page in one language
 * @param says what is wrong, for whom it is said, and what to do
 * @param metric PromQL, or null if the question is asked in SQL: one number a row, a row for each
 *     district
 * @param above it fires if the number is greater
 * @param holdsFor for how long it must be so, in Prometheus' words, e.g. {@code 5m}
 * @param severity {@code page}: someone is to look now; {@code notify}: today
 */
record AlertRule(
        String name,
        Text title,
        Text says,
        @Nullable String metric,
        double above,
        String holdsFor,
        String severity) {

    String uid() {
        return "somoyshima-" + name;
    }

    /** The query in SQL, or null. */
    @Nullable String sql() {
        return metric == null ? Sql.read("alert/" + name + ".sql", Language.EN) : null;
    }

    /** In both languages. */
    static String both(Text text) {
        return text.en() + " · " + text.bn();
    }
}
