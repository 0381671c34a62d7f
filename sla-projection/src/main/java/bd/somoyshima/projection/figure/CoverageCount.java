package bd.somoyshima.projection.figure;

import bd.somoyshima.projection.figure.FigureReport.Coverage;
import bd.somoyshima.projection.figure.Period.Days;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of how many of the offices that were there something was heard in each period. An office
 * is there if it is on the last day of the period. A nation has tens of thousands of offices, and
 * each may be heard of on any day: a bit for each day of each office is what is left of that.
 */
final class CoverageCount {

    private final LocalDate first;
    private final LocalDate last;

    /** Of each period, from the first day on, both inclusive. */
    private final int[] begins;

    private final int[] ends;
    private final Map<String, BitSet> heard = new HashMap<>();
    private final long[] offices;
    private final long[] reported;

    /**
     * For periods that follow each other.
     *
     * @param periods at least one
     */
    CoverageCount(List<Days> periods) {
        this.first = periods.getFirst().from();
        this.last = periods.getLast().to();
        this.begins = periods.stream().mapToInt(p -> offset(p.from())).toArray();
        this.ends = periods.stream().mapToInt(p -> offset(p.to())).toArray();
        this.offices = new long[periods.size()];
        this.reported = new long[periods.size()];
    }

    /**
     * Days of a month on which something was heard of an office.
     *
     * @param month its first day
     * @param days bit 0 stands for the first day
     * @param until later days are left out
     */
    void heard(String office, LocalDate month, int days, LocalDate until) {
        int offset = offset(month);
        int end = offset(until.isBefore(last) ? until : last);
        var heard = days(office);
        for (int bits = days; bits != 0; bits &= bits - 1) {
            int day = offset + Integer.numberOfTrailingZeros(bits);
            if (day >= 0 && day <= end) {
                heard.set(day);
            }
        }
    }

    /** An office said that there was nothing to report on these days, both inclusive. */
    void nothingToReport(String office, LocalDate from, LocalDate until) {
        int begin = Math.max(0, offset(from.isBefore(first) ? first : from));
        int end = offset(until.isAfter(last) ? last : until);
        days(office).set(begin, end + 1);
    }

    /**
     * An office was there. To be called after everything that was heard of it.
     *
     * @param from first local date, inclusive
     * @param until the first local date after that
     */
    void there(String office, LocalDate from, LocalDate until) {
        var days = days(office);
        int there = offset(from.isBefore(first) ? first : from);
        int gone = offset(until.isAfter(last) ? last.plusDays(1) : until);
        for (int p = 0; p < offices.length; p++) {
            if (ends[p] < there || ends[p] >= gone) {
                continue;
            }
            offices[p]++;
            int day = days.nextSetBit(begins[p]);
            if (day >= 0 && day <= ends[p]) {
                reported[p]++;
            }
        }
    }

    /** One for each period. */
    List<Coverage> coverage() {
        var coverage = new ArrayList<Coverage>();
        for (int p = 0; p < offices.length; p++) {
            coverage.add(new Coverage(offices[p], reported[p]));
        }
        return coverage;
    }

    private BitSet days(String office) {
        return heard.computeIfAbsent(office, o -> new BitSet());
    }

    private int offset(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(first, day);
    }
}
