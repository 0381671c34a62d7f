package bd.somoyshima.charter;

import java.util.List;

/**
 * What was read from a published charter text.
 *
 * @param letterhead the lines above the title "সিটিজেন চার্টার"
 * @param services in order of the text
 * @param tiers complaint tiers; empty if the text has no such table
 * @param expectations what the office expects of the citizen (section 4)
 * @param links lines of the form "office → web site"
 * @param notes everything worth knowing about the text, in order of lines
 */
public record CharterText(
        List<String> letterhead,
        List<ServiceStandard> services,
        List<ComplaintTier> tiers,
        List<String> expectations,
        List<String> links,
        List<Note> notes) {

    /** Whether nothing keeps the charter from being published as it was read. */
    public boolean publishable() {
        return !services.isEmpty()
                && notes.stream().noneMatch(n -> n.severity() == Severity.PROBLEM);
    }

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
        WRONG_NUMBER_OF_CELLS,
        EMPTY_CELL,
        TABLE_OUTSIDE_SECTION
    }
}
