package bd.somoyshima.charter.reading;

import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.ServiceCategory;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.reading.CharterReading.Code;
import bd.somoyshima.charter.source.CharterSource;
import java.util.List;

/** Tells what a text lacks, and what it looks like if nothing could be read from it. */
final class Completeness {

    private final CharterSource source;
    private final Findings findings;

    Completeness(CharterSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    void note(
            boolean noTables,
            List<DraftService> drafts,
            List<ServiceStandard> services,
            List<ComplaintTier> tiers,
            boolean statesCategories,
            int lastLine) {
        if (services.isEmpty() && tiers.isEmpty()) {
            nothingFound(noTables, lastLine);
        }
        if (services.isEmpty()) {
            return;
        }
        boolean complete = true;
        for (var category : ServiceCategory.values()) {
            if (statesCategories
                    && services.stream().noneMatch(s -> s.code().category() == category)) {
                complete = false;
                findings.warning(
                        lastLine,
                        Code.SECTION_MISSING,
                        "there are no services in the section of " + category + " services");
            }
        }
        if (tiers.isEmpty()) {
            complete = false;
            findings.warning(
                    lastLine,
                    Code.TIERS_MISSING,
                    "there is no table of complaint tiers; the national default is used only if asked for");
        }
        var last = drafts.getLast();
        if (!complete && statesCategories && last.line + 2 >= lastLine) {
            findings.warning(
                    lastLine,
                    Code.TEXT_BREAKS_OFF,
                    "the text breaks off after " + services.getLast().code());
        }
    }

    private void nothingFound(boolean noTables, int lastLine) {
        long rows = source.lines().stream().filter(l -> l.row()).count();
        long text = source.lines().size() - rows;
        findings.problem(
                lastLine,
                Code.NOTHING_FOUND,
                "no service and no complaint tier was found in "
                        + text
                        + " lines of text and "
                        + rows
                        + " rows of tables"
                        + (noTables
                                ? ", and no row has headings that are known"
                                : ", though a table head was found")
                        + ". What can be read: a table whose head names at least the service and"
                        + " the time limit (সেবার নাম, সময়সীমা) in any order, its cells parted by tabs,"
                        + " pipes or semicolons, as HTML, XLSX or DOCX; a table of complaint tiers"
                        + " (কখন যোগাযোগ করবেন, কার সঙ্গে যোগাযোগ করবেন, নিষ্পত্তির সময়সীমা); blocks of"
                        + " lines 'সেবার নাম: …' and 'সময়সীমা: …'; sheets with values below their"
                        + " labels; numbered lists 'নাম: সময়'. If the cells run together, copy the"
                        + " table again from the page, or save the page as HTML and send that");
    }
}
