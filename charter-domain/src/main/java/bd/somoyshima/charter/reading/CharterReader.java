package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ServiceCategory;
import bd.somoyshima.charter.reading.CharterReading.Code;
import bd.somoyshima.charter.reading.Question.Choice;
import bd.somoyshima.charter.source.CharterSource;
import bd.somoyshima.charter.source.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a citizen charter in the layouts in which offices publish them. Tables, columns and
 * sections are found by their headings, whatever their order and number.
 *
 * <p>Names and limits are kept byte for byte. Text is compared after folding its spellings. Officer
 * columns hold persons and telephone numbers: only posts are taken from them. Nothing is dropped in
 * silence, and nothing uncertain is decided: every repair and every doubt is a note with its line,
 * and what a clerk must settle is a question with the answers that are possible.
 */
public final class CharterReader {

    private static final String EXPECTATIONS = Folded.fold("লক্ষ্যে করণীয়");

    private final CharterSource source;
    private final Findings findings;

    private final List<String> letterhead = new ArrayList<>();
    private final List<String> expectations = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<Found> tables = new ArrayList<>();
    private @Nullable String title = null;

    private @Nullable SectionHeading section = null;
    private @Nullable String sectionText = null;
    private boolean textSinceHead = false;
    private boolean rightAfterHead = false;
    private @Nullable Found current = null;
    private boolean inExpectations = false;
    private int expectationsLine = 0;
    private int orphans = 0;

    /** A table as it is found. */
    private static final class Found {
        final TableHead head;
        final @Nullable SectionHeading section;
        final @Nullable String sectionText;
        final List<SourceLine> rows = new ArrayList<>();

        Found(TableHead head, @Nullable SectionHeading section, @Nullable String sectionText) {
            this.head = head;
            this.section = section;
            this.sectionText = sectionText;
        }

        boolean ofTiers() {
            return head.isOfTiers()
                    || (section != null
                            && section.complaints()
                            && head.first(ColumnMeaning.NAME) == null);
        }
    }

    private CharterReader(CharterSource source, Map<String, String> choices) {
        this.source = source;
        this.findings = new Findings(choices);
    }

    /** Reads a text without any choices. */
    public static CharterReading read(String text) {
        return read(CharterSource.of(text), Map.of());
    }

    /**
     * Reads a charter. What is wrong with it stands in the result; nothing is thrown for it.
     *
     * @param choices what a clerk has chosen, by the names of the questions
     */
    public static CharterReading read(CharterSource source, Map<String, String> choices) {
        return new CharterReader(source, choices).reading();
    }

    private CharterReading reading() {
        for (var remark : source.remarks()) {
            switch (remark.kind()) {
                case RULE_LINE ->
                        findings.remark(
                                remark.line(),
                                Code.RULE_LINE_SKIPPED,
                                "a line of hyphens was skipped");
                case MARKUP ->
                        findings.remark(
                                remark.line(),
                                Code.MARKUP_REMOVED,
                                "<p> tags left over from a web page were removed");
                case OLD_FONT ->
                        findings.warning(
                                remark.line(),
                                Code.LEGACY_FONT,
                                "the letters are those of an old font (Bijoy, SutonnyMJ) and were"
                                        + " turned into Unicode; compare the names and limits with"
                                        + " the original");
            }
        }
        var lines = OtherLayouts.asTables(source.lines(), findings);
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : null);
        }
        int lastLine = lines.isEmpty() ? 1 : lines.getLast().number();
        var drafts = new ArrayList<DraftService>();
        var tiers = new ArrayList<ComplaintTier>();
        var posts = new ArrayList<CharterReading.TierPost>();
        var told = new ArrayList<ReadTable>();
        for (var table : tables) {
            if (table.ofTiers()) {
                told.add(told(table, ReadTable.Kind.COMPLAINT_TIERS, null));
                new TierTableReader(table.head, table.rows, findings, tiers, posts).read();
            } else {
                var category = category(table);
                told.add(told(table, ReadTable.Kind.SERVICES, category));
                drafts.addAll(
                        new ServiceTableReader(table.head, table.rows, category, findings).read());
            }
        }
        if (!expectations.isEmpty()) {
            told.add(new ReadTable(expectationsLine, ReadTable.Kind.EXPECTATIONS, null, List.of()));
        }
        var services = new ServiceNumbering(drafts, findings).services();
        new Completeness(source, findings)
                .note(tables.isEmpty(), drafts, services, tiers, statesCategories(), lastLine);
        return new CharterReading(
                source.form(),
                title,
                List.copyOf(letterhead),
                services,
                List.copyOf(tiers),
                List.copyOf(posts),
                List.copyOf(expectations),
                List.copyOf(links),
                List.copyOf(told),
                findings.questions(),
                findings.notes());
    }

    private static ReadTable told(
            Found table, ReadTable.Kind kind, @Nullable ServiceCategory category) {
        return new ReadTable(
                table.head.line(),
                kind,
                category,
                table.head.columns().stream().map(TableHead.Column::told).toList());
    }

    // ---- lines

    private void line(SourceLine line, @Nullable SourceLine next) {
        if (line.row() && !isHeadingRow(line)) {
            row(line, next);
        } else {
            text(line.text());
        }
    }

    /** A row with one cell filled that begins a section: a heading set in a table. */
    private boolean isHeadingRow(SourceLine line) {
        var filled = line.cells().stream().filter(c -> !c.isBlank()).toList();
        boolean one = filled.stream().map(c -> c.text()).distinct().count() == 1;
        return one
                && TableHead.of(line) == null
                && SectionHeading.of(filled.getFirst().text()) != null;
    }

    private void text(String text) {
        textSinceHead = true;
        if (title == null && SectionHeading.isTitle(text)) {
            title = text;
            return;
        }
        if (text.contains("→")) {
            links.add(text);
            return;
        }
        var heading = SectionHeading.of(text);
        if (heading != null && (title == null || !text.equals(title))) {
            section = heading;
            sectionText = text;
            inExpectations = false;
        } else if (title == null && tables.isEmpty()) {
            letterhead.add(text);
        } else {
            sectionText = text;
        }
    }

    private void row(SourceLine line, @Nullable SourceLine next) {
        var head = TableHead.of(line);
        if (isOfExpectations(line)) {
            inExpectations = true;
            rightAfterHead = true;
            expectationsLine = line.number();
            current = null;
            return;
        }
        if (head != null) {
            inExpectations = false;
            rightAfterHead = true;
            begin(head);
            return;
        }
        boolean numbers =
                TableHead.isColumnNumbers(line)
                        && (rightAfterHead
                                || current == null
                                || (next != null && TableHead.of(next) != null));
        rightAfterHead = false;
        if (numbers) {
            return;
        }
        if (inExpectations) {
            expectations.add(line.cells().getLast().text());
            return;
        }
        var table = current;
        if (table == null) {
            orphan(line);
            return;
        }
        if (table.rows.isEmpty()) {
            var joined = table.head.withSubHeadings(line);
            if (joined != null) {
                tables.removeLast();
                current = new Found(joined, table.section, table.sectionText);
                tables.add(current);
                return;
            }
        }
        if (!Objects.equals(section, table.section) && !table.rows.isEmpty()) {
            findings.remark(
                    line.number(),
                    Code.HEAD_CARRIED_OVER,
                    "the section has no table head of its own; that of line "
                            + table.head.line()
                            + " is taken");
            table = new Found(table.head, section, sectionText);
            current = table;
            tables.add(table);
        }
        table.rows.add(line);
    }

    private static boolean isOfExpectations(SourceLine line) {
        return line.cells().stream().anyMatch(c -> Folded.fold(c.text()).endsWith(EXPECTATIONS));
    }

    private void begin(TableHead head) {
        var table = current;
        if (table != null
                && Objects.equals(table.section, section)
                && table.head.sameHeadingsAs(head)
                && !textSinceHead) {
            findings.remark(
                    head.line(),
                    Code.REPEATED_HEAD,
                    "the table head is repeated after a page break");
            return;
        }
        current = new Found(head, section, sectionText);
        tables.add(current);
        textSinceHead = false;
    }

    private void orphan(SourceLine line) {
        if (line.cells().stream().filter(c -> !c.isBlank()).count() < 2) {
            text(line.text());
            return;
        }
        if (orphans++ < 5) {
            findings.problem(
                    line.number(),
                    Code.TABLE_OUTSIDE_SECTION,
                    "a row of "
                            + line.cells().size()
                            + " cells stands under no table head that is known");
        }
    }

    // ---- categories

    private boolean statesCategories() {
        return tables.stream()
                .anyMatch(t -> t.section != null && !t.section.categories().isEmpty());
    }

    /** The category a table's section names, or the one a clerk chose; else null. */
    private @Nullable ServiceCategory category(Found table) {
        var heading = table.section;
        if (heading != null && heading.categories().size() == 1) {
            return heading.categories().iterator().next();
        }
        boolean everywhere = !statesCategories();
        var possible = new ArrayList<Choice>();
        for (var category : ServiceCategory.values()) {
            if (heading == null
                    || heading.categories().isEmpty()
                    || heading.categories().contains(category)) {
                possible.add(
                        new Choice(
                                category.name().toLowerCase(Locale.ROOT),
                                category.en(),
                                category.bn()));
            }
        }
        int line = table.head.line();
        var chosen =
                findings.ask(
                        everywhere ? "category" : "category@" + line,
                        line,
                        table.sectionText == null ? "" : table.sectionText,
                        "the text does not say to whom these services are given",
                        "এই সেবাগুলো কাদের জন্য, তা লেখা নেই",
                        possible);
        return chosen == null ? null : ServiceCategory.valueOf(chosen.toUpperCase(Locale.ROOT));
    }
}
