package bd.somoyshima.charter.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML as copied from a browser or saved: tables with their merged cells, and the text around them.
 */
final class HtmlSource {

    private static final int MOST_COLUMNS = 60;
    private static final int MOST_ROWS_OF_A_CELL = 2_000;

    /** Where the source is broken into lines; spaces within a line are kept as they are. */
    private static final Pattern LINE_BREAK = Pattern.compile("[ \\t]*[\\r\\n\\t][\\s]*");

    private final List<SourceLine> lines = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();

    private HtmlSource() {}

    static boolean looksLikeIt(String text) {
        var lower = CharterSource.lowerCase(text);
        return lower.contains("<td")
                || lower.contains("<tr")
                || lower.contains("<table")
                || lower.contains("<body");
    }

    static List<SourceLine> read(String html) {
        var source = new HtmlSource();
        var document = Jsoup.parse(html);
        document.select("script, style, noscript, head").remove();
        source.walk(document.body());
        source.endLine();
        return source.lines;
    }

    private void walk(Node node) {
        for (var child : node.childNodes()) {
            if (child instanceof TextNode text) {
                pending.append(text.getWholeText());
            } else if (child instanceof Element element) {
                boolean block = element.isBlock() || element.normalName().equals("br");
                if (block) {
                    endLine();
                }
                if (element.normalName().equals("table")) {
                    table(element);
                } else {
                    walk(element);
                }
                if (block) {
                    endLine();
                }
            }
        }
    }

    private void endLine() {
        var text = spaced(pending.toString());
        pending.setLength(0);
        if (!text.isBlank()) {
            lines.add(SourceLine.text(lines.size() + 1, text));
        }
    }

    private static String spaced(String text) {
        return LINE_BREAK.matcher(text).replaceAll(" ").strip();
    }

    /** A cell that reaches down into the rows below. */
    private record Reaching(String text, int rowsLeft) {}

    private void table(Element table) {
        var reaching = new HashMap<Integer, Reaching>();
        for (var row : rowsOf(table)) {
            var nested = row.select("table");
            if (!nested.isEmpty() && row.children().size() == 1) {
                walk(row.child(0)); // a table for layout only
                continue;
            }
            var cells = new ArrayList<SourceCell>();
            for (var cell : row.children()) {
                fillReaching(cells, reaching);
                var text = cellText(cell);
                int wide = span(cell, "colspan", MOST_COLUMNS);
                int high = span(cell, "rowspan", MOST_ROWS_OF_A_CELL);
                for (int i = 0; i < wide && cells.size() < MOST_COLUMNS; i++) {
                    if (high > 1) {
                        reaching.put(cells.size(), new Reaching(text, high - 1));
                    }
                    cells.add(new SourceCell(text, i > 0));
                }
            }
            fillReaching(cells, reaching);
            if (cells.stream().anyMatch(c -> !c.isBlank())) {
                int number = lines.size() + 1;
                lines.add(
                        cells.size() == 1
                                ? SourceLine.text(number, cells.getFirst().text())
                                : new SourceLine(number, true, cells));
            }
        }
    }

    /** Cells from rows above that reach into this one at the present column. */
    private static void fillReaching(List<SourceCell> cells, Map<Integer, Reaching> reaching) {
        for (var from = reaching.get(cells.size());
                from != null;
                from = reaching.get(cells.size())) {
            if (from.rowsLeft() == 1) {
                reaching.remove(cells.size());
            } else {
                reaching.put(cells.size(), new Reaching(from.text(), from.rowsLeft() - 1));
            }
            cells.add(new SourceCell(from.text(), true));
        }
    }

    private static List<Element> rowsOf(Element table) {
        var rows = new ArrayList<Element>();
        for (var child : table.children()) {
            switch (child.normalName()) {
                case "tr" -> rows.add(child);
                case "thead", "tbody", "tfoot" ->
                        child.children().stream()
                                .filter(c -> c.normalName().equals("tr"))
                                .forEach(rows::add);
                default -> {}
            }
        }
        return rows;
    }

    private static String cellText(Element cell) {
        var text = new StringBuilder();
        collect(cell, text);
        return spaced(text.toString());
    }

    /** Paragraphs inside a cell are parted by a space. */
    private static void collect(Node node, StringBuilder text) {
        for (var child : node.childNodes()) {
            if (child instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (child instanceof Element element) {
                boolean parted = element.isBlock() || element.normalName().equals("br");
                text.append(parted ? "\n" : "");
                collect(element, text);
                text.append(parted ? "\n" : "");
            }
        }
    }

    private static int span(Element cell, String attribute, int most) {
        var value = cell.attr(attribute).strip();
        if (!value.matches("[0-9]{1,4}")) {
            return 1;
        }
        return Math.clamp(Integer.parseInt(value), 1, most);
    }
}
