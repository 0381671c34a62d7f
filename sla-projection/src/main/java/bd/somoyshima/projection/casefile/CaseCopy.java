package bd.somoyshima.projection.casefile;

import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.casefile.CaseColumns.Past;
import bd.somoyshima.projection.office.Activity;
import bd.somoyshima.reference.ReferenceHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases folded from their histories, to be copied into tables like {@code case_file} and {@code
 * case_version}. Uses what the live projection uses, {@link CaseVersions}, and nothing of how it
 * changes rows.
 */
public final class CaseCopy {

    private final CopyBuffer<CaseRow> files = new CopyBuffer<>(CaseColumns.ALL);
    private final CopyBuffer<Past> versions = new CopyBuffer<>(CaseColumns.VERSION);
    private final Activity heard = new Activity();

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
            heard.add(read);
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
            versions.add(Past.of(all.get(i), all.get(i + 1).knownAt()));
        }
        files.add(all.getLast());
    }

    /**
     * Sends all cases. To be called once, at the end.
     *
     * @param schema with the tables {@code case_file} and {@code case_version}
     */
    public void send(Connection connection, String schema) throws SQLException {
        files.send(connection, schema + ".case_file");
        versions.send(connection, schema + ".case_version");
    }

    /** On which days something was heard of which offices, and of which days it told. */
    public Activity heard() {
        return heard;
    }
}
