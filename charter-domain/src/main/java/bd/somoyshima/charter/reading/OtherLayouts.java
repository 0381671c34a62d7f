package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.source.SourceCell;
import bd.somoyshima.charter.source.SourceLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of what are none: blocks of lines, each a label and a value; {@link Sheets}; a
 * {@link NumberedList}; tables whose headings stand in the first column.
 */
final class OtherLayouts {

    /** A label and its value in one line of text. */
    private static final Pattern LABELLED =
            Pattern.compile(
                    "^(?:[(\\[]?[ক-হa-z০-৯0-9]{1,2}[).\\]।]\\s*)?(.{2,60}?)\\s*[:ঃ]\\s*(.+)$");

    /** Fewer rows, or lines of a list, are none. */
    static final int FEWEST_ROWS = 3;

    private OtherLayouts() {}

    /** The lines as they are if a table head stands among them, else as tables if they can be. */
    static List<SourceLine> asTables(List<SourceLine> lines, Findings findings) {
        if (lines.stream().anyMatch(l -> TableHead.of(l) != null)) {
            return lines;
        }
        var found = turned(lines);
        if (found == null) {
            found = blocks(lines);
        }
        if (found == null) {
            found = Sheets.asTable(lines);
        }
        if (found == null) {
            found = NumberedList.asTable(lines, findings);
        }
        return found == null ? lines : found;
    }

    // ---- headings in the first column

    private static @Nullable List<SourceLine> turned(List<SourceLine> lines) {
        int from = 0;
        while (from < lines.size() && !isLabelledRow(lines.get(from))) {
            from++;
        }
        int to = from;
        while (to < lines.size() && isLabelledRow(lines.get(to))) {
            to++;
        }
        var meanings = EnumSet.noneOf(ColumnMeaning.class);
        int wide = 0;
        for (var line : lines.subList(from, to)) {
            var found = HeadingLexicon.meaning(line.cells().getFirst().text());
            if (found == null || !meanings.add(found.meaning())) {
                return null;
            }
            if (wide > 0 && wide != line.cells().size()) {
                return null; // a cell too many or too few moves all others
            }
            wide = line.cells().size();
        }
        if (to - from < FEWEST_ROWS
                || wide < 3
                || !meanings.contains(ColumnMeaning.NAME)
                || !meanings.contains(ColumnMeaning.TIME)) {
            return null;
        }
        var out = new ArrayList<>(lines.subList(0, from));
        for (int column = 0; column < wide; column++) {
            var cells = new ArrayList<SourceCell>();
            for (var line : lines.subList(from, to)) {
                cells.add(line.cells().get(column));
            }
            out.add(new SourceLine(lines.get(from).number(), true, cells));
        }
        out.addAll(lines.subList(to, lines.size()));
        return out;
    }

    private static boolean isLabelledRow(SourceLine line) {
        return line.row()
                && line.cells().size() >= 3
                && HeadingLexicon.meaning(line.cells().getFirst().text()) != null;
    }

    // ---- blocks of labelled lines

    /** A label with a known meaning, and what stands beside it. */
    private record Labelled(SourceLine line, String label, ColumnMeaning meaning, String value) {}

    private static @Nullable List<SourceLine> blocks(List<SourceLine> lines) {
        var labelled = new HashMap<Integer, Labelled>();
        var meanings = new LinkedHashMap<ColumnMeaning, String>();
        for (int i = 0; i < lines.size(); i++) {
            var found = labelled(lines.get(i));
            if (found != null) {
                labelled.put(i, found);
                meanings.putIfAbsent(found.meaning(), found.label());
            }
        }
        if (!meanings.containsKey(ColumnMeaning.NAME)
                || !meanings.containsKey(ColumnMeaning.TIME)) {
            return null;
        }
        var out = new ArrayList<SourceLine>();
        var order = List.copyOf(meanings.keySet());
        Map<ColumnMeaning, String> block = new HashMap<>();
        int blockLine = 0;
        boolean headSet = false;
        for (int i = 0; i < lines.size(); i++) {
            var found = labelled.get(i);
            if (found == null) {
                if (block.isEmpty() && !TableHead.isSerial(lines.get(i).text())) {
                    out.add(lines.get(i));
                }
                continue;
            }
            if (!headSet) {
                out.add(row(lines.get(i).number(), order, meanings));
                headSet = true;
            }
            if (found.meaning() == ColumnMeaning.NAME) {
                end(blockLine, order, block, out);
            }
            blockLine = block.isEmpty() ? found.line().number() : blockLine;
            block.putIfAbsent(found.meaning(), found.value());
        }
        end(blockLine, order, block, out);
        return out;
    }

    private static void end(
            int line,
            List<ColumnMeaning> order,
            Map<ColumnMeaning, String> block,
            List<SourceLine> out) {
        if (!block.isEmpty()) {
            out.add(row(line, order, block));
            block.clear();
        }
    }

    /** A row of cells with these meanings. */
    static SourceLine row(int line, List<ColumnMeaning> order, Map<ColumnMeaning, String> values) {
        return new SourceLine(
                line,
                true,
                order.stream()
                        .map(m -> new SourceCell(values.getOrDefault(m, ""), false))
                        .toList());
    }

    private static @Nullable Labelled labelled(SourceLine line) {
        if (line.row()) {
            var cells =
                    line.cells().stream().map(SourceCell::text).filter(t -> !t.isBlank()).toList();
            int at = !cells.isEmpty() && TableHead.isSerial(cells.getFirst()) ? 1 : 0;
            return cells.size() == at + 2 ? labelled(line, cells.get(at), cells.get(at + 1)) : null;
        }
        var matcher = LABELLED.matcher(line.text());
        return matcher.matches() ? labelled(line, matcher.group(1), matcher.group(2)) : null;
    }

    private static @Nullable Labelled labelled(SourceLine line, String label, String value) {
        var found = HeadingLexicon.meaning(label);
        return found == null || found.misspelt() || found.meaning() == ColumnMeaning.SERIAL
                ? null
                : new Labelled(line, label.strip(), found.meaning(), value.strip());
    }
}
