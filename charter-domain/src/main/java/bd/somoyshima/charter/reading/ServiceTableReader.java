package bd.somoyshima.charter.reading;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.charter.ServiceCategory;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.charter.reading.CharterReading.Code;
import bd.somoyshima.charter.reading.Question.Choice;
import bd.somoyshima.charter.reading.RowAlignment.Aligned;
import bd.somoyshima.charter.reading.RowAlignment.Uncertain;
import bd.somoyshima.charter.reading.TableHead.Column;
import bd.somoyshima.charter.source.SourceCell;
import bd.somoyshima.charter.source.SourceLine;
import bd.somoyshima.limit.ReviewReason;
import bd.somoyshima.limit.TimeLimitReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table of services. */
final class ServiceTableReader {

    private static final int LAST_SERIAL = 999;

    /** A name that carries on with the next of several parts: "(খ) ব্যবসায়িক". */
    private static final Pattern PART =
            Pattern.compile("^[(\\[]?([ক-হa-zA-Z])\\s*[)\\].]\\s*.*", Pattern.DOTALL);

    /** A list mark inside a name: "আয়ের সনদ (ক) সাধারণ". */
    private static final Pattern FIRST_PART =
            Pattern.compile("[(\\[]?(ক|a|A)\\s*[)\\]]\\s*\\S.*$", Pattern.DOTALL);

    private static final String EXTRA_NUKTA = BanglaText.normalise("প্রয়োজ্য ক্ষেত্রে");

    private final TableHead head;
    private final List<SourceLine> rows;
    private final @Nullable ServiceCategory category;
    private final Findings findings;

    private final List<DraftService> services = new ArrayList<>();
    private List<Column> limits = List.of();
    private boolean eachColumnAVariant = false;
    private @Nullable Aligned above = null;
    private @Nullable String officer = null;

    ServiceTableReader(
            TableHead head,
            List<SourceLine> rows,
            @Nullable ServiceCategory category,
            Findings findings) {
        this.head = head;
        this.rows = rows;
        this.category = category;
        this.findings = findings;
    }

    List<DraftService> read() {
        for (var column : head.columns()) {
            if (column.misspelt() && column.meaning() != null) {
                findings.remark(
                        head.line(),
                        Code.HEADING_MISSPELT,
                        "'" + column.heading() + "' was read as: " + column.meaning().en());
            }
        }
        limits = limitColumns();
        for (var row : rows) {
            try {
                var aligned = RowAlignment.align(row.cells(), head, limits);
                noteTooMany(row, aligned);
                row(row.number(), aligned);
            } catch (Uncertain e) {
                outOfPlace(row, e);
            }
        }
        return services;
    }

    /** A row with more cells than headings whose limit is certain nevertheless. */
    private void noteTooMany(SourceLine row, Aligned aligned) {
        long cells = row.cells().stream().filter(c -> !c.isBlank()).count();
        if (cells > head.columns().size()) {
            findings.warning(
                    row.number(),
                    Code.WRONG_NUMBER_OF_CELLS,
                    "the row has "
                            + cells
                            + " cells under "
                            + head.columns().size()
                            + " headings; '"
                            + text(aligned, limits.getFirst())
                            + "' was read as the limit, being the only time among them");
        }
    }

    /**
     * A row whose limit cannot be told: a clerk says which cell it is, until then it is not read.
     */
    private void outOfPlace(SourceLine row, Uncertain doubt) {
        var why = doubt.getMessage();
        var chosen = limits.size() == 1 ? chosenCell(row, why) : null;
        if ("none".equals(chosen)) {
            return;
        }
        if (chosen != null) {
            try {
                int cell = Integer.parseInt(chosen) - 1;
                row(row.number(), RowAlignment.around(row.cells(), head, limits.getFirst(), cell));
                return;
            } catch (Uncertain e) {
                why = e.getMessage();
            }
        }
        findings.problem(
                row.number(),
                row.cells().size() == head.columns().size()
                        ? Code.CELLS_OUT_OF_PLACE
                        : Code.WRONG_NUMBER_OF_CELLS,
                why + "; the row was not read");
        above = null;
    }

    /** The number of the cell, from 1, that a clerk has said is the limit of a row. */
    private @Nullable String chosenCell(SourceLine row, @Nullable String why) {
        var possible = new ArrayList<Choice>();
        for (int i = 0; i < row.cells().size(); i++) {
            var text = row.cells().get(i).text();
            if (!text.isBlank() && !TableHead.isSerial(text)) {
                possible.add(
                        new Choice(
                                Integer.toString(i + 1),
                                "the limit is '" + text + "'",
                                "সময়সীমা হলো '" + text + "'"));
            }
        }
        possible.add(new Choice("none", "the row is no service", "সারিটি কোনো সেবা নয়"));
        return findings.ask(
                "cells@" + row.number(),
                row.number(),
                row.text(),
                why + "; which cell is the time limit?",
                "সারির ঘরগুলো শিরোনামের সঙ্গে মেলে না; সময়সীমা কোনটি?",
                possible);
    }

    // ---- which column holds the limits

    /** The columns of the limits: certain, or chosen by a clerk; empty while that is open. */
    private List<Column> limitColumns() {
        var times = head.all(ColumnMeaning.TIME);
        if (times.size() == 1 && times.getFirst().other() == null) {
            return times;
        }
        var possible = new ArrayList<Choice>();
        var candidates = times.isEmpty() ? byContent() : times;
        for (var column : times.isEmpty() ? allThatMayBe() : times) {
            possible.add(
                    new Choice(
                            Integer.toString(column.number()),
                            "column " + column.number() + ": " + column.heading(),
                            BanglaText.digits("কলাম " + column.number() + ": ")
                                    + column.heading()));
        }
        if (times.size() > 1) {
            possible.add(
                    new Choice(
                            "variants",
                            "each column is a limit of its own, for a kind of case",
                            "প্রতিটি কলাম আলাদা ধরনের আবেদনের সময়সীমা"));
        }
        possible.add(new Choice("none", "the table has no time limits", "সারণিতে সময়সীমা নেই"));
        var heading = String.join(" | ", times.stream().map(Column::heading).toList());
        var chosen =
                findings.ask(
                        "time@" + head.line(),
                        head.line(),
                        heading,
                        times.isEmpty()
                                ? "no column is headed as the time limit; which one holds it?"
                                : times.size() == 1
                                        ? "the column of the time limit holds something else as"
                                                + " well; is it the limit?"
                                        : "more than one column is headed as a time; which one"
                                                + " holds the time limit of the service?",
                        times.isEmpty()
                                ? "কোনো কলামের শিরোনামে সময়সীমা লেখা নেই; কোনটিতে আছে?"
                                : times.size() == 1
                                        ? "সময়সীমার কলামে অন্য কিছুও আছে; এটিই কি সময়সীমা?"
                                        : "একাধিক কলামে সময় লেখা; সেবার সময়সীমা কোনটি?",
                        possible);
        if (chosen == null) {
            return times.isEmpty() && candidates.size() == 1 && saysNothing(candidates.getFirst())
                    ? candidates // what else could it be; but the question stays open
                    : List.of();
        }
        if (chosen.equals("variants")) {
            eachColumnAVariant = true;
            return times;
        }
        return head.columns().stream()
                .filter(c -> Integer.toString(c.number()).equals(chosen))
                .toList();
    }

    /** Whether a heading is blank or the same as another one. */
    private boolean saysNothing(Column column) {
        return column.heading().isBlank()
                || head.columns().stream().filter(c -> c.heading().equals(column.heading())).count()
                        > 1;
    }

    private List<Column> allThatMayBe() {
        return head.columns().stream()
                .filter(c -> !c.is(ColumnMeaning.SERIAL) && !c.is(ColumnMeaning.NAME))
                .toList();
    }

    /** Columns whose cells read as limits for the most part, though no heading says so. */
    private List<Column> byContent() {
        var found = new ArrayList<Column>();
        for (var column : allThatMayBe()) {
            if (column.is(ColumnMeaning.DURATION)
                    || column.is(ColumnMeaning.OPENING_HOURS)
                    || column.is(ColumnMeaning.FREQUENCY)
                    || column.is(ColumnMeaning.APPLY_BY)
                    || column.is(ColumnMeaning.ESCALATION)
                    || column.is(ColumnMeaning.FEE)) {
                continue;
            }
            var cells =
                    rows.stream()
                            .map(r -> TableHead.text(r.cells(), column))
                            .filter(t -> !t.isBlank())
                            .toList();
            long limitLike = cells.stream().filter(RowAlignment::isTimeLike).count();
            if (limitLike >= 2 && limitLike * 2 > cells.size()) {
                found.add(column);
            }
        }
        return found;
    }

    // ---- rows

    private void row(int line, Aligned row) {
        if (!row.missing().isEmpty()) {
            noteMissing(line, row);
        }
        if (row.cells().stream().allMatch(SourceCell::isBlank)) {
            return;
        }
        var serial = own(row, ColumnMeaning.SERIAL);
        var name = own(row, ColumnMeaning.NAME);
        var time = limits.isEmpty() ? "" : text(row, limits.getFirst());
        boolean serials = head.first(ColumnMeaning.SERIAL) != null;
        boolean timed = !time.isBlank() || eachColumnAVariant;
        // a name with a fee of its own is no rest of a name
        boolean ownRow = timed || !own(row, ColumnMeaning.FEE).isBlank();
        boolean beginsService =
                !name.isBlank()
                        && (!serial.isBlank()
                                || !serials
                                || (ownRow && !(isPart(name) && !services.isEmpty())));
        if (beginsService) {
            service(line, row, serial, name, time);
        } else if (services.isEmpty() || above == null) {
            findings.problem(
                    line,
                    Code.EMPTY_CELL,
                    "the row has no "
                            + (name.isBlank() ? "name" : "serial number")
                            + " and no row above it that was read");
            return;
        } else if ((timed && !carriesOnLimit(time))
                || (serial.isBlank() && isPart(kind(row, "")))) {
            if (!serial.isBlank()) {
                findings.problem(line, Code.EMPTY_CELL, "the service has no name");
                return;
            }
            anotherLimit(line, row, name, time);
        } else if (!serial.isBlank()) {
            findings.problem(line, Code.EMPTY_CELL, "the service has no name");
            return;
        } else {
            carryOn(line, row, name, time);
        }
        above = row;
    }

    private void noteMissing(int line, Aligned row) {
        var headings =
                row.missing().stream()
                        .map(n -> "'" + head.columns().get(n - 1).heading() + "'")
                        .toList();
        findings.remark(
                line, Code.CELLS_MISSING, "the row has no cell for " + String.join(", ", headings));
    }

    private static boolean isPart(String name) {
        return PART.matcher(name).matches();
    }

    private void service(int line, Aligned row, String serialText, String name, String time) {
        var serial = serialNumber(serialText);
        if (serial != null && serial > LAST_SERIAL) {
            findings.problem(
                    line,
                    Code.SERIAL_OUT_OF_ORDER,
                    "serial number " + serialText + " cannot be meant");
            return;
        }
        var service = new DraftService(line, category, serial, !serialText.isBlank(), name, "");
        service.method = other(line, row, ColumnMeaning.METHOD);
        service.documents = other(line, row, ColumnMeaning.DOCUMENTS);
        service.fee = other(line, row, ColumnMeaning.FEE);
        service.officer = officer(line, row);
        service.kind = kind(row, name);
        services.add(service);
        if (eachColumnAVariant) {
            columnsAsVariants(line, row, service);
            return;
        }
        if (limits.isEmpty()) {
            return;
        }
        var several =
                RowAlignment.isLimit(time) ? List.<ServiceVariant>of() : severalLimits(line, time);
        if (!several.isEmpty()) {
            service.variants.addAll(several);
            findings.remark(
                    line,
                    Code.SEVERAL_LIMITS,
                    "'" + time + "' was read as " + several.size() + " limits, each of a variant");
            return;
        }
        service.limit = time;
        service.limitUnit = unitFor(time, limits.getFirst());
        noteLimit(line, time, service.limitUnit);
        if (time.isBlank()) {
            tellOfLimitElsewhere(line, row);
        }
    }

    /** The limits of a cell that names several: certain, or taken for variants by a clerk. */
    private List<ServiceVariant> severalLimits(int line, String time) {
        var certain = LimitVariants.in(time);
        if (!certain.isEmpty()) {
            return certain;
        }
        var perhaps = LimitVariants.perhaps(time);
        if (perhaps.isEmpty()) {
            return List.of();
        }
        var chosen =
                findings.ask(
                        "several@" + line,
                        line,
                        time,
                        "the cell gives a limit to each of several things; are they kinds of"
                                + " cases?",
                        "ঘরে একাধিক সময়সীমা আছে; এগুলো কি আলাদা ধরনের আবেদনের জন্য?",
                        List.of(
                                new Choice(
                                        "variants",
                                        "kinds of cases, each with its own limit",
                                        "আলাদা ধরনের আবেদন, প্রতিটির নিজস্ব সময়সীমা"),
                                new Choice(
                                        "review",
                                        "something else: the limit stays for review",
                                        "অন্য কিছু: সময়সীমা যাচাইয়ের জন্য থাকবে")));
        return "variants".equals(chosen) ? perhaps : List.of();
    }

    /** "সময়সীমা (সাধারণ)" and "সময়সীমা (জরুরি)" side by side. */
    private void columnsAsVariants(int line, Aligned row, DraftService service) {
        for (var column : limits) {
            var text = text(row, column);
            if (text.isBlank() || RowAlignment.isLimit(text) || RowAlignment.isTimeLike(text)) {
                if (!isNothing(text)) {
                    var unit = unitFor(text, column);
                    service.variants.add(
                            new ServiceVariant(
                                    LimitVariants.codeOf(column.heading(), null, service.variants),
                                    column.heading(),
                                    null,
                                    text,
                                    unit));
                    noteLimit(line, text, unit);
                }
            } else {
                findings.problem(
                        line,
                        Code.CELLS_OUT_OF_PLACE,
                        "'" + text + "' under '" + column.heading() + "' is no time limit");
            }
        }
    }

    private static boolean isNothing(String text) {
        return TimeLimitReader.read(text).review() == ReviewReason.MISSING;
    }

    /** The unit of a bare number, from the heading of its column. */
    private @Nullable String unitFor(String time, Column column) {
        var unit = column.unit();
        if (unit == null
                || !TimeLimitReader.read(time).needsReview()
                || TimeLimitReader.unitNamedIn(time) != null
                || TimeLimitReader.read(time + " " + unit).needsReview()) {
            return null;
        }
        return unit;
    }

    private void noteLimit(int line, String limit, @Nullable String unit) {
        if (unit != null) {
            findings.remark(
                    line,
                    Code.UNIT_FROM_HEADING,
                    "'" + limit + "' was read as '" + limit + " " + unit + "', after the heading");
            return;
        }
        note(line, limit, findings);
    }

    static void note(int line, String limit, Findings findings) {
        var review = TimeLimitReader.read(limit).review();
        if (review != null && !RowAlignment.isDitto(limit)) {
            findings.warning(
                    line,
                    Code.LIMIT_NEEDS_REVIEW,
                    "the time limit '" + limit + "' needs review: " + review.en());
        } else if (BanglaText.normalise(limit).contains(EXTRA_NUKTA)) {
            findings.remark(
                    line,
                    Code.NUKTA_SPELLING,
                    "'প্রয়োজ্য ক্ষেত্রে' was read as 'প্রযোজ্য ক্ষেত্রে' (where applicable)");
        }
    }

    /** The limit's own cell is blank and another one holds what reads like one. */
    private void tellOfLimitElsewhere(int line, Aligned row) {
        for (var column : head.columns()) {
            var text = text(row, column);
            if (!limits.contains(column)
                    && !column.is(ColumnMeaning.DURATION)
                    && RowAlignment.isLimit(text)) {
                findings.problem(
                        line,
                        Code.CELLS_OUT_OF_PLACE,
                        "the row has no limit, but '"
                                + text
                                + "' stands under '"
                                + column.heading()
                                + "'");
            }
        }
    }

    // ---- rows that belong to the service above

    /** Whether the limit of the service above goes on in this cell: "৭ (সাত)" and "কার্যদিবস". */
    private boolean carriesOnLimit(String time) {
        var service = services.getLast();
        return service.variants.isEmpty()
                && !service.limit.isBlank()
                && TimeLimitReader.read(service.limit).needsReview()
                && TimeLimitReader.read(time).needsReview()
                && RowAlignment.isLimit(service.limit + " " + time);
    }

    /** A row with a limit of its own under the name above: one more variant of that service. */
    private void anotherLimit(int line, Aligned row, String name, String time) {
        var service = services.getLast();
        if (service.variants.isEmpty()) {
            var first = FIRST_PART.matcher(service.name);
            var named =
                    !name.isBlank() && first.find()
                            ? first.group()
                            : service.kind.isBlank() ? service.name : service.kind;
            service.variants.add(variant(named, service.limit, service.limitUnit, service));
            service.limit = "";
            service.limitUnit = null;
        }
        var limit = time;
        if (RowAlignment.isDitto(time)) {
            limit = service.variants.getLast().limit();
            findings.remark(
                    line, Code.DITTO_RESOLVED, "'" + time + "' was read as '" + limit + "'");
        }
        var kind = name.isBlank() ? kind(row, "") : name;
        var unit = limits.isEmpty() ? null : unitFor(limit, limits.getFirst());
        service.variants.add(variant(kind.isBlank() ? service.name : kind, limit, unit, service));
        noteLimit(line, limit, unit);
        findings.remark(
                line,
                Code.SEVERAL_LIMITS,
                "the row is one more limit of '" + service.name + "', read as its variant");
    }

    private static ServiceVariant variant(
            String name, String limit, @Nullable String unit, DraftService service) {
        Matcher part = PART.matcher(name);
        var mark = part.matches() ? part.group(1) : null;
        return new ServiceVariant(
                LimitVariants.codeOf(name, mark, service.variants), name, null, limit, unit);
    }

    /** What tells a row from others with the same name: its kind, description, fee or method. */
    private String kind(Aligned row, String name) {
        for (var meaning :
                List.of(
                        ColumnMeaning.VARIANT,
                        ColumnMeaning.DETAILS,
                        ColumnMeaning.FEE,
                        ColumnMeaning.METHOD)) {
            var text = own(row, meaning);
            if (!text.isBlank() && !text.equals(name)) {
                return text;
            }
        }
        return "";
    }

    /** A row without serial number and limit carries on what the row above left unfinished. */
    private void carryOn(int line, Aligned row, String name, String time) {
        var service = services.getLast();
        if (!name.isBlank()) {
            service.name = service.name + " " + name;
            findings.remark(
                    line,
                    Code.NAME_JOINED,
                    "the name of '"
                            + service.name
                            + "' was cut by a page break and is joined with one space");
        }
        if (!time.isBlank()) {
            service.limit = service.limit + " " + time;
            findings.remark(
                    line,
                    Code.NAME_JOINED,
                    "the time limit '"
                            + service.limit
                            + "' was cut by a page break and is joined with one space");
        }
        service.method = joined(service.method, own(row, ColumnMeaning.METHOD));
        service.documents = joined(service.documents, own(row, ColumnMeaning.DOCUMENTS));
        service.fee = joined(service.fee, own(row, ColumnMeaning.FEE));
    }

    private static @Nullable String joined(@Nullable String above, String more) {
        return more.isBlank() || RowAlignment.isDitto(more)
                ? above
                : above == null ? more : above + " " + more;
    }

    // ---- cells

    private static String text(Aligned row, @Nullable Column column) {
        return TableHead.text(row.cells(), column).strip();
    }

    /** The text of the first column of a meaning; blank if the cell is merged with one above. */
    private String own(Aligned row, ColumnMeaning meaning) {
        var column = head.first(meaning);
        return column == null || row.cells().get(column.number() - 1).merged()
                ? ""
                : text(row, column);
    }

    /** The cell, with dittos and merged cells as what they stand for. */
    private @Nullable String other(int line, Aligned row, ColumnMeaning meaning) {
        var column = head.first(meaning);
        var text = text(row, column);
        if (column == null || text.isBlank()) {
            return null;
        }
        if (!RowAlignment.isDitto(text)) {
            return text;
        }
        var same =
                services.isEmpty()
                        ? null
                        : switch (meaning) {
                            case METHOD -> services.getLast().method;
                            case DOCUMENTS -> services.getLast().documents;
                            case FEE -> services.getLast().fee;
                            default -> null;
                        };
        if (same == null) {
            return text;
        }
        findings.remark(
                line,
                Code.DITTO_RESOLVED,
                "'" + text + "' under '" + column.heading() + "' was read as '" + same + "'");
        return same;
    }

    private @Nullable String officer(int line, Aligned row) {
        var column = head.first(ColumnMeaning.OFFICER);
        if (column == null) {
            return null;
        }
        var cell = row.cells().get(column.number() - 1);
        if (cell.isBlank() || cell.merged() || RowAlignment.isDitto(cell.text())) {
            if (officer != null) {
                findings.remark(
                        line,
                        Code.OFFICER_INHERITED,
                        "the officer cell is merged with the one above: " + officer);
            }
            return officer;
        }
        officer = PostTitle.in(cell.text());
        if (officer == null) {
            findings.warning(
                    line,
                    Code.OFFICER_TITLE_UNKNOWN,
                    "no known post stands in the officer cell; persons are not kept, so it is left"
                            + " empty");
        }
        return officer;
    }

    private static @Nullable Integer serialNumber(String text) {
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (BanglaText.isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        var number = BanglaText.wholeNumber(digits.toString());
        return number.isPresent() ? number.getAsInt() : null;
    }
}
