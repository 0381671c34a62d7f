package bd.somoyshima.projection.office;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** On which days something was heard of which offices, gathered over a batch. */
public final class Activity {

    /**
     * The days of one month.
     *
     * @param month its first date
     * @param days bit 0 stands for the first day of the month
     */
    public record Month(String office, LocalDate month, int days) {}

    private record Key(String office, LocalDate month) {}

    private final Map<Key, Integer> byMonth = new HashMap<>();

    /** Notes that something was heard of an office on a local date. */
    public void add(String office, LocalDate on) {
        byMonth.merge(
                new Key(office, on.withDayOfMonth(1)),
                1 << (on.getDayOfMonth() - 1),
                (a, b) -> a | b);
    }

    /** Adds what others have gathered. */
    public void addAll(Activity others) {
        others.byMonth.forEach((key, days) -> byMonth.merge(key, days, (a, b) -> a | b));
    }

    /** By office and month. */
    public List<Month> inOrder() {
        return byMonth.entrySet().stream()
                .map(e -> new Month(e.getKey().office(), e.getKey().month(), e.getValue()))
                .sorted(Comparator.comparing(Month::office).thenComparing(Month::month))
                .toList();
    }
}
