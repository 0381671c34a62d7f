package bd.somoyshima.gateway.office;

import bd.somoyshima.access.AccessDecision;
import bd.somoyshima.access.Caller;
import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.OfficeFact.OfficeRenamed;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.reference.OfficeDecision;
import bd.somoyshima.reference.ReferenceBook;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A list of offices, compared with those that are registered: what facts would make the register
 * like the list. Offices that are not in the list are left alone.
 */
public final class OfficeRegister {

    private static final List<String> COLUMNS =
            List.of("office", "place", "department", "name_en", "name_bn");

    private OfficeRegister() {}

    /** What a line of the list comes to. */
    public enum Step {
        REGISTER,
        RENAME,
        MOVE,
        RENAME_AND_MOVE,
        UNCHANGED,
        WRONG
    }

    /**
     * A line of the list.
     *
     * @param line from 1
     * @param step what has to be done
     * @param facts that do it
     * @param problem what is wrong with the line, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            long line,
            @Nullable String office,
            Step step,
            List<OfficeFact> facts,
            @Nullable Problem problem) {}

    /**
     * Compares a list with the register.
     *
     * @param csv UTF-8 text with the columns office, place, department, name_en and name_bn
     * @param caller whose list it is; what it may not change is wrong
     * @param source the source of the facts
     * @param from the first date at a new place, for offices that move
     * @param now when this is asked
     * @throws IllegalArgumentException if the list cannot be read at all, saying why
     */
    public static List<Line> compare(
            String csv,
            ReferenceBook book,
            Caller caller,
            String source,
            LocalDate from,
            Instant now) {
        var lines = new ArrayList<Line>();
        var seen = new HashMap<String, Long>();
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var parser = format.parse(new StringReader(csv))) {
            if (!List.copyOf(parser.getHeaderNames()).containsAll(COLUMNS)) {
                throw new IllegalArgumentException(
                        "the heading is "
                                + parser.getHeaderNames()
                                + "; the first line names the columns "
                                + COLUMNS);
            }
            for (var row : parser) {
                lines.add(
                        permitted(line(row, seen, book, caller, source, from, now), caller, book));
            }
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "the list cannot be read after line "
                            + (lines.size() + 1)
                            + "; is a quotation mark missing or misplaced in the next one?",
                    e);
        }
        return lines;
    }

    private static Line line(
            CSVRecord row,
            Map<String, Long> seen,
            ReferenceBook book,
            Caller caller,
            String source,
            LocalDate from,
            Instant now) {
        long number = row.getRecordNumber() + 1;
        if (!row.isConsistent()) {
            return wrong(
                    number,
                    null,
                    "",
                    null,
                    "the line has " + row.size() + " values; write one for each column");
        }
        var name = row.get("office").strip();
        var before = seen.putIfAbsent(name, number);
        if (before != null) {
            return wrong(
                    number, name, "office", name, "the office is in line " + before + " already");
        }
        OfficeRegistered wanted;
        try {
            wanted =
                    new OfficeRegistered(
                            new FactHeader(source, "register/" + name, now, false),
                            new OfficeId(name),
                            new PlaceCode(row.get("place").strip()),
                            row.get("department").strip(),
                            row.get("name_en").strip(),
                            row.get("name_bn").strip());
        } catch (IllegalArgumentException e) {
            return wrong(number, name, "line", null, String.valueOf(e.getMessage()));
        }
        if (OfficeDecision.decide(null, wanted) instanceof Decision.Refused<?> refused) {
            return refused(number, name, refused.problems().getFirst());
        }
        var office = book.office(wanted.office());
        if (office != null && !caller.reaches(office)) {
            return refused(number, name, AccessDecision.outOfReach(caller, "office", name));
        }
        return office == null
                ? new Line(number, name, Step.REGISTER, List.of(wanted), null)
                : changed(number, wanted, office, from);
    }

    /** The line, or that its facts are not the caller's to say. */
    private static Line permitted(Line line, Caller caller, ReferenceBook book) {
        for (var fact : line.facts()) {
            var refusal = AccessDecision.refusal(caller, fact, book);
            if (refusal != null) {
                return refused(line.line(), line.office(), refusal);
            }
        }
        return line;
    }

    private static Line refused(long line, @Nullable String office, Problem problem) {
        return new Line(line, office, Step.WRONG, List.of(), problem);
    }

    private static Line changed(
            long number, OfficeRegistered wanted, Office office, LocalDate from) {
        if (!office.department().equals(wanted.department())) {
            return wrong(
                    number,
                    wanted.office().value(),
                    "department",
                    wanted.department(),
                    "the office is registered with the department "
                            + office.department()
                            + "; close it and register another");
        }
        var facts = new ArrayList<OfficeFact>();
        boolean renamed =
                !isSame(office.nameEn(), wanted.nameEn())
                        || !isSame(office.nameBn(), wanted.nameBn());
        boolean moved = !office.place().equals(wanted.place());
        if (renamed) {
            facts.add(
                    new OfficeRenamed(
                            header(wanted, "rename"),
                            wanted.office(),
                            wanted.nameEn(),
                            wanted.nameBn()));
        }
        if (moved) {
            facts.add(
                    new OfficeMoved(header(wanted, "move"), wanted.office(), wanted.place(), from));
        }
        var step =
                renamed && moved
                        ? Step.RENAME_AND_MOVE
                        : renamed ? Step.RENAME : moved ? Step.MOVE : Step.UNCHANGED;
        return new Line(number, wanted.office().value(), step, facts, null);
    }

    /** Letters of one code point or two, and the kinds of spaces, make no other name. */
    private static boolean isSame(String name, String other) {
        return BanglaText.normalise(name).equals(BanglaText.normalise(other));
    }

    /** A change is identified by when it was asked for; the same list again finds nothing to do. */
    private static FactHeader header(OfficeRegistered wanted, String what) {
        var header = wanted.header();
        return new FactHeader(
                header.source(),
                what + "/" + wanted.office() + "/" + header.occurredAt(),
                header.occurredAt(),
                false);
    }

    private static Line wrong(
            long line, @Nullable String office, String field, @Nullable String value, String why) {
        return refused(line, office, new Problem(field, value, Problem.Code.MALFORMED, why));
    }
}
