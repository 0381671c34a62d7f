package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.reading.Question.Choice;
import bd.somoyshima.charter.source.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbered lines of a name and a time: "১. বিল পরিশোধ: ৩ কর্মদিবস". Whether they are services and
 * their limits only a clerk can say.
 */
final class NumberedList {

    /** A serial number, a name and a time in one line of text. */
    private static final Pattern ITEM =
            Pattern.compile(
                    "^\\s*(?<serial>[(]?[০-৯0-9]{1,3}[).।:]?)\\s+(?<name>.{2,120}?)"
                            + "\\s*(?:[:ঃ=]|\\s[-–—]|[,।](?=\\s)|(?=\\s(?:সর্বোচ্চ|অনধিক)\\s))\\s*(?<time>.+)$");

    private NumberedList() {}

    /** These lines as a table, or null if they are no such list or are not said to be one. */
    static @Nullable List<SourceLine> asTable(List<SourceLine> lines, Findings findings) {
        var items = new LinkedHashMap<Integer, Matcher>();
        int limits = 0;
        for (int i = 0; i < lines.size(); i++) {
            var item = ITEM.matcher(lines.get(i).text());
            if (!lines.get(i).row() && item.matches()) {
                items.put(i, item);
                limits += RowAlignment.isTimeWithNumber(item.group("time")) ? 1 : 0;
            }
        }
        if (limits < OtherLayouts.FEWEST_ROWS || limits * 2 < items.size()) {
            return null;
        }
        int begin = items.keySet().iterator().next();
        int line = lines.get(begin).number();
        var chosen =
                findings.ask(
                        "list@" + line,
                        line,
                        lines.get(begin).text(),
                        "there is no table, but a list of names and times; are they services and their"
                                + " time limits?",
                        "সারণি নেই, কিন্তু নাম ও সময়ের তালিকা আছে; এগুলো কি সেবা ও সেবার সময়সীমা?",
                        List.of(
                                new Choice(
                                        "services",
                                        "services and their time limits",
                                        "সেবা ও সেবার সময়সীমা"),
                                new Choice("none", "something else", "অন্য কিছু")));
        if (!"services".equals(chosen)) {
            return null;
        }
        var order = List.of(ColumnMeaning.SERIAL, ColumnMeaning.NAME, ColumnMeaning.TIME);
        var out = new ArrayList<>(lines.subList(0, begin));
        out.add(
                OtherLayouts.row(
                        line,
                        order,
                        Map.of(
                                ColumnMeaning.SERIAL,
                                "ক্রমিক নং",
                                ColumnMeaning.NAME,
                                "সেবার নাম",
                                ColumnMeaning.TIME,
                                "সময়সীমা")));
        for (int i = begin; i < lines.size(); i++) {
            var item = items.get(i);
            out.add(
                    item == null
                            ? lines.get(i)
                            : OtherLayouts.row(
                                    lines.get(i).number(),
                                    order,
                                    Map.of(
                                            ColumnMeaning.SERIAL,
                                            item.group("serial"),
                                            ColumnMeaning.NAME,
                                            item.group("name"),
                                            ColumnMeaning.TIME,
                                            item.group("time"))));
        }
        return out;
    }
}
