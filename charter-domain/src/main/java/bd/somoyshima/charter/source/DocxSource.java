package bd.somoyshima.charter.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** A document of a word processor (WordprocessingML): paragraphs and tables. */
final class DocxSource {

    private final List<SourceLine> lines = new ArrayList<>();

    private DocxSource() {}

    static List<SourceLine> read(byte[] document) throws IOException {
        var source = new DocxSource();
        var xml =
                Jsoup.parse(
                        new ByteArrayInputStream(document),
                        StandardCharsets.UTF_8.name(),
                        "",
                        Parser.xmlParser());
        for (var body : xml.getElementsByTag("w:body")) {
            source.body(body);
        }
        return source.lines;
    }

    private void body(Element body) {
        for (var child : body.children()) {
            switch (child.normalName()) {
                case "w:p" -> {
                    var text = text(child).strip();
                    if (!text.isEmpty()) {
                        lines.add(SourceLine.text(lines.size() + 1, text));
                    }
                }
                case "w:tbl" -> table(child);
                default -> {}
            }
        }
    }

    private void table(Element table) {
        List<SourceCell> above = List.of();
        for (var row : childrenOf(table, "w:tr")) {
            var cells = new ArrayList<SourceCell>();
            for (var cell : childrenOf(row, "w:tc")) {
                int at = cells.size();
                boolean fromAbove =
                        cell.select("> w|tcPr > w|vMerge").stream()
                                .anyMatch(m -> !m.attr("w:val").equals("restart"));
                var merged =
                        fromAbove && at < above.size()
                                ? new SourceCell(above.get(at).text(), true)
                                : SourceCell.of(cellText(cell));
                cells.add(merged);
                for (int i = 1; i < columns(cell); i++) {
                    cells.add(new SourceCell(merged.text(), true));
                }
            }
            above = cells;
            if (cells.stream().anyMatch(c -> !c.isBlank())) {
                lines.add(new SourceLine(lines.size() + 1, true, cells));
            }
        }
    }

    private static int columns(Element cell) {
        var span = cell.select("> w|tcPr > w|gridSpan").attr("w:val");
        return span.matches("[0-9]{1,2}") ? Math.clamp(Integer.parseInt(span), 1, 60) : 1;
    }

    private static List<Element> childrenOf(Element parent, String name) {
        return parent.children().stream().filter(c -> c.normalName().equals(name)).toList();
    }

    private static String cellText(Element cell) {
        var paragraphs = cell.getElementsByTag("w:p").stream().map(DocxSource::text).toList();
        return String.join(" ", paragraphs).replaceAll("\\s*[\\r\\n\\t]\\s*", " ").strip();
    }

    private static String text(Element paragraph) {
        var text = new StringBuilder();
        for (var run : paragraph.getElementsByTag("w:r")) {
            for (var part : run.children()) {
                switch (part.normalName()) {
                    case "w:t" -> part.childNodes().forEach(n -> append(n, text));
                    case "w:tab" -> text.append('\t');
                    case "w:br", "w:cr" -> text.append(' ');
                    default -> {}
                }
            }
        }
        return text.toString();
    }

    private static void append(org.jsoup.nodes.Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        }
    }
}
