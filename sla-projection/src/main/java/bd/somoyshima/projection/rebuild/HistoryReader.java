package bd.somoyshima.projection.rebuild;

import bd.somoyshima.projection.casefile.CaseCopy.StoredFact;
import bd.somoyshima.projection.casefile.CaseKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whole histories of cases from rows that are in order of cases. */
final class HistoryReader {

    private static final String CASE = "case:";

    private final ResultSet rows;
    private long read = 0;
    private @Nullable String current = null;
    private List<StoredFact> facts = new ArrayList<>();
    private boolean ended = false;

    /**
     * A reader.
     *
     * @param rows name of the history, when the fact was recorded, the fact, its meta-data
     */
    HistoryReader(ResultSet rows) {
        this.rows = rows;
    }

    /** A case and all its facts. */
    record History(CaseKey key, List<StoredFact> facts) {}

    /** How many facts have been read. */
    long read() {
        return read;
    }

    /** The next histories, at most so many; none at the end. */
    List<History> next(int most) throws SQLException {
        var histories = new ArrayList<History>();
        while (!ended && histories.size() < most) {
            if (!rows.next()) {
                ended = true;
                if (current != null) {
                    histories.add(new History(key(current), facts));
                }
                return histories;
            }
            read++;
            var id = rows.getString(1);
            if (current != null && !id.equals(current)) {
                histories.add(new History(key(current), facts));
                facts = new ArrayList<>();
            }
            current = id;
            facts.add(
                    new StoredFact(
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getString(3),
                            rows.getString(4)));
        }
        return histories;
    }

    /** The history of a case. */
    static String id(CaseKey key) {
        return CASE + key.office() + "/" + key.caseNo();
    }

    /** The case of a history. */
    static CaseKey key(String id) {
        int slash = id.indexOf('/');
        return new CaseKey(id.substring(CASE.length(), slash), id.substring(slash + 1));
    }
}
