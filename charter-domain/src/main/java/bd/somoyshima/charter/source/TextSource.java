package bd.somoyshima.charter.source;

import bd.somoyshima.charter.source.CharterSource.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text as copied from a page or a document: cells parted by tabs, pipes or both; where a table has
 * neither, by semicolons or by two spaces and more.
 */
final class TextSource {

    private static final Pattern PARAGRAPH_TAG = Pattern.compile("</?p>");

    /** A line that rules off rows: hyphens, pipes, colons and spaces only. */
    private static final Pattern RULE_LINE = Pattern.compile("[-|:+=_\\s]*[-=_]{3,}[-|:+=_\\s]*");

    private static final Pattern GAP = Pattern.compile(" {2,}");

    private TextSource() {}

    static CharterSource read(String text) {
        var written = text.lines().toList();
        boolean oldFont = OldFont.isUsedIn(written);
        var all = oldFont ? inUnicode(written) : written;
        boolean pipes = all.stream().filter(l -> count(l, '|') >= 2).count() >= 2;
        boolean semicolons =
                !pipes
                        && text.indexOf('\t') < 0
                        && all.stream().filter(l -> count(l, ';') >= 2).count() >= 2;
        boolean gaps =
                !pipes
                        && !semicolons
                        && text.indexOf('\t') < 0
                        && all.stream().filter(TextSource::hasGaps).count() >= 2;
        var lines = new ArrayList<SourceLine>();
        var remarks = new ArrayList<Remark>();
        if (oldFont) {
            remarks.add(new Remark(1, Remark.Kind.OLD_FONT));
        }
        for (int i = 0; i < all.size(); i++) {
            int number = i + 1;
            var line = PARAGRAPH_TAG.matcher(all.get(i)).replaceAll("").replace("\f", "");
            if (line.length() < all.get(i).replace("\f", "").length()) {
                remarks.add(new Remark(number, Remark.Kind.MARKUP));
            }
            if (line.isBlank()) {
                continue;
            }
            if (RULE_LINE.matcher(line).matches()) {
                remarks.add(new Remark(number, Remark.Kind.RULE_LINE));
            } else if (line.indexOf('\t') >= 0) {
                lines.add(SourceLine.row(number, atTabs(line)));
            } else if (pipes && count(line, '|') >= 2) {
                lines.add(SourceLine.row(number, atPipes(line)));
            } else if (semicolons && count(line, ';') >= 2) {
                lines.add(SourceLine.row(number, atSemicolons(line)));
            } else if (gaps && hasGaps(line)) {
                lines.add(SourceLine.row(number, List.of(GAP.split(line.strip()))));
            } else {
                lines.add(SourceLine.text(number, line));
            }
        }
        return new CharterSource(CharterSource.Form.TEXT, lines, remarks);
    }

    /** In such fonts | ends a sentence; it is the rim of cells only where no tabs part them. */
    private static List<String> inUnicode(List<String> lines) {
        boolean tabs = lines.stream().anyMatch(l -> l.indexOf('\t') >= 0);
        return lines.stream()
                .map(
                        l ->
                                Stream.of(l.split("\t", -1))
                                        .map(cell -> OldFont.toUnicode(cell, tabs))
                                        .collect(Collectors.joining("\t")))
                .toList();
    }

    /** Columns set apart by spaces only. */
    private static boolean hasGaps(String line) {
        return GAP.split(line.strip()).length >= 3;
    }

    private static long count(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }

    /** At tabs; where pipes stand beside the tabs as well, they belong to the frame. */
    private static List<String> atTabs(String line) {
        var cells = new ArrayList<String>();
        boolean framed = line.strip().startsWith("|");
        for (var cell : line.split("\t", -1)) {
            var stripped = cell.strip();
            if (stripped.equals("|")) {
                continue;
            }
            cells.add(framed ? withoutPipes(stripped) : stripped);
        }
        return cells;
    }

    private static String withoutPipes(String cell) {
        int from = cell.startsWith("|") ? 1 : 0;
        int to = cell.endsWith("|") && cell.length() > from ? cell.length() - 1 : cell.length();
        return cell.substring(from, to).strip();
    }

    private static List<String> atPipes(String line) {
        var inner = line.strip();
        inner = inner.startsWith("|") ? inner.substring(1) : inner;
        inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
        return List.of(inner.split("\\|", -1));
    }

    /** At semicolons, but not within quotation marks that begin a cell. */
    private static List<String> atSemicolons(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
