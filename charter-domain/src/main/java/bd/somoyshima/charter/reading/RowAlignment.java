package bd.somoyshima.charter.reading;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.charter.reading.TableHead.Column;
import bd.somoyshima.charter.source.SourceCell;
import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.ReviewReason;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimitReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the cells of a row under the columns of its table.
 *
 * <p>Rows have fewer cells than the head where cells are merged with the ones above or separators
 * at the end were lost. Every way to leave columns out is weighed by what the cells look like;
 * where two ways that give different limits are about as good, or the cells of a whole row look as
 * if they stood in other columns, the row is not read but told.
 */
final class RowAlignment {

    private static final Pattern FEE =
            Pattern.compile(
                    ".*(?:টাকা|/-|/=|=/|বিনা\\s*-?মূল্য|বিনা\\s*-?মুল্য|বিনামূল্য|বিনামুল্য|ফ্রি|free|tk\\b|চালান).*"
                            + "|[০-৯0-9]{1,6}[.,][০-৯0-9]{1,2}|[০-৯0-9]{2,6}",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern BY_FEE =
            Pattern.compile(
                    "(?:^|\\s)(?:ফি|ফী|ফিস|মূল্য|হার|fees?|rates?)(?=\\s|$)",
                    Pattern.CASE_INSENSITIVE);

    /** A way is certain if no other limit is within so many points. */
    private static final double MARGIN = 2;

    private static final double IMPOSSIBLE = -1000;

    private RowAlignment() {}

    /**
     * The cells under the columns.
     *
     * @param cells one for each column, blank where the row has none
     * @param missing numbers of the columns for which the row has no cell
     */
    record Aligned(List<SourceCell> cells, List<Integer> missing) {}

    /** A row whose cells cannot be put under the columns with certainty; why. */
    static final class Uncertain extends Exception {
        private static final long serialVersionUID = 1;

        Uncertain(String message) {
            super(message);
        }
    }

    /**
     * Puts a row under the columns of a head.
     *
     * @param limits the columns that hold limits
     * @throws Uncertain if it cannot be told which cell is the limit
     */
    static Aligned align(List<SourceCell> row, TableHead head, List<Column> limits)
            throws Uncertain {
        var cells = new ArrayList<>(row);
        int columns = head.columns().size();
        while (cells.size() > columns && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        if (cells.size() > columns) {
            int limit = onlyTime(cells, head, limits);
            if (limit < 0) {
                throw new Uncertain(
                        "the row has " + cells.size() + " cells under " + columns + " headings");
            }
            return around(cells, head, limits.getFirst(), limit);
        }
        if (cells.size() == columns) {
            inPlace(cells, head, limits);
            feeInPlace(cells, head);
            return new Aligned(cells, List.of());
        }
        return best(cells, head, limits);
    }

    /** Whether a cell may stand for a time; "according to the fee" does not. */
    private static boolean mayBeATime(String cell) {
        return !cell.isBlank() && isTimeLike(cell) && !isByFee(cell);
    }

    /** "নির্ধারিত ফি অনুযায়ী": what is determined is a fee, not a time. */
    private static boolean isByFee(String cell) {
        return BY_FEE.matcher(cell).find()
                && TimeLimitReader.read(cell).limit() instanceof TimeLimit.Unbounded;
    }

    /** The only cell that may stand for a time, if it is a limit from end to end; else -1. */
    private static int onlyTime(List<SourceCell> cells, TableHead head, List<Column> limits) {
        if (limits.size() != 1
                || head.columns().stream().anyMatch(RowAlignment::lastsOrRepeats)
                || cells.stream().filter(c -> mayBeATime(c.text())).count() != 1) {
            return -1;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (isTimeWithNumber(cells.get(i).text())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Puts a row under the columns around the cell that is its limit. Where cells are too many, the
     * last column before the limit, or the last one of the row, takes them all.
     *
     * @param limitCell the place of the limit among the cells, from 0
     * @throws Uncertain if no cell is left for the name
     */
    static Aligned around(List<SourceCell> cells, TableHead head, Column limit, int limitCell)
            throws Uncertain {
        var before = head.columns().subList(0, limit.number() - 1);
        var after = head.columns().subList(limit.number(), head.columns().size());
        var aligned = new ArrayList<SourceCell>();
        var missing = new ArrayList<Integer>();
        side(cells.subList(0, limitCell), before, aligned, missing);
        aligned.add(cells.get(limitCell));
        side(cells.subList(limitCell + 1, cells.size()), after, aligned, missing);
        for (var column : head.columns()) {
            if (column.is(ColumnMeaning.NAME) && missing.contains(column.number())) {
                throw new Uncertain("no cell is left for '" + column.heading() + "'");
            }
        }
        return new Aligned(aligned, missing);
    }

    /** Puts the cells on one side of the limit under the columns on that side. */
    private static void side(
            List<SourceCell> cells,
            List<Column> columns,
            List<SourceCell> aligned,
            List<Integer> missing) {
        if (columns.isEmpty()) {
            return;
        }
        int n = columns.size();
        var way = new int[n];
        if (cells.size() <= n) {
            way(cells, new TableHead(0, columns), List.of(), null, cells.size(), way);
        } else {
            for (int j = 0; j < n; j++) {
                way[j] = j;
            }
        }
        for (int j = 0; j < n; j++) {
            if (way[j] < 0) {
                missing.add(columns.get(j).number());
                aligned.add(new SourceCell("", false));
            } else if (j == n - 1) {
                var rest =
                        cells.subList(way[j], cells.size()).stream()
                                .map(SourceCell::text)
                                .filter(t -> !t.isBlank());
                aligned.add(
                        new SourceCell(
                                rest.collect(Collectors.joining(" ")), cells.get(way[j]).merged()));
            } else {
                aligned.add(cells.get(way[j]));
            }
        }
    }

    /** A row with all its cells must not look as if they stood in other columns. */
    private static void inPlace(List<SourceCell> cells, TableHead head, List<Column> limits)
            throws Uncertain {
        var serial = head.first(ColumnMeaning.SERIAL);
        var serialCell = TableHead.text(cells, serial);
        if (serial != null
                && !serialCell.isBlank()
                && !TableHead.isSerial(serialCell)
                && !isDitto(serialCell)
                && (isLimit(serialCell)
                        || cells.stream()
                                .anyMatch(c -> !c.merged() && TableHead.isSerial(c.text())))) {
            throw new Uncertain("'" + serialCell + "' stands where the serial number belongs");
        }
        for (var column : limits) {
            var limit = TableHead.text(cells, column);
            for (var other : head.columns()) {
                if (lastsOrRepeats(other) && isNoDuration(TableHead.text(cells, other), column)) {
                    throw new Uncertain(
                            "'"
                                    + TableHead.text(cells, other)
                                    + "' stands under '"
                                    + other.heading()
                                    + "' and '"
                                    + limit
                                    + "' under '"
                                    + column.heading()
                                    + "'");
                }
                if (limits.contains(other) || mayHoldATime(other)) {
                    continue;
                }
                var text = TableHead.text(cells, other);
                if (isTimeWithNumber(text) && !limit.isBlank() && !isLimit(limit)) {
                    throw new Uncertain(
                            "'"
                                    + text
                                    + "' stands under '"
                                    + other.heading()
                                    + "' and no limit under '"
                                    + column.heading()
                                    + "'");
                }
                if (isLimit(text) && isLimit(limit) && !text.equals(limit)) {
                    throw new Uncertain(
                            "'"
                                    + text
                                    + "' stands under '"
                                    + other.heading()
                                    + "' and '"
                                    + limit
                                    + "' under '"
                                    + column.heading()
                                    + "'");
                }
            }
        }
    }

    /**
     * Whether a ditto in a short row is the limit's: it ends the row, or a cell after it shows that
     * none is missing before, being a fee under the fee or a post under the officer.
     */
    private static boolean isConfirmed(
            List<SourceCell> cells, TableHead head, Column limit, List<Integer> missing) {
        if (missing.getFirst() <= limit.number()) {
            return false;
        }
        boolean ends = true;
        for (var column : head.columns().subList(limit.number(), head.columns().size())) {
            if (missing.contains(column.number())) {
                continue;
            }
            ends = false;
            if (fit(cells.get(column.number() - 1).text(), column, false) >= 2) {
                return true;
            }
        }
        return ends;
    }

    /** Columns of times that are no limits: without its cell, the other one may be either. */
    private static boolean lastsOrRepeats(Column column) {
        return column.is(ColumnMeaning.DURATION)
                || column.is(ColumnMeaning.OPENING_HOURS)
                || column.is(ColumnMeaning.FREQUENCY)
                || column.is(ColumnMeaning.APPLY_BY);
    }

    /** The fee stands elsewhere: so may the limit. */
    private static void feeInPlace(List<SourceCell> cells, TableHead head) throws Uncertain {
        var fee = head.first(ColumnMeaning.FEE);
        var text = TableHead.text(cells, fee);
        if (fee == null || text.isBlank() || isFee(text) || isDitto(text) || !holdsDigit(text)) {
            return;
        }
        for (var other : head.columns()) {
            if (!other.equals(fee)
                    && !other.is(ColumnMeaning.NAME)
                    && !other.is(ColumnMeaning.SERIAL)
                    && isFee(TableHead.text(cells, other))) {
                throw new Uncertain(
                        "'"
                                + TableHead.text(cells, other)
                                + "' stands under '"
                                + other.heading()
                                + "' and '"
                                + text
                                + "' under '"
                                + fee.heading()
                                + "'");
            }
        }
    }

    /**
     * "At once", working days or a bare number in the unit of the limits: nothing lasts so long.
     */
    private static boolean isNoDuration(String text, Column limit) {
        var reading = TimeLimitReader.read(text);
        if (reading.needsReview()) {
            return limit.unit() != null
                    && isLimit(text + " " + limit.unit())
                    && TimeLimitReader.unitNamedIn(text) == null;
        }
        return reading.limit() instanceof TimeLimit.AtOnce
                || (reading.limit() instanceof TimeLimit.Within w
                        && w.unit() == TimeLimit.Unit.WORKING_DAYS);
    }

    private static boolean holdsDigit(String text) {
        return text.chars().anyMatch(c -> BanglaText.isDigit((char) c));
    }

    private static boolean mayHoldATime(Column column) {
        return column.is(ColumnMeaning.DURATION)
                || column.is(ColumnMeaning.OPENING_HOURS)
                || column.is(ColumnMeaning.FREQUENCY)
                || column.is(ColumnMeaning.APPLY_BY)
                || column.is(ColumnMeaning.ESCALATION)
                || column.is(ColumnMeaning.TIME)
                || column.is(ColumnMeaning.REMARKS);
    }

    private static Aligned best(List<SourceCell> cells, TableHead head, List<Column> limits)
            throws Uncertain {
        int n = head.columns().size();
        int m = cells.size();
        // for each choice of the cell that is the first limit (m: none), the best way
        double bestScore = IMPOSSIBLE;
        double nextScore = IMPOSSIBLE;
        int[] best = null;
        var first = limits.isEmpty() ? null : limits.getFirst();
        for (int limitCell = 0; limitCell <= m; limitCell++) {
            var way = new int[n];
            double score = way(cells, head, limits, first, limitCell, way);
            if (score > bestScore) {
                nextScore = bestScore;
                bestScore = score;
                best = way;
            } else if (score > nextScore) {
                nextScore = score;
            }
            if (first == null) {
                break;
            }
        }
        if (best == null || bestScore <= IMPOSSIBLE / 2) {
            throw new Uncertain("the row has " + m + " cells under " + n + " headings");
        }
        if (bestScore - nextScore < MARGIN && nextScore > IMPOSSIBLE / 2) {
            throw new Uncertain(
                    "the row has "
                            + m
                            + " cells under "
                            + n
                            + " headings, and more than one of them may be the limit");
        }
        var aligned = new ArrayList<SourceCell>();
        var missing = new ArrayList<Integer>();
        for (int j = 0; j < n; j++) {
            var column = head.columns().get(j);
            if (best[j] < 0) {
                missing.add(j + 1);
            }
            if (best[j] < 0 && (column.is(ColumnMeaning.NAME) || lastsOrRepeats(column))) {
                throw new Uncertain(
                        "the row has "
                                + m
                                + " cells under "
                                + n
                                + " headings, and the one for '"
                                + column.heading()
                                + "' may be among the missing");
            }
            aligned.add(best[j] < 0 ? new SourceCell("", false) : cells.get(best[j]));
        }
        if (first != null
                && isDitto(aligned.get(first.number() - 1).text())
                && !isConfirmed(aligned, head, first, missing)) {
            throw new Uncertain(
                    "the row has "
                            + m
                            + " cells under "
                            + n
                            + " headings, and any of its dittos may be the limit");
        }
        return new Aligned(aligned, missing);
    }

    /**
     * The best way to put the cells under the columns in order with one cell as the limit.
     *
     * @param limitCell the cell for the first limit column; the number of cells for none
     * @param way receives for each column its cell, or -1
     */
    private static double way(
            List<SourceCell> cells,
            TableHead head,
            List<Column> limits,
            @Nullable Column first,
            int limitCell,
            int[] way) {
        int n = head.columns().size();
        int m = cells.size();
        var score = new double[n + 1][m + 1];
        var takes = new boolean[n + 1][m + 1];
        for (var row : score) {
            Arrays.fill(row, IMPOSSIBLE);
        }
        score[0][0] = 0;
        for (int j = 1; j <= n; j++) {
            var column = head.columns().get(j - 1);
            boolean limit = limits.contains(column);
            for (int i = 0; i <= m; i++) {
                boolean mustTake = column.equals(first) && limitCell < m;
                boolean mustSkip = column.equals(first) && limitCell == m;
                double skipped =
                        mustTake
                                ? IMPOSSIBLE
                                : score[j - 1][i] - costOfMissing(column, limit, j, n, i == m);
                double taken =
                        i == 0
                                        || mustSkip
                                        || (mustTake && i - 1 != limitCell)
                                        || (!mustTake && first != null && i - 1 == limitCell)
                                ? IMPOSSIBLE
                                : score[j - 1][i - 1] + fit(cells.get(i - 1).text(), column, limit);
                takes[j][i] = taken > skipped;
                score[j][i] = Math.max(taken, skipped);
            }
        }
        int i = m;
        for (int j = n; j >= 1; j--) {
            way[j - 1] = takes[j][i] ? --i : -1;
        }
        return score[n][m];
    }

    private static double costOfMissing(
            Column column, boolean limit, int place, int columns, boolean atEnd) {
        if (limit) {
            return 2;
        }
        if (column.is(ColumnMeaning.NAME)) {
            return 3;
        }
        return atEnd && place > columns / 2 ? 0.5 : 1;
    }

    /** How well a cell fits under a heading, in points. */
    private static double fit(String cell, Column column, boolean limit) {
        if (cell.isBlank()) {
            return limit || column.is(ColumnMeaning.NAME) ? -0.5 : 0;
        }
        if (limit) {
            return isLimit(cell) && !isByFee(cell)
                    ? 4
                    : isDitto(cell) || isCondition(cell) ? 1 : isTimeLike(cell) ? 2 : -4;
        }
        boolean time = isLimit(cell) && !isByFee(cell);
        if (column.meaning() == null) {
            return time ? -2 : 0;
        }
        return switch (column.meaning()) {
            case SERIAL -> TableHead.isSerial(cell) ? 3 : -6;
            case NAME -> time ? -4 : TableHead.isSerial(cell) ? -3 : isFee(cell) ? -2 : 1;
            case FEE -> time ? -5 : isFee(cell) ? 3 : 0;
            case OFFICER, SUPERIOR, AUTHORITY, ALTERNATE ->
                    time ? -4 : PostTitle.in(cell) != null ? 2 : isFee(cell) ? -2 : 0;
            case DURATION, OPENING_HOURS, FREQUENCY, APPLY_BY, ESCALATION, TIME -> time ? 1 : 0;
            case METHOD,
                    DOCUMENTS,
                    ADDRESSEE,
                    CLIENT,
                    PLACE,
                    LAW,
                    VARIANT,
                    DETAILS,
                    REMARKS,
                    WHEN,
                    ADDRESS,
                    OTHER ->
                    time ? -4 : isFee(cell) ? -1 : 0;
        };
    }

    private static boolean isFee(String cell) {
        return FEE.matcher(cell).matches();
    }

    /** "শুনানি সাপেক্ষে": stands in the column of limits, though it is none. */
    private static boolean isCondition(String cell) {
        var reading = TimeLimitReader.read(cell);
        return reading.conditional() && reading.parts().size() == 1;
    }

    static boolean isDitto(String cell) {
        return TimeLimitReader.read(cell).limit() instanceof TimeLimit.Ditto;
    }

    /** Whether a cell is a time limit from end to end. */
    static boolean isLimit(String cell) {
        return !cell.isBlank() && !TimeLimitReader.read(cell).needsReview();
    }

    /** Whether a cell is a limit that names its time, and not only on what it depends. */
    static boolean isTimeWithNumber(String cell) {
        return isLimit(cell)
                && !(TimeLimitReader.read(cell).limit() instanceof TimeLimit.Unbounded);
    }

    /** Whether a cell speaks of a time, certain or not, or is no more than a dash. */
    static boolean isTimeLike(String cell) {
        var reading = TimeLimitReader.read(cell);
        return !reading.needsReview()
                || reading.limit() instanceof TimeLimit.Missing
                || reading.limit() instanceof TimeLimit.Ditto
                || reading.review() == ReviewReason.NO_FIXED_TIME
                || reading.review() == ReviewReason.ONLY_IF_POSSIBLE
                || speaksOfTime(reading);
    }

    private static boolean speaksOfTime(LimitReading reading) {
        return reading.parts().stream()
                .anyMatch(
                        p ->
                                switch (p.meaning()) {
                                    case AT_ONCE, AMOUNT, WINDOW, GROUND, OFFICE_TIME -> true;
                                    case WHERE_APPLICABLE,
                                            CONDITION,
                                            CLOCK_START,
                                            WITHIN,
                                            CLOSED_DAYS,
                                            DOUBTFUL,
                                            DITTO,
                                            NOTHING,
                                            NOT_UNDERSTOOD ->
                                            false;
                                });
    }
}
