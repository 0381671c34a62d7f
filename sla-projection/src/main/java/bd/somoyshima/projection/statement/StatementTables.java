package bd.somoyshima.projection.statement;

import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.projection.statement.Statement.Line;
import bd.somoyshima.projection.statement.Statement.Part;
import bd.somoyshima.web.CsvCells;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A statement as CSV or as a workbook: the same tables, with real numbers and dates. */
final class StatementTables {

    /** So that spreadsheets read the file as UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String DATE_FORMAT = "yyyy-mm-dd";

    private StatementTables() {}

    /** A heading and rows of texts, numbers and dates. */
    private record Table(String name, List<String> columns, List<List<Object>> rows) {}

    private static List<Table> tables(Statement statement, StatementText text) {
        var tables = new ArrayList<Table>();
        for (var part : statement.parts()) {
            tables.add(
                    new Table(
                            text.kind(part.kind()),
                            columns(text.by(part), text),
                            rows(statement, part, text)));
            if (part.tiers() != null) {
                tables.add(
                        new Table(
                                text.say("Complaints by tier", "ধাপ অনুযায়ী অভিযোগ"),
                                columns(text.tier(), text),
                                part.tiers().stream()
                                        .map(t -> row(statement.month(), t, text.name(t)))
                                        .toList()));
            }
        }
        tables.add(restatements(statement, text));
        return tables;
    }

    private static List<String> columns(String first, StatementText text) {
        var columns =
                new ArrayList<>(List.of(text.say("Month", "মাস"), first, text.say("Name", "নাম")));
        for (var column : BalanceColumn.values()) {
            columns.add(column.in(text.bangla()));
        }
        columns.add(text.say("No data since", "যে তারিখ থেকে তথ্য নেই"));
        return columns;
    }

    private static List<List<Object>> rows(Statement statement, Part part, StatementText text) {
        var rows = new ArrayList<List<Object>>();
        for (var line : part.lines()) {
            rows.add(row(statement.month(), line, text.name(line)));
        }
        rows.add(row(statement.month(), part.total(), text.whole()));
        return rows;
    }

    private static List<Object> row(LocalDate month, Line line, String name) {
        var row = new ArrayList<Object>(List.of(month, line.key(), name));
        for (var column : BalanceColumn.values()) {
            row.add(line.get(column));
        }
        row.add(line.silentSince() == null ? "" : line.silentSince());
        return row;
    }

    private static Table restatements(Statement statement, StatementText text) {
        var rows = new ArrayList<List<Object>>();
        for (var r : statement.restatements()) {
            rows.add(
                    List.of(
                            r.month(),
                            text.kind(r.kind()),
                            r.key(),
                            r.key().isEmpty()
                                    ? text.whole()
                                    : text.name(r.key(), r.nameEn(), r.nameBn()),
                            r.column().in(text.bangla()),
                            r.was(),
                            r.is()));
        }
        return new Table(
                text.say("Restatements", "সংশোধনী"),
                List.of(
                        text.say("Month", "মাস"),
                        text.say("Kind", "ধরন"),
                        text.say("Key", "সংকেত"),
                        text.say("Name", "নাম"),
                        text.say("Number", "সংখ্যা"),
                        text.say("Was", "ছিল"),
                        text.say("Is", "হয়েছে")),
                rows);
    }

    /** The tables one below the other, an empty line between them. */
    static void csv(Statement statement, StatementText text, OutputStream out) throws IOException {
        try (var csv =
                new CSVPrinter(
                        new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
            csv.getOut().append(BYTE_ORDER_MARK);
            csv.printRecord(
                    text.title(),
                    CsvCells.harmless(text.nameOf(statement)),
                    statement.month(),
                    text.coverage(statement));
            for (var table : tables(statement, text)) {
                if (!table.rows().isEmpty()) {
                    csv.println();
                    csv.printRecord(table.name());
                    csv.printRecord(table.columns());
                    for (var row : table.rows()) {
                        csv.printRecord(row.stream().map(CsvCells::harmless).toList());
                    }
                }
            }
        }
    }

    /** A sheet for each table. */
    static void xlsx(Statement statement, StatementText text, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Somoyshima", "1.0")) {
            var about = workbook.newWorksheet(text.title());
            about.value(0, 0, text.title());
            about.style(0, 0).bold().set();
            about.value(1, 0, text.nameOf(statement));
            about.value(2, 0, text.say("Month", "মাস"));
            about.value(2, 1, statement.month());
            about.style(2, 1).format(DATE_FORMAT).set();
            about.value(3, 0, text.say("As known at", "যে সময় পর্যন্ত জানা"));
            about.value(3, 1, statement.asKnownAt().atZone(WorkingCalendar.ZONE).toLocalDateTime());
            about.style(3, 1).format("yyyy-mm-dd hh:mm").set();
            about.value(4, 0, text.coverage(statement));
            about.width(0, 40);
            about.width(1, 20);
            for (var table : tables(statement, text)) {
                write(workbook.newWorksheet(table.name()), table);
            }
        }
    }

    private static void write(Worksheet sheet, Table table) {
        for (int c = 0; c < table.columns().size(); c++) {
            sheet.value(0, c, table.columns().get(c));
            sheet.style(0, c).bold().wrapText(true).set();
            sheet.width(c, c == 2 ? 36 : 16);
        }
        sheet.freezePane(0, 1);
        for (int r = 0; r < table.rows().size(); r++) {
            var row = table.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                switch (row.get(c)) {
                    case Long number -> sheet.value(r + 1, c, number);
                    case LocalDate date -> {
                        sheet.value(r + 1, c, date);
                        sheet.style(r + 1, c).format(DATE_FORMAT).set();
                    }
                    default -> sheet.value(r + 1, c, String.valueOf(row.get(c)));
                }
            }
        }
    }
}
