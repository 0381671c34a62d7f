package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.ServiceCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that was found, and how its columns were understood.
 *
 * @param line of its head
 * @param kind what its rows are
 * @param category of its services, or null if the text does not say or they are no services
 * @param columns from the left
 */
public record ReadTable(
        int line, Kind kind, @Nullable ServiceCategory category, List<ReadColumn> columns) {

    public enum Kind {
        SERVICES,
        COMPLAINT_TIERS,
        EXPECTATIONS
    }

    /**
     * A column.
     *
     * @param number counted from 1
     * @param heading as it stands in the text
     * @param meaning what it holds, or null if its heading is not known
     * @param foundBy the words by which that was recognised, in their usual spelling; null with the
     *     meaning
     * @param misspelt whether they have one letter wrong
     */
    public record ReadColumn(
            int number,
            String heading,
            @Nullable ColumnMeaning meaning,
            @Nullable String foundBy,
            boolean misspelt) {}

    public ReadTable {
        columns = List.copyOf(columns);
    }
}
