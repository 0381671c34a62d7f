package bd.somoyshima.projection.figure;

import bd.somoyshima.projection.figure.FigureReport.Coverage;
import bd.somoyshima.projection.figure.FigureReport.Disposed;
import bd.somoyshima.projection.figure.FigureReport.Figures;
import bd.somoyshima.projection.figure.FigureReport.Pauses;
import bd.somoyshima.projection.figure.FigureReport.Pending;
import bd.somoyshima.projection.figure.FigureReport.Reports;
import bd.somoyshima.projection.figure.FigureReport.Share;
import bd.somoyshima.projection.figure.FigureReport.TierFigures;
import bd.somoyshima.projection.figure.FigureReport.WorkingDays;
import bd.somoyshima.projection.figure.Period.Days;
import bd.somoyshima.projection.rollup.RollUpSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums of one row of a report, period by period, and what follows from them. */
final class FigureSums {

    private static final int TIERS = 4;
    private static final String RAN_OUT_BY_NOW = "ran_out_by_now";
    private static final String OVERDUE_BY_NOW = "overdue_by_now";
    private static final List<String> COLUMNS = columns();

    /** [tier][period; 0 is all time before the first][column] */
    private final long[][][] sums;

    /** Cases by working days, for each period. */
    private final List<TreeMap<Integer, Long>> took = new ArrayList<>();

    FigureSums(int periods) {
        sums = new long[TIERS][periods + 1][COLUMNS.size()];
        for (int i = 0; i < periods; i++) {
            took.add(new TreeMap<>());
        }
    }

    private static List<String> columns() {
        var columns = new ArrayList<>(RollUpSql.MEASURES);
        columns.add(RAN_OUT_BY_NOW);
        columns.add(OVERDUE_BY_NOW);
        return List.copyOf(columns);
    }

    /** Adds a row of sums. */
    void add(int tier, int period, ResultSet row) throws SQLException {
        for (int i = 0; i < COLUMNS.size(); i++) {
            sums[tier][period][i] += row.getLong(COLUMNS.get(i));
        }
    }

    /** Adds cases closed in a period (the first is 1) that took so many working days. */
    void took(int period, int workingDays, long cases) {
        took.get(period - 1).merge(workingDays, cases, Long::sum);
    }

    /** Whether nothing was open or happened at any time asked for. */
    boolean isEmpty() {
        for (int period = 1; period < sums[0].length; period++) {
            for (long sum : sums[0][period]) {
                if (sum != 0) {
                    return false;
                }
            }
        }
        return sum(0, 0, "backlog") == 0;
    }

    private long sum(int tier, int period, String measure) {
        return sums[tier][period][COLUMNS.indexOf(measure)];
    }

    private long upTo(int tier, int period, String measure) {
        long sum = 0;
        for (int i = 0; i <= period; i++) {
            sum += sum(tier, i, measure);
        }
        return sum;
    }

    /**
     * The figures of every period.
     *
     * @param coverage one for each period, or none
     */
    List<Figures> figures(List<Days> periods, boolean complaints, List<Coverage> coverage) {
        var figures = new ArrayList<Figures>();
        for (int i = 0; i < periods.size(); i++) {
            figures.add(
                    figures(
                            i + 1,
                            periods.get(i),
                            complaints,
                            coverage.isEmpty() ? null : coverage.get(i)));
        }
        return figures;
    }

    private Figures figures(int p, Days days, boolean complaints, @Nullable Coverage coverage) {
        var disposed =
                new Disposed(
                        sum(0, p, "closed_instant"),
                        sum(0, p, "closed_within"),
                        sum(0, p, "closed_late"),
                        sum(0, p, "withdrawn"),
                        sum(0, p, "transferred"),
                        sum(0, p, "closed_unjudged"));
        long open = upTo(0, p, "backlog");
        long overdue = upTo(0, p, OVERDUE_BY_NOW);
        long noTarget = upTo(0, p, "no_target");
        long opening = upTo(0, p - 1, "backlog");
        long received = sum(0, p, "received");
        long judged = disposed.inTime() + disposed.late();
        long agreed = sum(0, p, "agreed");
        return new Figures(
                days.from(),
                days.to(),
                opening,
                received,
                open - opening - received + disposed.all(),
                disposed,
                new Pending(open - overdue - noTarget, overdue, noTarget),
                sum(0, p, RAN_OUT_BY_NOW),
                Share.of(disposed.inTime(), judged),
                Share.of(disposed.instant(), sum(0, p, "instant_promised")),
                Share.of(agreed - sum(0, p, "agreed_late"), agreed),
                sum(0, p, "extended"),
                workingDays(took.get(p - 1)),
                new Pauses(sum(0, p, "pauses"), sum(0, p, "paused_days")),
                new Reports(
                        sum(0, p, "reported_late"),
                        received + disposed.all(),
                        sum(0, p, "report_days")),
                complaints ? tiers(p) : null,
                coverage);
    }

    private List<TierFigures> tiers(int p) {
        var tiers = new ArrayList<TierFigures>();
        for (int tier = 1; tier < TIERS; tier++) {
            tiers.add(
                    new TierFigures(
                            tier,
                            upTo(tier, p - 1, "backlog"),
                            sum(tier, p, "received"),
                            sum(tier, p, "closed_instant") + sum(tier, p, "closed_within"),
                            sum(tier, p, "closed_late"),
                            sum(tier, p, RAN_OUT_BY_NOW),
                            sum(tier, p, "transferred"),
                            sum(tier, p, "closed_unjudged"),
                            upTo(tier, p, "backlog"),
                            upTo(tier, p, OVERDUE_BY_NOW)));
        }
        return tiers;
    }

    private static @Nullable WorkingDays workingDays(NavigableMap<Integer, Long> histogram) {
        long cases = histogram.values().stream().mapToLong(Long::longValue).sum();
        return cases == 0
                ? null
                : new WorkingDays(
                        cases,
                        percentile(histogram, cases, 50),
                        percentile(histogram, cases, 90),
                        percentile(histogram, cases, 95),
                        histogram.lastKey());
    }

    /** The least number of days within which at least so many in a hundred cases were closed. */
    private static int percentile(NavigableMap<Integer, Long> histogram, long cases, int percent) {
        long wanted = Math.ceilDiv(cases * percent, 100L);
        long soFar = 0;
        for (var entry : histogram.entrySet()) {
            soFar += entry.getValue();
            if (soFar >= wanted) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("more cases than the histogram has");
    }
}
