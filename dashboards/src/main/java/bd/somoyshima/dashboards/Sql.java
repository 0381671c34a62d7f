package bd.somoyshima.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code .sql} files, with what they all need written out:
 *
 * <ul>
 *   <li>{@code @lang@}: the language, at the end of name columns
 *   <li>{@code @from@}, {@code @to@}: first and last local date of the chosen time; {@code @today@}
 *   <li>{@code @demonstration@}, {@code @demonstration.c@} (of the table {@code c}): demonstration
 *       cases only if they are wanted
 *   <li>{@code @standing(in time, late)@}: whether the charter's promise was kept, as a code
 *   <li>{@code @word(CODE)@}: a pattern in words
 * </ul>
 */
final class Sql {

    private static final String LOCAL_DATE = "(%s::timestamptz AT TIME ZONE 'Asia/Dhaka')::date";

    private static final Pattern STANDING = Pattern.compile("@standing\\((.+?)\\)@");
    private static final Pattern DEMONSTRATION = Pattern.compile("@demonstration(\\.\\w+)?@");
    private static final Pattern WORD = Pattern.compile("@word\\((\\w+)\\)@");

    private Sql() {}

    /**
     * A query as a dashboard or an alert holds it.
     *
     * @param file below the package, e.g. {@code office/in-time.sql}
     */
    static String read(String file, Language language) {
        try (var in = Objects.requireNonNull(Sql.class.getResourceAsStream(file), file)) {
            return expanded(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).strip(), language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expanded(String sql, Language language) {
        var text =
                sql.replace("@lang@", language.code())
                        .replace("@from@", LOCAL_DATE.formatted("$__timeFrom()"))
                        .replace("@to@", LOCAL_DATE.formatted("$__timeTo()"))
                        .replace("@today@", LOCAL_DATE.formatted("now()"));
        text = replace(text, STANDING, Sql::standing);
        text = replace(text, WORD, code -> Words.pattern(code, language).replace("'", "''"));
        return DEMONSTRATION
                .matcher(text)
                .replaceAll(
                        m ->
                                "(NOT "
                                        + (m.group(1) == null ? "" : m.group(1).substring(1) + ".")
                                        + "demonstration OR 'include' IN (\\${demonstration:sqlstring}))");
    }

    private static String replace(String text, Pattern pattern, UnaryOperator<String> with) {
        return pattern.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(with.apply(m.group(1))));
    }

    /** Only all of them keep the promise; nine of ten is near it. */
    private static String standing(String arguments) {
        int comma = outerComma(arguments);
        var inTime = arguments.substring(0, comma).strip();
        var late = arguments.substring(comma + 1).strip();
        return "CASE WHEN "
                + inTime
                + " + "
                + late
                + " = 0 THEN 'NONE' WHEN "
                + late
                + " = 0 THEN 'KEPT' WHEN "
                + inTime
                + " >= 9 * "
                + late
                + " THEN 'MOSTLY' ELSE 'NOT_KEPT' END";
    }

    private static int outerComma(String arguments) {
        int depth = 0;
        for (int i = 0; i < arguments.length(); i++) {
            switch (arguments.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {
                    // part of an argument
                }
            }
        }
        throw new IllegalArgumentException("two arguments are needed: " + arguments);
    }
}
