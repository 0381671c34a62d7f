package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.source.CharterSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a published charter.
 *
 * @param form the form it came in
 * @param title the line with the title, as it stands there; null if there is none
 * @param letterhead the lines above the title, or above the first table if there is no title
 * @param services in order of the text
 * @param tiers complaint tiers; empty if there is no such table
 * @param tierPosts the posts of the officers of these tiers
 * @param expectations what the office expects of the citizen
 * @param links lines of the form "office → web site"
 * @param tables the tables that were found, with the meaning of every column
 * @param questions what a clerk must settle, open and settled ones
 * @param notes everything worth knowing about the text, in order of lines
 */
public record CharterReading(
        CharterSource.Form form,
        @Nullable String title,
        List<String> letterhead,
        List<ServiceStandard> services,
        List<ComplaintTier> tiers,
        List<TierPost> tierPosts,
        List<String> expectations,
        List<String> links,
        List<ReadTable> tables,
        List<Question> questions,
        List<Note> notes) {

    /** Whether nothing keeps the charter from being published as it was read. */
    public boolean publishable() {
        return !services.isEmpty()
                && notes.stream().noneMatch(n -> n.severity() == Severity.PROBLEM)
                && questions.stream().noneMatch(Question::isOpen);
    }

    /**
     * The post of the officer of a complaint tier, never the person.
     *
     * @param post null if the text names none
     */
    public record TierPost(int tier, @Nullable String post) {}

    /**
     * A remark about one line.
     *
     * @param line counted from 1; the last line of the text for what is missing after it
     * @param severity whether it keeps the charter from being published
     * @param code a stable name for this kind of remark
     * @param message what was found and what was done about it
     */
    public record Note(int line, Severity severity, Code code, String message) {}

    public enum Severity {
        /** Handled; nothing to do. */
        REMARK,
        /** Something is missing or uncertain; the rest can be used. */
        WARNING,
        /** The line could not be read. */
        PROBLEM
    }

    public enum Code {
        REPEATED_HEAD,
        HEAD_CARRIED_OVER,
        NAME_JOINED,
        OFFICER_INHERITED,
        OFFICER_TITLE_UNKNOWN,
        MARKUP_REMOVED,
        RULE_LINE_SKIPPED,
        LIMIT_NEEDS_REVIEW,
        NUKTA_SPELLING,
        SECTION_MISSING,
        TIERS_MISSING,
        TEXT_BREAKS_OFF,
        SERIAL_OUT_OF_ORDER,
        SERVICES_NUMBERED,
        WRONG_NUMBER_OF_CELLS,
        CELLS_MISSING,
        CELLS_OUT_OF_PLACE,
        EMPTY_CELL,
        DITTO_RESOLVED,
        UNIT_FROM_HEADING,
        SEVERAL_LIMITS,
        HEADING_MISSPELT,
        TABLE_OUTSIDE_SECTION,
        TOO_MANY_TIERS,
        NOTHING_FOUND,
        LEGACY_FONT
    }
}
