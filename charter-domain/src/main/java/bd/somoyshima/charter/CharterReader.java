package bd.somoyshima.charter;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.charter.CharterText.Code;
import bd.somoyshima.charter.CharterText.Note;
import bd.somoyshima.charter.CharterText.Severity;
import bd.somoyshima.limit.TimeLimitReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a citizen charter in the official form: plain text with tab-separated tables, as offices
 * publish it on their sites.
 *
 * <p>Service names and limit texts are kept byte for byte. Text is compared after {@link
 * BanglaText#normalise}. The officer column holds persons and telephone numbers: only the post is
 * taken from it. Nothing is dropped in silence; every repair and every doubt is a note with its
 * line.
 */
public final class CharterReader {

    private static final int SERVICE_CELLS = 7;
    private static final int TIER_CELLS = 5;
    private static final int LAST_SERIAL = 999;

    private static final Pattern PARAGRAPH_TAG = Pattern.compile("</?p>");
    private static final Pattern RULE_LINE = Pattern.compile("[-\\s]*-{3,}[-\\s]*");
    private static final Pattern COLUMN_NUMBERS = Pattern.compile("\\(?[০-৯0-9]+\\)?");

    private static final String TITLE = BanglaText.normalise("সিটিজেন চার্টার");
    private static final Map<String, ServiceCategory> SECTIONS =
            Map.of(
                    BanglaText.normalise("নাগরিক সেবা"), ServiceCategory.CITIZEN,
                    BanglaText.normalise("প্রাতিষ্ঠানিক সেবা"), ServiceCategory.INSTITUTIONAL,
                    BanglaText.normalise("অভ্যন্তরীণ সেবা"), ServiceCategory.INTERNAL);
    private static final String SERVICE_HEAD = BanglaText.normalise("সেবার নাম");
    private static final String TIER_HEAD = BanglaText.normalise("নিষ্পত্তির সময়সীমা");
    private static final String EXPECTATION_HEAD =
            BanglaText.normalise("সেবা প্রাপ্তির লক্ষ্যে করণীয়");
    private static final String EXTRA_NUKTA = BanglaText.normalise("প্রয়োজ্য ক্ষেত্রে");

    /** Posts that carry a charter, longest first. */
    private static final List<String> POSTS =
            List.of(
                    "উপজেলা আইসিটি অফিসার",
                    "জেলা আইসিটি অফিসার",
                    "সহকারী প্রোগ্রামার",
                    "প্রোগ্রামার");

    private final List<String> letterhead = new ArrayList<>();
    private final List<ServiceStandard> services = new ArrayList<>();
    private final List<ComplaintTier> tiers = new ArrayList<>();
    private final List<String> expectations = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<ServiceCategory, Integer> lastSerial = new EnumMap<>(ServiceCategory.class);

    private boolean titleSeen = false;
    private @Nullable ServiceCategory section = null;
    private Table table = Table.NONE;
    private boolean headSeenInSection = false;
    private @Nullable String officer = null;

    private enum Table {
        NONE,
        SERVICES,
        EXPECTATIONS,
        TIERS
    }

    private CharterReader() {}

    /** Reads a whole text. Problems are notes in the result; nothing is thrown for them. */
    public static CharterText read(String text) {
        var reader = new CharterReader();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i));
        }
        reader.whatIsMissing(lines.size());
        return new CharterText(
                List.copyOf(reader.letterhead),
                List.copyOf(reader.services),
                List.copyOf(reader.tiers),
                List.copyOf(reader.expectations),
                List.copyOf(reader.links),
                List.copyOf(reader.notes));
    }

    private void line(int number, String line) {
        var comparable = BanglaText.normalise(line);
        if (comparable.isEmpty()) {
            return;
        }
        if (!titleSeen) {
            if (comparable.equals(TITLE)) {
                titleSeen = true;
            } else {
                letterhead.add(line.strip());
            }
        } else if (RULE_LINE.matcher(line).matches()) {
            note(number, Severity.REMARK, Code.RULE_LINE_SKIPPED, "a line of hyphens was skipped");
        } else if (line.indexOf('\t') >= 0) {
            row(number, line);
        } else {
            heading(comparable, line);
        }
    }

    private void heading(String comparable, String line) {
        if (comparable.contains("→")) {
            links.add(line.strip());
            return;
        }
        for (var entry : SECTIONS.entrySet()) {
            if (comparable.endsWith(entry.getKey())) {
                section = entry.getValue();
                table = Table.NONE;
                headSeenInSection = false;
                officer = null;
                return;
            }
        }
    }

    private void row(int number, String line) {
        if (line.contains("<p>") || line.contains("</p>")) {
            note(
                    number,
                    Severity.REMARK,
                    Code.MARKUP_REMOVED,
                    "<p> tags left over from a web page were removed");
        }
        var cells = PARAGRAPH_TAG.matcher(line).replaceAll("").split("\t", -1);
        if (isHead(number, cells)) {
            return;
        }
        if (isColumnNumbers(cells)) {
            return;
        }
        switch (table) {
            case SERVICES -> service(number, cells);
            case TIERS -> tier(number, cells);
            case EXPECTATIONS -> expectations.add(cells[cells.length - 1].strip());
            case NONE ->
                    note(
                            number,
                            Severity.PROBLEM,
                            Code.TABLE_OUTSIDE_SECTION,
                            "a row of " + cells.length + " cells stands where no table has begun");
        }
    }

    private boolean isHead(int number, String[] cells) {
        for (var cell : cells) {
            var comparable = BanglaText.normalise(cell);
            if (comparable.equals(SERVICE_HEAD)) {
                if (section == null) {
                    note(
                            number,
                            Severity.PROBLEM,
                            Code.TABLE_OUTSIDE_SECTION,
                            "a table of services stands before any section 2.1, 2.2 or 2.3");
                    table = Table.NONE;
                    return true;
                }
                if (headSeenInSection) {
                    note(
                            number,
                            Severity.REMARK,
                            Code.REPEATED_HEAD,
                            "the table head is repeated after a page break");
                }
                headSeenInSection = true;
                table = Table.SERVICES;
                return true;
            }
            if (comparable.equals(TIER_HEAD)) {
                table = Table.TIERS;
                return true;
            }
            if (comparable.endsWith(EXPECTATION_HEAD)) {
                table = Table.EXPECTATIONS;
                return true;
            }
        }
        return false;
    }

    /** The row "(১) (২) (৩) …" under a table head: all of its cells are bare numbers. */
    private static boolean isColumnNumbers(String[] cells) {
        for (var cell : cells) {
            if (!COLUMN_NUMBERS.matcher(cell.strip()).matches()) {
                return false;
            }
        }
        return true;
    }

    private void service(int number, String[] cells) {
        if (cells.length != SERVICE_CELLS) {
            note(
                    number,
                    Severity.PROBLEM,
                    Code.WRONG_NUMBER_OF_CELLS,
                    "a row of services has " + SERVICE_CELLS + " cells, this one " + cells.length);
            return;
        }
        var serial = serial(cells[0]);
        if (serial.isEmpty()) {
            continueName(number, cells);
            return;
        }
        var category = Objects.requireNonNull(section);
        int expected = lastSerial.getOrDefault(category, 0) + 1;
        if (serial.getAsInt() > LAST_SERIAL) {
            note(
                    number,
                    Severity.PROBLEM,
                    Code.SERIAL_OUT_OF_ORDER,
                    "serial number " + cells[0].strip() + " cannot be meant");
            return;
        }
        if (serial.getAsInt() != expected) {
            note(
                    number,
                    serial.getAsInt() < expected ? Severity.PROBLEM : Severity.WARNING,
                    Code.SERIAL_OUT_OF_ORDER,
                    "serial number "
                            + serial.getAsInt()
                            + " stands where "
                            + expected
                            + " was expected");
            if (serial.getAsInt() < expected) {
                return;
            }
        }
        if (cells[1].isBlank()) {
            note(number, Severity.PROBLEM, Code.EMPTY_CELL, "the service has no name");
            return;
        }
        lastSerial.put(category, serial.getAsInt());
        var limit = cells[5].strip();
        noteLimit(number, limit);
        services.add(
                new ServiceStandard(
                        ServiceCode.of(category, serial.getAsInt()),
                        cells[1].strip(),
                        null,
                        limit,
                        blankToNull(cells[2]),
                        blankToNull(cells[3]),
                        blankToNull(cells[4]),
                        officer(number, cells[6])));
    }

    /**
     * A row without a serial number carries on the name of the service above, cut by a page break.
     */
    private void continueName(int number, String[] cells) {
        boolean onlyName = !cells[1].isBlank();
        for (int i = 2; i < cells.length; i++) {
            onlyName &= cells[i].isBlank();
        }
        if (!onlyName || services.isEmpty() || !cells[0].isBlank()) {
            note(
                    number,
                    Severity.PROBLEM,
                    Code.EMPTY_CELL,
                    "the row has no serial number and is not the rest of a service name");
            return;
        }
        var above = services.removeLast();
        var name = above.nameBn() + " " + cells[1].strip();
        services.add(
                new ServiceStandard(
                        above.code(),
                        name,
                        above.nameEn(),
                        above.limit(),
                        above.method(),
                        above.documents(),
                        above.fee(),
                        above.officerTitle()));
        note(
                number,
                Severity.REMARK,
                Code.NAME_JOINED,
                "the name of "
                        + above.code()
                        + " was cut by a page break and is joined with one space");
    }

    private void tier(int number, String[] cells) {
        if (cells.length != TIER_CELLS) {
            note(
                    number,
                    Severity.PROBLEM,
                    Code.WRONG_NUMBER_OF_CELLS,
                    "a row of complaint tiers has "
                            + TIER_CELLS
                            + " cells, this one "
                            + cells.length);
            return;
        }
        var serial = serial(cells[0]);
        if (serial.isEmpty() || serial.getAsInt() != tiers.size() + 1) {
            note(
                    number,
                    Severity.PROBLEM,
                    Code.SERIAL_OUT_OF_ORDER,
                    "'"
                            + cells[0].strip()
                            + "' stands where complaint tier "
                            + (tiers.size() + 1)
                            + " was expected");
            return;
        }
        var limit = cells[4].strip();
        noteLimit(number, limit);
        tiers.add(ComplaintTier.named(serial.getAsInt(), cells[2].strip(), limit));
    }

    private void noteLimit(int number, String limit) {
        var review = TimeLimitReader.read(limit).review();
        if (review != null) {
            note(
                    number,
                    Severity.WARNING,
                    Code.LIMIT_NEEDS_REVIEW,
                    "the time limit '" + limit + "' needs review: " + review.en());
        } else if (BanglaText.normalise(limit).contains(EXTRA_NUKTA)) {
            note(
                    number,
                    Severity.REMARK,
                    Code.NUKTA_SPELLING,
                    "'প্রয়োজ্য ক্ষেত্রে' was read as 'প্রযোজ্য ক্ষেত্রে' (where applicable)");
        }
    }

    private @Nullable String officer(int number, String cell) {
        if (cell.isBlank()) {
            if (officer != null) {
                note(
                        number,
                        Severity.REMARK,
                        Code.OFFICER_INHERITED,
                        "the officer cell is merged with the one above: " + officer);
            }
            return officer;
        }
        var comparable = BanglaText.normalise(cell);
        for (var post : POSTS) {
            if (comparable.contains(BanglaText.normalise(post))) {
                officer = post;
                return post;
            }
        }
        officer = null;
        note(
                number,
                Severity.WARNING,
                Code.OFFICER_TITLE_UNKNOWN,
                "no known post stands in the officer cell; persons are not kept, so it is left empty");
        return null;
    }

    private void whatIsMissing(int lastLine) {
        boolean complete = true;
        for (var category : ServiceCategory.values()) {
            if (!lastSerial.containsKey(category)) {
                complete = false;
                note(
                        lastLine,
                        Severity.WARNING,
                        Code.SECTION_MISSING,
                        "there are no services in the section of " + category + " services");
            }
        }
        if (tiers.isEmpty()) {
            complete = false;
            note(
                    lastLine,
                    Severity.WARNING,
                    Code.TIERS_MISSING,
                    "there is no table of complaint tiers; the national default is used only if asked for");
        }
        if (!complete && table == Table.SERVICES && !services.isEmpty()) {
            note(
                    lastLine,
                    Severity.WARNING,
                    Code.TEXT_BREAKS_OFF,
                    "the text breaks off after " + services.getLast().code());
        }
    }

    private void note(int line, Severity severity, Code code, String message) {
        notes.add(new Note(line, severity, code, message));
    }

    private static OptionalInt serial(String cell) {
        return BanglaText.wholeNumber(cell.strip());
    }

    private static @Nullable String blankToNull(String cell) {
        return cell.isBlank() ? null : cell.strip();
    }
}
