package bd.somoyshima.charter.reading;

import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.reading.CharterReading.Code;
import bd.somoyshima.charter.reading.CharterReading.TierPost;
import bd.somoyshima.charter.reading.Question.Choice;
import bd.somoyshima.charter.reading.RowAlignment.Uncertain;
import bd.somoyshima.charter.reading.TableHead.Column;
import bd.somoyshima.charter.source.SourceCell;
import bd.somoyshima.charter.source.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table of complaint tiers: who decides, in which post, within which time. */
final class TierTableReader {

    private static final int MOST_TIERS = 3;

    /** "… সমাধান দিতে না পারলে অভিযোগ নিষ্পত্তি কর্মকর্তা": what stands after the condition. */
    private static final Pattern AFTER_CONDITION =
            Pattern.compile(
                    BanglaText.normalise(
                            ".*(?:না পারলে|ব্যর্থ হলে|না হলে|না দিলে|অসন্তুষ্ট হলে)[,।]?\\s+(.+)"),
                    Pattern.DOTALL);

    /** Roles of the Grievance Redress System; whoever else stands in the cell is in a post. */
    private static final Pattern ROLE =
            Pattern.compile(
                    BanglaText.normalise(
                            ".*(?:অভিযোগ|নিষ্পত্তি|নিস্পত্তি|আপিল|আপীল|অনিক|মন্ত্রিপরিষদ|সেল|grievance|appeal|cell).*"),
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final TableHead head;
    private final List<SourceLine> rows;
    private final Findings findings;
    private final List<ComplaintTier> tiers;
    private final List<TierPost> posts;

    /**
     * @param tiers those read so far, to which more are added
     * @param posts of their officers, likewise
     */
    TierTableReader(
            TableHead head,
            List<SourceLine> rows,
            Findings findings,
            List<ComplaintTier> tiers,
            List<TierPost> posts) {
        this.head = head;
        this.rows = rows;
        this.findings = findings;
        this.tiers = tiers;
        this.posts = posts;
    }

    void read() {
        var limits = limitColumns();
        for (var row : rows) {
            try {
                tier(
                        row.number(),
                        RowAlignment.align(row.cells(), head, limits).cells(),
                        limits.isEmpty() ? null : limits.getFirst());
            } catch (Uncertain e) {
                findings.problem(
                        row.number(),
                        Code.WRONG_NUMBER_OF_CELLS,
                        e.getMessage() + "; the row was not read");
            }
        }
    }

    private List<Column> limitColumns() {
        var times = head.all(ColumnMeaning.TIME);
        if (times.size() == 1 && times.getFirst().other() == null) {
            return times;
        }
        var possible = new ArrayList<Choice>();
        for (var column : times.isEmpty() ? head.columns() : times) {
            possible.add(
                    new Choice(
                            Integer.toString(column.number()),
                            "column " + column.number() + ": " + column.heading(),
                            BanglaText.digits("কলাম " + column.number() + ": ")
                                    + column.heading()));
        }
        possible.add(new Choice("none", "the table has no time limits", "সারণিতে সময়সীমা নেই"));
        var chosen =
                findings.ask(
                        "time@" + head.line(),
                        head.line(),
                        String.join(" | ", times.stream().map(Column::heading).toList()),
                        "which column holds the time limit of each complaint tier?",
                        "অভিযোগের প্রতিটি ধাপের সময়সীমা কোন কলামে?",
                        possible);
        return head.columns().stream()
                .filter(c -> Integer.toString(c.number()).equals(chosen))
                .toList();
    }

    private void tier(int line, List<SourceCell> cells, @Nullable Column limitColumn) {
        if (cells.stream().allMatch(SourceCell::isBlank)) {
            return;
        }
        int number = tiers.size() + 1;
        if (number > MOST_TIERS) {
            findings.problem(
                    line, Code.TOO_MANY_TIERS, "there are no more than " + MOST_TIERS + " tiers");
            return;
        }
        var serial = TableHead.text(cells, head.first(ColumnMeaning.SERIAL));
        if (!serial.isBlank() && TableHead.isSerial(serial) && !saysNumber(serial, number)) {
            findings.warning(
                    line,
                    Code.SERIAL_OUT_OF_ORDER,
                    "'" + serial + "' stands where complaint tier " + number + " was expected");
        }
        var limit = limitColumn == null ? "" : TableHead.text(cells, limitColumn).strip();
        var whole = wholeAuthority(cells);
        var role = role(whole);
        if (role == null) {
            findings.problem(
                    line,
                    Code.OFFICER_TITLE_UNKNOWN,
                    "the row does not say in words known here who decides; persons are not kept");
            return;
        }
        ServiceTableReader.note(line, limit, findings);
        var post = post(cells, whole, role);
        tiers.add(ComplaintTier.named(number, role, limit));
        posts.add(new TierPost(number, post));
    }

    /** Whether a serial cell has the number, in either script; letters have none. */
    private static boolean saysNumber(String serial, int number) {
        var numeral = Integer.toString(number);
        return serial.contains(numeral)
                || serial.contains(BanglaText.digits(numeral))
                || serial.chars().noneMatch(c -> BanglaText.isDigit((char) c));
    }

    /** The cell that says to whom to turn; in some tables it is the end of another. */
    private String wholeAuthority(List<SourceCell> cells) {
        var authority = TableHead.text(cells, head.first(ColumnMeaning.AUTHORITY));
        var when =
                AFTER_CONDITION.matcher(
                        BanglaText.normalise(
                                TableHead.text(cells, head.first(ColumnMeaning.WHEN))));
        if (when.matches()
                && PostTitle.in(when.group(1)) != null
                && !ROLE.matcher(authority).matches()) {
            return when.group(1);
        }
        return authority.isBlank()
                ? TableHead.text(cells, head.first(ColumnMeaning.OFFICER))
                : authority;
    }

    private static @Nullable String role(String cell) {
        var posts = PostTitle.all(cell);
        return posts.stream()
                .filter(p -> ROLE.matcher(p).matches())
                .findFirst()
                .orElse(posts.isEmpty() ? null : posts.getFirst());
    }

    /** The post of the officer, where a cell names one beside the role; never the alternate's. */
    private @Nullable String post(List<SourceCell> cells, String whole, String role) {
        for (var text :
                List.of(
                        whole,
                        TableHead.text(cells, head.first(ColumnMeaning.AUTHORITY)),
                        TableHead.text(cells, head.first(ColumnMeaning.OFFICER)),
                        TableHead.text(cells, head.first(ColumnMeaning.ADDRESS)),
                        TableHead.text(cells, head.first(ColumnMeaning.PLACE)))) {
            for (var post : PostTitle.all(text)) {
                if (!post.equals(role) && !ROLE.matcher(post).matches()) {
                    return post;
                }
            }
        }
        return null;
    }
}
