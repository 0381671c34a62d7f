package bd.somoyshima.charter.source;

import java.util.List;

/**
 * A line of text, or a row of a table.
 *
 * @param number of the line in a text, counted from 1; of the paragraph or row in other forms
 * @param row whether it is a row of a table
 * @param cells of a row; of a line of text the one that holds it
 */
public record SourceLine(int number, boolean row, List<SourceCell> cells) {

    public SourceLine {
        cells = List.copyOf(cells);
    }

    static SourceLine text(int number, String text) {
        return new SourceLine(number, false, List.of(SourceCell.of(text)));
    }

    static SourceLine row(int number, List<String> cells) {
        return new SourceLine(number, true, cells.stream().map(SourceCell::of).toList());
    }

    /** The text of a line, or of all cells of a row with spaces between. */
    public String text() {
        return String.join(" ", cells.stream().map(SourceCell::text).toList()).strip();
    }
}
