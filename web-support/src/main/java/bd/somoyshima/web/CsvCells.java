package bd.somoyshima.web;

import org.jspecify.annotations.Nullable;

/** Cells of CSV files that people open in spreadsheets. */
public final class CsvCells {

    private static final String BEGIN_FORMULAS = "=+-@\t\r";

    private CsvCells() {}

    /**
     * A cell that no spreadsheet takes for a formula: names and numbers are what offices and
     * charters say they are.
     */
    public static @Nullable Object harmless(@Nullable Object cell) {
        return cell instanceof String text
                        && !text.isEmpty()
                        && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : cell;
    }
}
