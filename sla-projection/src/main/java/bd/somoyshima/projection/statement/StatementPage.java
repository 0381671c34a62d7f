package bd.somoyshima.projection.statement;

import bd.somoyshima.projection.statement.PublishedStatements.Published;
import bd.somoyshima.projection.statement.Statement.Line;
import bd.somoyshima.projection.statement.Statement.Part;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A statement as a printable page, in Bangla or English. */
@Component
class StatementPage {

    private final Template template;

    StatementPage() {
        var file = "statement.html.mustache";
        try (var in = Objects.requireNonNull(StatementPage.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            template =
                    Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the template of the statement cannot be read", e);
        }
    }

    /**
     * The page.
     *
     * @param published null if it is a draft
     */
    String of(Statement statement, @Nullable Published published, boolean bangla) {
        return template.execute(new Model(statement, published, new StatementText(bangla)));
    }

    /** A row of a table. */
    record Row(String name, String note, List<String> numbers, String css) {}

    /** A table. */
    record Table(String heading, String first, List<String> columns, List<Row> rows) {}

    /** What the template shows. */
    record Model(Statement statement, @Nullable Published published, StatementText text) {

        String lang() {
            return text.bangla() ? "bn" : "en";
        }

        String otherLang() {
            return text.bangla() ? "en" : "bn";
        }

        String otherLangName() {
            return text.bangla() ? "English" : "বাংলা";
        }

        String title() {
            return text.title();
        }

        String month() {
            return text.month(statement.month());
        }

        String name() {
            return text.nameOf(statement);
        }

        String coverage() {
            return text.coverage(statement);
        }

        boolean draft() {
            return published == null;
        }

        String standing() {
            return published == null
                    ? text.say(
                            "Draft, as known on " + text.time(statement.asKnownAt()),
                            "খসড়া, " + text.time(statement.asKnownAt()) + " পর্যন্ত জানা তথ্য")
                    : text.say(
                            "Published on " + text.time(published.publishedAt().toInstant()),
                            text.time(published.publishedAt().toInstant()) + " তারিখে প্রকাশিত");
        }

        String hash() {
            return published == null ? "" : "SHA-256 " + published.contentHash();
        }

        String balanceNote() {
            return text.say(
                    "Pending at the beginning + received (+ moved) = all that was disposed of + all that is pending."
                            + " Days are working days of each office's calendar; the charter in force on the day of"
                            + " receipt judges.",
                    "শুরুতে অনিষ্পন্ন + প্রাপ্ত (+ স্থানান্তর) = সব নিষ্পন্ন + সব অনিষ্পন্ন। দিন মানে কার্যালয়ের পঞ্জিকা"
                            + " অনুযায়ী কার্যদিবস; গ্রহণের দিনে কার্যকর সিটিজেন চার্টার অনুযায়ী বিচার।");
        }

        List<Table> tables() {
            var tables = new ArrayList<Table>();
            for (var part : statement.parts()) {
                tables.add(balance(part));
                if (part.tiers() != null) {
                    tables.add(tiers(part.tiers()));
                }
            }
            return tables;
        }

        private Table balance(Part part) {
            var rows = new ArrayList<Row>();
            for (var line : part.lines()) {
                rows.add(row(text.name(line), line, "line"));
            }
            rows.add(row(text.whole(), part.total(), "total"));
            return new Table(text.kind(part.kind()), text.by(part), columns(), rows);
        }

        private Row row(String name, Line line, String css) {
            return new Row(
                    name,
                    line.silentSince() == null ? "" : text.noData(line.silentSince()),
                    Arrays.stream(BalanceColumn.values())
                            .map(c -> text.number(line.get(c)))
                            .toList(),
                    css);
        }

        private Table tiers(List<Line> tiers) {
            return new Table(
                    text.tiers(),
                    text.tier(),
                    columns(),
                    tiers.stream().map(t -> row(text.name(t), t, "line")).toList());
        }

        private List<String> columns() {
            return Arrays.stream(BalanceColumn.values()).map(c -> c.in(text.bangla())).toList();
        }

        boolean hasRestatements() {
            return !statement.restatements().isEmpty();
        }

        String restatementsLabel() {
            return text.say(
                    "Restatements: numbers of published statements that later facts have changed",
                    "সংশোধনী: পরে জানা তথ্যে প্রকাশিত বিবরণীর যে সংখ্যাগুলো বদলেছে");
        }

        List<String> restatementColumns() {
            return List.of(
                    text.say("Month", "মাস"),
                    text.say("Of", "বিষয়"),
                    text.say("Number", "সংখ্যা"),
                    text.say("Was", "ছিল"),
                    text.say("Is", "হয়েছে"));
        }

        List<List<String>> restatements() {
            return statement.restatements().stream()
                    .map(
                            r ->
                                    List.of(
                                            text.month(r.month()),
                                            text.kind(r.kind())
                                                    + " – "
                                                    + (r.key().isEmpty()
                                                            ? text.whole()
                                                            : text.name(
                                                                    r.key(),
                                                                    r.nameEn(),
                                                                    r.nameBn())),
                                            r.column().in(text.bangla()),
                                            text.number(r.was()),
                                            text.number(r.is())))
                    .toList();
        }
    }
}
