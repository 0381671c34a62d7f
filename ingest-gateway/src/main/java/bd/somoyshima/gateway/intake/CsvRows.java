package bd.somoyshima.gateway.intake;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.intake.CsvOptions.Dates;
import bd.somoyshima.gateway.intake.RawEvent.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of an office's own list as CloudEvents: a row a fact, a column a field. Digits may be Bangla
 * everywhere; what is stored has 0 to 9.
 */
final class CsvRows {

    /** Columns that are attributes of the event; all others are fields of its data. */
    private static final Map<String, String> ATTRIBUTES =
            Map.of("id", "id", "type", "type", "time", "time");

    /** Columns of the data, and the field each one is. */
    private static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("office", "office"),
                    Map.entry("case_no", "caseNo"),
                    Map.entry("service", "service"),
                    Map.entry("variant", "variant"),
                    Map.entry("event", "event"),
                    Map.entry("applicant", "applicant"),
                    Map.entry("complainant", "complainant"),
                    Map.entry("waiting_for", "waitingFor"),
                    Map.entry("agreed_on", "agreedOn"),
                    Map.entry("agreed_at", "agreedAt"),
                    Map.entry("extended_to", "extendedTo"),
                    Map.entry("authority", "authority"),
                    Map.entry("order_no", "orderNo"),
                    Map.entry("ground", "ground"),
                    Map.entry("to_office", "toOffice"),
                    Map.entry("from", "from"),
                    Map.entry("until", "until"),
                    Map.entry("voids", "voids"));

    /** Headings in Bangla, and the column each one is. */
    private static final Map<String, String> BANGLA =
            Map.ofEntries(
                    Map.entry("ক্রমিক", "id"),
                    Map.entry("ক্রমিক নং", "id"),
                    Map.entry("ধরন", "type"),
                    Map.entry("সময়", "time"),
                    Map.entry("তারিখ", "time"),
                    Map.entry("কার্যালয়", "office"),
                    Map.entry("কেস নম্বর", "case_no"),
                    Map.entry("আবেদন নম্বর", "case_no"),
                    Map.entry("সেবা", "service"),
                    Map.entry("সেবার শ্রেণি", "variant"),
                    Map.entry("গণনা শুরুর ঘটনা", "event"),
                    Map.entry("আবেদনকারী", "applicant"),
                    Map.entry("অভিযোগকারী", "complainant"),
                    Map.entry("কার অপেক্ষায়", "waiting_for"),
                    Map.entry("সম্মত তারিখ", "agreed_on"),
                    Map.entry("সম্মত সময়", "agreed_at"),
                    Map.entry("বর্ধিত তারিখ", "extended_to"),
                    Map.entry("অনুমোদনকারী", "authority"),
                    Map.entry("আদেশ নম্বর", "order_no"),
                    Map.entry("কারণ", "ground"),
                    Map.entry("প্রেরিত কার্যালয়", "to_office"));

    private static final Set<String> DATES = Set.of("agreed_on", "extended_to", "from", "until");

    private static final Pattern TIME =
            Pattern.compile(
                    "(?:(?<y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})"
                            + "|(?<a>\\d{1,2})[-/.](?<b>\\d{1,2})[-/.](?<year>\\d{4}))"
                            + "(?:[ T](?<h>\\d{1,2}):(?<min>\\d{2})(?::(?<s>\\d{2})(?:\\.\\d{1,9})?)?(?: ?(?<half>[AaPp][Mm]))?)?"
                            + " ?(?<offset>Z|[+-]\\d{2}:\\d{2})?");

    /** So that the id of a correction is not too long, either. */
    private static final int LONGEST_ID = 180;

    private final byte[] heading;
    private final char delimiter;
    private final List<String> columns;
    private final CsvOptions options;

    private CsvRows(byte[] heading, char delimiter, List<String> columns, CsvOptions options) {
        this.heading = heading;
        this.delimiter = delimiter;
        this.columns = columns;
        this.options = options;
    }

    /**
     * The rows under a heading.
     *
     * @throws UnreadableException if it is no heading of ours, saying why
     */
    static CsvRows under(byte[] heading, CsvOptions options) throws UnreadableException {
        var text = text(heading);
        char delimiter = delimiter(text);
        var columns = new ArrayList<String>();
        for (var cell : cells(text, delimiter)) {
            var name = BanglaText.normalise(cell.strip());
            var column =
                    BANGLA.entrySet().stream()
                            .filter(e -> BanglaText.normalise(e.getKey()).equals(name))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(name.toLowerCase(Locale.ROOT).replace(' ', '_'));
            if (!ATTRIBUTES.containsKey(column) && !FIELDS.containsKey(column)) {
                throw new UnreadableException(
                        "the heading has the column '"
                                + cell.strip()
                                + "', which there is not; write some of "
                                + known());
            }
            columns.add(column);
        }
        var twice = new HashSet<String>();
        for (var column : columns) {
            if (!twice.add(column)) {
                throw new UnreadableException("the heading has the column '" + column + "' twice");
            }
        }
        for (var needed : List.of("id", "type", "time", "case_no")) {
            boolean idle = needed.equals("case_no") && columns.contains("from");
            if (!columns.contains(needed) && !idle) {
                throw new UnreadableException(
                        "the heading lacks the column '"
                                + needed
                                + "'; the first line names the columns: "
                                + known());
            }
        }
        return new CsvRows(heading, delimiter, columns, options);
    }

    /** What stands between values. */
    char delimiter() {
        return delimiter;
    }

    /** How many columns the heading has. */
    int columns() {
        return columns.size();
    }

    private static List<String> known() {
        var known = new ArrayList<String>(List.of("id", "type", "time"));
        FIELDS.keySet().stream().sorted().forEach(known::add);
        return known;
    }

    /** Spreadsheets of some countries separate by semicolons, exports by tabs. */
    private static char delimiter(String heading) {
        if (heading.indexOf('\t') >= 0) {
            return '\t';
        }
        return heading.indexOf(';') >= 0 ? ';' : ',';
    }

    /** What is kept of a row in quarantine: the heading and the row, an upload of its own. */
    byte[] upload(byte[] row) {
        var upload = new ByteArrayOutputStream();
        upload.writeBytes(heading);
        upload.write('\n');
        upload.writeBytes(row);
        return upload.toByteArray();
    }

    /**
     * The event of a row.
     *
     * @throws UnreadableException if it is no row of this heading
     */
    RawEvent event(byte[] row) throws UnreadableException {
        var cells = cells(text(row), delimiter);
        if (cells.size() > columns.size()
                && !cells.subList(columns.size(), cells.size()).stream()
                        .allMatch(String::isBlank)) {
            throw new UnreadableException(
                    "the row has "
                            + cells.size()
                            + " values and the heading "
                            + columns.size()
                            + " columns; put values with a '"
                            + delimiter
                            + "' between quotation marks");
        }
        var event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("source", options.source());
        var data = JsonNodeFactory.instance.objectNode();
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            var value = latinDigits(cells.get(i).strip());
            if (!value.isEmpty()) {
                try {
                    put(event, data, columns.get(i), value);
                } catch (UnreadableException e) {
                    problems.add(
                            new Problem(
                                    columns.get(i),
                                    value,
                                    Problem.Code.MALFORMED,
                                    e.problem().message()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new UnreadableException(event.path("id").asString(null), problems);
        }
        if (!data.has("office") && options.office() != null) {
            data.put("office", options.office());
        }
        event.set("data", data);
        return new RawEvent(event, upload(row), RawEvent.ROW, options.attributes());
    }

    private void put(ObjectNode event, ObjectNode data, String column, String value)
            throws UnreadableException {
        switch (column) {
            case "time" -> {
                var matched = matched(column, value);
                event.put("time", time(column, value, matched));
                if (matched.group("h") == null) {
                    event.put(FactTranslator.DAY_ONLY, true);
                }
            }
            case "agreed_at" -> {
                var matched = matched(column, value);
                if (matched.group("h") == null) {
                    throw new UnreadableException(
                            "agreed_at is '"
                                    + value
                                    + "'; write date and time such as 2026-05-24 15:30, or the date in"
                                    + " agreed_on");
                }
                data.put("agreedAt", time(column, value, matched));
                if (!data.has("agreedOn")) {
                    data.put("agreedOn", date(column, matched).toString());
                }
            }
            case "id" -> {
                if (value.length() > LONGEST_ID) {
                    throw new UnreadableException(
                            "id has "
                                    + value.length()
                                    + " characters; write at most "
                                    + LONGEST_ID);
                }
                event.put(column, value);
            }
            case "type" -> event.put(column, value);
            case "voids" -> data.putObject("voids").put("id", value);
            default ->
                    data.put(
                            String.valueOf(FIELDS.get(column)),
                            DATES.contains(column) ? day(column, value).toString() : value);
        }
    }

    /** A date without a time of day; midnight is how spreadsheets write that. */
    private LocalDate day(String column, String value) throws UnreadableException {
        var matched = matched(column, value);
        boolean midnight =
                matched.group("h") == null || timeOfDay(matched).equals(LocalTime.MIDNIGHT);
        if (!midnight || matched.group("offset") != null) {
            throw new UnreadableException(
                    column
                            + " is '"
                            + value
                            + "'; write the date only, such as 2026-05-24"
                            + (column.equals("agreed_on")
                                    ? ", or date and time in agreed_at"
                                    : ""));
        }
        return date(column, matched);
    }

    private String time(String column, String value, Matcher matched) throws UnreadableException {
        try {
            var time = date(column, matched).atTime(timeOfDay(matched));
            var offset = matched.group("offset");
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    offset == null
                            ? time.atZone(WorkingCalendar.ZONE).toOffsetDateTime()
                            : time.atOffset(ZoneOffset.of(offset)));
        } catch (DateTimeException e) {
            throw notRead(column, value);
        }
    }

    private static LocalTime timeOfDay(Matcher matched) {
        if (matched.group("h") == null) {
            return LocalTime.NOON;
        }
        int hour = Integer.parseInt(matched.group("h"));
        var half = matched.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no such hour");
            }
            hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        }
        var seconds = matched.group("s");
        return LocalTime.of(
                hour,
                Integer.parseInt(matched.group("min")),
                seconds == null ? 0 : Integer.parseInt(seconds));
    }

    private Matcher matched(String column, String value) throws UnreadableException {
        var matched = TIME.matcher(value);
        if (!matched.matches()) {
            throw notRead(column, value);
        }
        return matched;
    }

    private LocalDate date(String column, Matcher matched) throws UnreadableException {
        try {
            if (matched.group("y") != null) {
                return LocalDate.of(
                        number(matched, "y"), number(matched, "m"), number(matched, "d"));
            }
            int a = number(matched, "a");
            int b = number(matched, "b");
            int year = number(matched, "year");
            return switch (options.dates()) {
                case ISO ->
                        throw new UnreadableException(
                                column
                                        + " is '"
                                        + matched.group()
                                        + "': is the day first, or the month? Write 2026-05-24, or say"
                                        + " dates=day-first or dates=month-first for the whole upload");
                case DAY_FIRST -> LocalDate.of(year, b, a);
                case MONTH_FIRST -> LocalDate.of(year, a, b);
            };
        } catch (DateTimeException e) {
            throw notRead(column, matched.group());
        }
    }

    private static int number(Matcher matched, String group) {
        return Integer.parseInt(matched.group(group));
    }

    private UnreadableException notRead(String column, String value) {
        var dates = options.dates();
        return new UnreadableException(
                column
                        + " is '"
                        + value
                        + "'; write a date such as 2026-05-24"
                        + (dates == Dates.ISO
                                ? ""
                                : dates == Dates.DAY_FIRST ? " or 24/05/2026" : " or 05/24/2026")
                        + (column.equals("time") || column.equals("agreed_at")
                                ? ", with a time such as 15:30 if it is known"
                                : ""));
    }

    private static String latinDigits(String text) {
        var latin = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> latin.appendCodePoint(c >= '০' && c <= '৯' ? c - '০' + '0' : c));
        return latin.toString();
    }

    private static String text(byte[] bytes) throws UnreadableException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException(
                    "the line is not UTF-8; save the list as \"CSV UTF-8\" and send it again");
        }
    }

    private static List<String> cells(String line, char delimiter) throws UnreadableException {
        var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try (var parser = format.parse(new StringReader(line))) {
            var rows = parser.getRecords();
            if (rows.size() != 1) {
                throw new UnreadableException("the line cannot be read as one row");
            }
            return rows.getFirst().toList();
        } catch (IOException | IllegalStateException | java.io.UncheckedIOException e) {
            throw new UnreadableException(
                    "the line cannot be read as a row: is a quotation mark missing?");
        }
    }
}
