package bd.somoyshima.calendar;

import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.CalendarEntry.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/**
 * The days that offices in Bangladesh were or will be closed, or open on a weekend, 2023–2026, as
 * gazetted and as later orders changed them.
 *
 * <p>Reconstructed from press copies of the gazette notices. Each row becomes a calendar fact like
 * any other, so an administrator can correct any day.
 */
public final class ShippedCalendar {

    private static final String FILE = "bangladesh-2023-2026.csv";

    private ShippedCalendar() {}

    /**
     * One row: its stable identifier and the entry.
     *
     * @param id unique in the file and never changed, so that loading twice adds nothing
     */
    public record Row(String id, CalendarEntry entry) {}

    /** All rows, in file order. */
    public static List<Row> rows() {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in =
                        Objects.requireNonNull(
                                ShippedCalendar.class.getResourceAsStream(FILE), FILE);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                var csv = format.parse(reader)) {
            var rows = new ArrayList<Row>();
            for (var line : csv) {
                var declaredOn = line.get("declared_on");
                rows.add(
                        new Row(
                                line.get("id"),
                                new CalendarEntry(
                                        LocalDate.parse(line.get("date")),
                                        Kind.valueOf(line.get("kind")),
                                        HolidayClass.valueOf(line.get("class")),
                                        Scope.of(line.get("scope")),
                                        line.get("name_en"),
                                        line.get("name_bn"),
                                        null,
                                        declaredOn.isEmpty()
                                                ? null
                                                : WorkingCalendar.startOf(
                                                        LocalDate.parse(declaredOn)))));
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped calendar cannot be read", e);
        }
    }

    /** A calendar of all rows. */
    public static WorkingCalendar calendar() {
        return WorkingCalendar.of(rows().stream().map(Row::entry).toList());
    }
}
