package bd.somoyshima.charter;

import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimitReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The limit column of a charter's table, read row by row. */
final class LimitReadings {

    private static final int MOST_KNOWN = 50_000;

    /** Readings of texts never change; those of a nation's charters are some thousands. */
    private static final Map<String, LimitReading> KNOWN = new ConcurrentHashMap<>();

    private LimitReadings() {}

    /**
     * The reading of one row: of its own text, or of the nearest row above that is no ditto.
     *
     * @param column the readings of one table by themselves, from the top
     * @param row counted from 0
     */
    static LimitReading of(List<LimitReading> column, int row) {
        var own = column.get(row);
        for (int above = row - 1; above >= 0 && own.limit() instanceof TimeLimit.Ditto; above--) {
            var reading = column.get(above);
            if (!(reading.limit() instanceof TimeLimit.Ditto)) {
                return own.sameAs(reading);
            }
        }
        return own;
    }

    /**
     * The reading of a text by itself.
     *
     * @param unit the unit of bare numbers, or null
     */
    static LimitReading read(String text, @Nullable String unit) {
        var whole = unit == null ? text : text + " " + unit;
        var known = KNOWN.get(whole);
        if (known == null && KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        return known != null ? known : KNOWN.computeIfAbsent(whole, TimeLimitReader::read);
    }
}
