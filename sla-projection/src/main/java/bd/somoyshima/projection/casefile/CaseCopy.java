package bd.somoyshima.projection.casefile;

import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.office.Activity;
import bd.somoyshima.reference.ReferenceHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases folded from their histories, as text for PostgreSQL's COPY. Uses what the live projection
 * uses, {@link CaseVersions}, and nothing of how it writes.
 */
public final class CaseCopy {

    private final StringBuilder files = new StringBuilder();
    private final StringBuilder versions = new StringBuilder();
    private final Activity heard = new Activity();

    /** The columns of {@link #files}. */
    public static String fileColumns() {
        return CaseRows.fileColumns();
    }

    /** The columns of {@link #versions}. */
    public static String versionColumns() {
        return CaseRows.versionColumns();
    }

    /** A fact as the event log holds it. */
    public record StoredFact(Instant recordedAt, String fact, String metaData) {}

    /**
     * Adds a case.
     *
     * @param facts its whole history
     */
    public void add(CaseKey key, List<StoredFact> facts, ReferenceHistory judgedBy) {
        var recorded = new ArrayList<RecordedFact>(facts.size());
        for (var fact : facts) {
            var read = CaseFacts.recorded(fact.recordedAt(), fact.fact(), fact.metaData());
            heard.add(key.office(), read.recordedOn());
            recorded.add(read);
        }
        var all =
                CaseVersions.of(
                        new OfficeId(key.office()),
                        key.caseNo(),
                        CaseVersions.sorted(recorded),
                        judgedBy,
                        null);
        for (int i = 0; i + 1 < all.size(); i++) {
            CaseRows.copyVersionLine(versions, all.get(i), all.get(i + 1).knownAt());
        }
        CaseRows.copyLine(files, all.getLast());
    }

    /** Rows of {@code case_file}. */
    public String files() {
        return files.toString();
    }

    /** Rows of {@code case_version}. */
    public String versions() {
        return versions.toString();
    }

    /** On which days something was heard of which offices. */
    public Activity heard() {
        return heard;
    }
}
