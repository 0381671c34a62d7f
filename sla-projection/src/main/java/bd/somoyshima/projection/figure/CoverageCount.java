package bd.somoyshima.projection.figure;

import bd.somoyshima.projection.figure.FigureReport.Coverage;
import bd.somoyshima.projection.figure.Period.Days;
import bd.somoyshima.projection.office.Activity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of how many of the offices that were there something is known in each period, whenever it
 * was reported, and of how many of these only after the period had ended. An office is there if it
 * is on the last day of the period. A nation has tens of thousands of offices, and each may tell of
 * any day: two bits for each day of each office are what is left of that.
 */
final class CoverageCount {

    private final LocalDate first;
    private final LocalDate last;

    /** Of each period, from the first day on, both inclusive. */
    private final int[] begins;

    private final int[] ends;
    private final Map<String, Told> told = new HashMap<>();
    private final long[] offices;
    private final long[] reported;
    private final long[] late;

    /**
     * The days of which something is known.
     *
     * @param inTime those reported before their period ended, or as history
     */
    private record Told(BitSet all, BitSet inTime) {}

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
        this.late = new long[periods.size()];
    }

    /**
     * Days of a month of which facts of an office tell.
     *
     * @param month its first day
     * @param recorded for each day when the first fact was recorded that tells of it, in days after
     *     the first of the month; {@link Activity#NEVER} if none does
     * @param asHistory days told of as history: they could not have been told in time; bit 0 stands
     *     for the first day
     * @param recordedUntil what was recorded later is not known yet
     * @param known whether something that tells of the month was recorded early enough, though
     *     perhaps on a later day than that
     * @param until later days are left out
     */
    void told(
            String office,
            LocalDate month,
            Short[] recorded,
            int asHistory,
            LocalDate recordedUntil,
            boolean known,
            LocalDate until) {
        int offset = offset(month);
        int end = offset(until.isBefore(last) ? until : last);
        int earliest = Activity.NEVER;
        for (short day : recorded) {
            earliest = Math.min(earliest, day);
        }
        long lastRecorded = ChronoUnit.DAYS.between(month, recordedUntil);
        for (int i = 0; i < recorded.length; i++) {
            int day = offset + i;
            boolean isKnown =
                    recorded[i] != Activity.NEVER
                            && (recorded[i] <= lastRecorded || (known && recorded[i] == earliest));
            if (isKnown && day >= 0 && day <= end) {
                var days = days(office);
                days.all().set(day);
                if ((asHistory & (1 << i)) != 0 || offset + recorded[i] <= endOfPeriod(day)) {
                    days.inTime().set(day);
                }
            }
        }
    }

    private int endOfPeriod(int day) {
        int p = Arrays.binarySearch(begins, day);
        return ends[p >= 0 ? p : -p - 2];
    }

    /** An office said that there was nothing to report on these days, both inclusive. */
    void nothingToReport(String office, LocalDate from, LocalDate until) {
        int begin = Math.max(0, offset(from.isBefore(first) ? first : from));
        int end = offset(until.isAfter(last) ? last : until);
        days(office).all().set(begin, end + 1);
        days(office).inTime().set(begin, end + 1);
    }

    /**
     * An office was there. To be called after everything that is known of it.
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
            if (isAny(days.all(), p)) {
                reported[p]++;
                late[p] += isAny(days.inTime(), p) ? 0 : 1;
            }
        }
    }

    private boolean isAny(BitSet days, int p) {
        int day = days.nextSetBit(begins[p]);
        return day >= 0 && day <= ends[p];
    }

    /** One for each period. */
    List<Coverage> coverage() {
        var coverage = new ArrayList<Coverage>();
        for (int p = 0; p < offices.length; p++) {
            coverage.add(new Coverage(offices[p], reported[p], late[p]));
        }
        return coverage;
    }

    private Told days(String office) {
        return told.computeIfAbsent(office, o -> new Told(new BitSet(), new BitSet()));
    }

    private int offset(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(first, day);
    }
}
