package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.reading.ReadTable.ReadColumn;
import bd.somoyshima.charter.source.SourceCell;
import bd.somoyshima.charter.source.SourceLine;
import bd.somoyshima.limit.TimeLimitReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a table: which column holds what, found by the headings and not by their place.
 *
 * @param line of the head
 * @param columns from the left
 */
record TableHead(int line, List<Column> columns) {

    /** A number, a list mark, or both of them, as serial cells hold them. */
    private static final Pattern SERIAL =
            Pattern.compile(
                    "[(\\[]?\\s*(?:[০-৯0-9]{1,4}|[ক-হ]|[a-zA-Z])\\s*[)\\].।:ঃ|/-]*\\s*(?:নং)?");

    /** A cell of the row under a head that numbers the columns: ৪, (৪), "৪ ও ৫", ৪=৫. */
    private static final Pattern COLUMN_NUMBER =
            Pattern.compile(
                    "[(\\[]?[০-৯0-9]{1,2}[)\\].।]?(?:\\s*(?:ও|and|,|=|-)\\s*[০-৯0-9]{1,2})*");

    /** Words that tell one of several limits from another. */
    private static final Pattern SUB_HEADING =
            Pattern.compile(
                    "সাধারণ|সাধারন|জরুরি|জরুরী|নতুন|নবায়ন|ordinary|normal|urgent|new|renewal",
                    Pattern.CASE_INSENSITIVE);

    /**
     * A column.
     *
     * @param number counted from 1
     * @param other what it holds beside the time, or null
     * @param unit of bare numbers in it, in the words of the heading; null if it names none
     */
    record Column(
            int number,
            String heading,
            @Nullable ColumnMeaning meaning,
            @Nullable String foundBy,
            boolean misspelt,
            @Nullable ColumnMeaning other,
            @Nullable String unit) {

        static Column of(int number, String heading) {
            var found = HeadingLexicon.meaning(heading);
            return new Column(
                    number,
                    heading,
                    found == null ? null : found.meaning(),
                    found == null ? null : found.word(),
                    found != null && found.misspelt(),
                    found == null ? null : found.other(),
                    TimeLimitReader.unitNamedIn(heading));
        }

        boolean is(ColumnMeaning wanted) {
            return meaning == wanted;
        }

        private Column as(@Nullable ColumnMeaning another) {
            return new Column(number, heading, another, foundBy, misspelt, other, unit);
        }

        ReadColumn told() {
            return new ReadColumn(number, heading, meaning, foundBy, misspelt);
        }
    }

    TableHead {
        columns = List.copyOf(columns);
    }

    /** The head that stands in a row, or null if it is no head. */
    static @Nullable TableHead of(SourceLine line) {
        if (!line.row() || isSerial(line.cells().getFirst().text())) {
            return null;
        }
        var columns = new ArrayList<Column>();
        for (var cell : line.cells()) {
            columns.add(Column.of(columns.size() + 1, cell.text()));
        }
        while (!columns.isEmpty() && columns.getLast().heading().isBlank()) {
            columns.removeLast();
        }
        return isHead(columns) ? new TableHead(line.number(), oneOfAKind(columns)) : null;
    }

    /** A head put together from labels. */
    static TableHead of(int line, List<String> headings) {
        var columns = new ArrayList<Column>();
        for (var heading : headings) {
            columns.add(Column.of(columns.size() + 1, heading));
        }
        return new TableHead(line, oneOfAKind(columns));
    }

    private static boolean isHead(List<Column> columns) {
        var meanings = EnumSet.noneOf(ColumnMeaning.class);
        int filled = 0;
        int known = 0;
        for (var column : columns) {
            if (column.heading().isBlank()) {
                continue;
            }
            filled++;
            if (column.meaning() != null) {
                known++;
                meanings.add(column.meaning());
            }
            if (RowAlignment.isTimeWithNumber(column.heading())) {
                return false; // a row with a limit in it is no head
            }
        }
        if (filled < 2 || known < 2 || meanings.size() < 2 || known * 2 < filled) {
            return false;
        }
        boolean name = meanings.contains(ColumnMeaning.NAME);
        boolean time = meanings.contains(ColumnMeaning.TIME);
        boolean complaint =
                meanings.contains(ColumnMeaning.WHEN) || meanings.contains(ColumnMeaning.AUTHORITY);
        return (meanings.contains(ColumnMeaning.SERIAL)
                        && (name || time || complaint || known >= 3))
                || (name && time)
                || (complaint && time)
                || (name && meanings.size() >= 3);
    }

    /** Of several columns for names or serial numbers the first one is it. */
    private static List<Column> oneOfAKind(List<Column> columns) {
        var seen = EnumSet.noneOf(ColumnMeaning.class);
        var out = new ArrayList<Column>();
        for (var column : columns) {
            boolean again = column.meaning() != null && !seen.add(column.meaning());
            if (again && column.is(ColumnMeaning.NAME)) {
                out.add(column.as(ColumnMeaning.DETAILS));
            } else if (again && column.is(ColumnMeaning.SERIAL)) {
                out.add(column.as(ColumnMeaning.OTHER));
            } else {
                out.add(column);
            }
        }
        return out;
    }

    /** Whether a cell holds a serial number or list mark and nothing else. */
    static boolean isSerial(String cell) {
        return SERIAL.matcher(cell.strip()).matches();
    }

    /** The row under a head that numbers its columns: whole, or out of step in places. */
    static boolean isColumnNumbers(SourceLine line) {
        int numbers = 0;
        for (var cell : line.cells()) {
            if (COLUMN_NUMBER.matcher(cell.text()).matches()) {
                numbers++;
            } else if (!cell.isBlank()) {
                return false;
            }
        }
        return numbers >= 2 && line.row();
    }

    /** This head with a second row of headings under it, or null if the row is none. */
    @Nullable TableHead withSubHeadings(SourceLine below) {
        boolean any = false;
        for (var cell : below.cells()) {
            var text = cell.text();
            if (cell.isBlank() || cell.merged()) {
                continue;
            }
            if (!SUB_HEADING.matcher(text).find()
                    || text.length() > 40
                    || !TimeLimitReader.read(text).needsReview()) {
                return null;
            }
            any = true;
        }
        if (!any || below.cells().size() < columns.size()) {
            return null;
        }
        var joined = new ArrayList<Column>();
        var above = "";
        for (int i = 0; i < below.cells().size(); i++) {
            var heading = i < columns.size() ? columns.get(i).heading() : "";
            var sub = below.cells().get(i);
            above = heading.isBlank() ? above : heading;
            boolean own = !sub.isBlank() && !sub.merged();
            joined.add(Column.of(i + 1, own ? above + " (" + sub.text() + ")" : heading));
        }
        return new TableHead(line, oneOfAKind(joined));
    }

    boolean sameHeadingsAs(TableHead another) {
        return headings().equals(another.headings());
    }

    private List<String> headings() {
        return columns.stream().map(c -> Folded.fold(c.heading())).toList();
    }

    @Nullable Column first(ColumnMeaning meaning) {
        return columns.stream().filter(c -> c.is(meaning)).findFirst().orElse(null);
    }

    List<Column> all(ColumnMeaning meaning) {
        return columns.stream().filter(c -> c.is(meaning)).toList();
    }

    /** Whether its rows are complaint tiers. */
    boolean isOfTiers() {
        return first(ColumnMeaning.WHEN) != null
                || (first(ColumnMeaning.AUTHORITY) != null && first(ColumnMeaning.NAME) == null);
    }

    /** The text of a column in a row that has all its cells. */
    static String text(List<SourceCell> cells, @Nullable Column column) {
        return column == null || column.number() > cells.size()
                ? ""
                : cells.get(column.number() - 1).text();
    }
}
