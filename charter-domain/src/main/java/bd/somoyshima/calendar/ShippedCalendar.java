package bd.somoyshima.calendar;

import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.CalendarEntry.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The days that offices in Bangladesh were or will be closed, or open on a weekend, 2023–2026, as
 * gazetted and as later orders changed them; and their hours since November 2022.
 *
 * <p>Reconstructed from press copies of the gazette notices. Each row becomes a calendar fact like
 * any other, so an administrator can correct any day.
 */
public final class ShippedCalendar {

    private ShippedCalendar() {}

    /**
     * One row: its stable identifier and what it declares.
     *
     * @param id unique in its file and never changed, so that loading twice adds nothing
     */
    public record Row(String id, CalendarDeclaration declaration) {}

    /** All rows, in file order. */
    public static List<Row> rows() {
        var rows = new ArrayList<Row>();
        rows.addAll(read("bangladesh-2023-2026.csv", ShippedCalendar::day));
        rows.addAll(read("office-hours.csv", ShippedCalendar::hours));
        return List.copyOf(rows);
    }

    private static List<Row> read(String file, Function<CSVRecord, CalendarDeclaration> declared) {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in =
                        Objects.requireNonNull(
                                ShippedCalendar.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                var csv = format.parse(reader)) {
            return csv.stream().map(line -> new Row(line.get("id"), declared.apply(line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped calendar cannot be read", e);
        }
    }

    private static CalendarEntry day(CSVRecord line) {
        var declaredOn = line.get("declared_on");
        return new CalendarEntry(
                LocalDate.parse(line.get("date")),
                Kind.valueOf(line.get("kind")),
                HolidayClass.valueOf(line.get("class")),
                Scope.of(line.get("scope")),
                line.get("name_en"),
                line.get("name_bn"),
                null,
                declaredOn.isEmpty() ? null : WorkingCalendar.startOf(LocalDate.parse(declaredOn)));
    }

    private static OfficeHours hours(CSVRecord line) {
        var until = line.get("until");
        return new OfficeHours(
                LocalDate.parse(line.get("from")),
                until.isEmpty() ? null : LocalDate.parse(until),
                LocalTime.parse(line.get("opens")),
                LocalTime.parse(line.get("closes")),
                Scope.of(line.get("scope")),
                line.get("name_en"),
                line.get("name_bn"),
                null,
                null);
    }

    /** A calendar of all rows. */
    public static WorkingCalendar calendar() {
        return WorkingCalendar.of(rows().stream().map(Row::declaration).toList());
    }
}
