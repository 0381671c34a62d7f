package bd.somoyshima.charter;

import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimitReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The limit column of a charter's table, read row by row. */
final class LimitReadings {

    /** Texts of published charters are few and their readings never change. */
    private static final Map<String, LimitReading> KNOWN = new ConcurrentHashMap<>();

    private LimitReadings() {}

    /**
     * The reading of one row: of its own text, or of the nearest row above that is no ditto.
     *
     * @param column the texts of one table, from the top
     * @param row counted from 0
     */
    static LimitReading of(List<String> column, int row) {
        var own = read(column.get(row));
        for (int above = row - 1; above >= 0 && own.limit() instanceof TimeLimit.Ditto; above--) {
            var reading = read(column.get(above));
            if (!(reading.limit() instanceof TimeLimit.Ditto)) {
                return own.sameAs(reading);
            }
        }
        return own;
    }

    /** The reading of a text by itself. */
    static LimitReading read(String text) {
        var known = KNOWN.get(text);
        return known != null ? known : KNOWN.computeIfAbsent(text, TimeLimitReader::read);
    }
}
