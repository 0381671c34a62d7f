package bd.somoyshima.projection.rollup;

import bd.somoyshima.casefile.Assessment.CaseKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By how much cells of the roll-ups change: what cases count for now, less what they counted for
 * before.
 */
public final class RollUpChange {

    /**
     * Where an office was.
     *
     * @param from first local date, inclusive; {@link LocalDate#MIN} for its first place
     * @param until first local date no longer there; {@link LocalDate#MAX} if it is there still
     * @param area BBS code of its district; of its division or the nation if it belongs to no
     *     single district
     */
    public record Stay(LocalDate from, LocalDate until, String area, String department) {}

    /** A cell of {@code area_day}. */
    record AreaDay(String area, CaseKind kind, int tier, boolean demonstration, LocalDate day) {}

    /** A cell of {@code service_month}. */
    record ServiceMonth(
            String area,
            CaseKind kind,
            String department,
            String service,
            boolean demonstration,
            LocalDate month) {}

    /** A cell of {@code days_month}. */
    record DaysMonth(ServiceMonth month, int workingDays) {}

    private final Map<AreaDay, long[]> areaDays = new HashMap<>();
    private final Map<ServiceMonth, long[]> serviceMonths = new HashMap<>();
    private final Map<DaysMonth, long[]> daysMonths = new HashMap<>();

    /**
     * Adds what a case counts for.
     *
     * @param stays of its office, as known now; none if no such office is registered
     * @param sign 1, or -1 to take it away
     */
    public void add(Standing standing, Collection<Stay> stays, int sign) {
        for (var stay : stays) {
            for (var posting : Postings.of(standing, stay.from(), stay.until())) {
                add(standing, stay, posting, sign);
            }
        }
    }

    private void add(Standing standing, Stay stay, Posting posting, int sign) {
        add(
                areaDays.computeIfAbsent(
                        new AreaDay(
                                stay.area(),
                                standing.kind(),
                                posting.tier(),
                                standing.demonstration(),
                                posting.day()),
                        cell -> new long[RollUpSql.MEASURES.size()]),
                posting.measures(),
                sign);
        if (posting.tier() != 0) {
            return;
        }
        var month =
                new ServiceMonth(
                        stay.area(),
                        standing.kind(),
                        stay.department(),
                        standing.service(),
                        standing.demonstration(),
                        posting.day().withDayOfMonth(1));
        add(
                serviceMonths.computeIfAbsent(month, cell -> new long[RollUpSql.MEASURES.size()]),
                posting.measures(),
                sign);
        if (posting.workingDays() != null) {
            daysMonths
                            .computeIfAbsent(
                                    new DaysMonth(month, posting.workingDays()),
                                    cell -> new long[1])[0] +=
                    sign;
        }
    }

    private static void add(long[] sums, int[] measures, int sign) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (long) sign * measures[i];
        }
    }

    List<Map.Entry<AreaDay, long[]>> areaDays() {
        return changed(areaDays);
    }

    List<Map.Entry<ServiceMonth, long[]>> serviceMonths() {
        return changed(serviceMonths);
    }

    List<Map.Entry<DaysMonth, long[]>> daysMonths() {
        return changed(daysMonths);
    }

    private static <K> List<Map.Entry<K, long[]>> changed(Map<K, long[]> cells) {
        return cells.entrySet().stream().filter(c -> isChanged(c.getValue())).toList();
    }

    private static boolean isChanged(long[] sums) {
        for (long sum : sums) {
            if (sum != 0) {
                return true;
            }
        }
        return false;
    }
}
