package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.source.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sheets such as those of a service portal: the same labels, each in a line of its own with its
 * value below, come again for every service, whose name stands above the first of them.
 */
final class Sheets {

    /** The heading of names that stand above their labels. */
    private static final String NAME_ABOVE = "সেবার নাম (উপরের লাইন)";

    private static final int LONGEST_LABEL = 60;

    private Sheets() {}

    /** These lines as a table, or null if they are no sheets. */
    static @Nullable List<SourceLine> asTable(List<SourceLine> lines) {
        var times = new LinkedHashMap<String, Integer>();
        for (var line : lines) {
            times.merge(line.text().strip(), 1, Integer::sum);
        }
        var time =
                times.keySet().stream()
                        .filter(t -> times.getOrDefault(t, 0) > 1 && means(t) == ColumnMeaning.TIME)
                        .findFirst()
                        .orElse(null);
        if (time == null) {
            return null;
        }
        var labels = new LinkedHashMap<String, ColumnMeaning>();
        for (var text : times.keySet()) {
            var meaning = means(text);
            if (meaning != null && times.getOrDefault(text, 0).equals(times.get(time))) {
                labels.putIfAbsent(text, meaning);
            }
        }
        var first = labels.keySet().iterator().next();
        var meanings = new LinkedHashMap<ColumnMeaning, String>();
        meanings.put(ColumnMeaning.NAME, NAME_ABOVE);
        labels.forEach((text, meaning) -> meanings.putIfAbsent(meaning, text));
        var order = List.copyOf(meanings.keySet());
        var out = new ArrayList<SourceLine>();
        int begin = next(lines, first, 0);
        if (begin < 1) {
            return null;
        }
        out.addAll(lines.subList(0, begin - 1));
        out.add(OtherLayouts.row(lines.get(begin - 1).number(), order, meanings));
        while (begin >= 0) {
            int following = next(lines, first, begin + 1);
            int end = following < 0 ? lines.size() : following - 1;
            var values = values(lines.subList(begin, end), labels);
            values.put(ColumnMeaning.NAME, lines.get(begin - 1).text().strip());
            out.add(OtherLayouts.row(lines.get(begin - 1).number(), order, values));
            begin = following;
        }
        return out;
    }

    private static Map<ColumnMeaning, String> values(
            List<SourceLine> sheet, Map<String, ColumnMeaning> labels) {
        var values = new HashMap<ColumnMeaning, String>();
        @Nullable ColumnMeaning current = null;
        for (var line : sheet) {
            var text = line.text().strip();
            if (labels.containsKey(text)) {
                current = labels.get(text);
            } else if (current != null && !text.isEmpty()) {
                // pages show a value twice, for wide and narrow screens
                values.merge(current, text, (a, b) -> a.equals(b) ? a : a + " " + b);
            }
        }
        return values;
    }

    private static int next(List<SourceLine> lines, String text, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).text().strip().equals(text)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable ColumnMeaning means(String text) {
        var found = text.length() > LONGEST_LABEL ? null : HeadingLexicon.meaning(text);
        return found == null
                        || found.misspelt()
                        || found.other() != null
                        || found.meaning() == ColumnMeaning.SERIAL
                        || RowAlignment.isTimeLike(text)
                ? null
                : found.meaning();
    }
}
