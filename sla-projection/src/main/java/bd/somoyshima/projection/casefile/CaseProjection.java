package bd.somoyshima.projection.casefile;

import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.casefile.CaseRows.CaseKey;
import bd.somoyshima.projection.casefile.CaseRows.Stored;
import bd.somoyshima.projection.office.OfficeRows;
import bd.somoyshima.projection.rollup.Contribution;
import bd.somoyshima.projection.rollup.RollUps;
import bd.somoyshima.reference.ReferenceBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Projects a batch of facts into case rows and roll-ups, in the caller's transaction.
 *
 * <p>A case is judged by everything the event log says about offices, charters and the calendar,
 * even what this thread has not come to yet. Threads that project cases hold a shared lock while
 * they read that and judge; one that comes to a change of charter or calendar waits for them and
 * asks for a {@link Recomputation}. So every case that was judged without the change is in the
 * table before the recomputation begins, and every later one is judged by it.
 */
@Component
public class CaseProjection {

    private static final long REFERENCE_LOCK = 0x73686f6d61L;

    private static final int WRITE_ROWS = 5_000;

    private static final Comparator<CaseKey> KEY_ORDER =
            Comparator.comparing(CaseKey::office).thenComparing(CaseKey::caseNo);

    private final CaseRows rows;
    private final OfficeRows offices;
    private final RollUps rollUps;
    private final RecomputationRows recomputations;
    private final JdbcTemplate jdbc;
    private final ReferenceFeed reference;

    CaseProjection(
            CaseRows rows,
            OfficeRows offices,
            RollUps rollUps,
            RecomputationRows recomputations,
            JdbcTemplate jdbc,
            ReferenceFeed reference) {
        this.rows = rows;
        this.offices = offices;
        this.rollUps = rollUps;
        this.recomputations = recomputations;
        this.jdbc = jdbc;
        this.reference = reference;
    }

    /** Projects facts; those projected before change nothing. */
    public void project(List<RecordedReference> referenceFacts, List<RecordedFact> caseFacts) {
        if (!referenceFacts.isEmpty()) {
            lock("pg_advisory_xact_lock");
        }
        var book = judgingBook();
        for (var recorded : referenceFacts) {
            carryOut(recorded, book);
        }
        add(caseFacts, book);
    }

    /** What cases are judged by; a change waits until the caller's transaction has ended. */
    ReferenceBook judgingBook() {
        lock("pg_advisory_xact_lock_shared");
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceBook>) reference::upToDate));
    }

    private void lock(String function) {
        jdbc.query("SELECT " + function + "(?)", row -> {}, REFERENCE_LOCK);
    }

    private void carryOut(RecordedReference recorded, ReferenceBook book) {
        switch (recorded.fact()) {
            case OfficeFact f -> {
                var office = book.office(f.office());
                if (office != null) {
                    offices.write(office);
                }
                recomputations.ask(recorded);
            }
            case ZeroActivityDeclared f -> offices.write(f);
            case CharterPublished f -> {
                if (holds(f, book)) {
                    offices.write(f);
                    recomputations.ask(recorded);
                }
            }
            case CalendarFact f -> recomputations.ask(recorded);
        }
    }

    /** Whether no later publication for the same date takes this one's place. */
    private static boolean holds(CharterPublished fact, ReferenceBook book) {
        return fact.charter()
                .equals(book.charters(fact.office()).inForceOn(fact.charter().effectiveFrom()));
    }

    /**
     * Judges stored cases again.
     *
     * @param cases locked, in order of office and case number
     * @return how many rows changed
     */
    int judgeAgain(List<Stored> cases, ReferenceBook book) {
        var judged = new ArrayList<CaseRow>();
        var changes = new RollUps.Changes();
        for (var stored : cases) {
            judged.add(judged(stored.key(), stored.facts(), stored.contribution(), book, changes));
        }
        return write(judged, changes);
    }

    private void add(List<RecordedFact> facts, ReferenceBook book) {
        if (facts.isEmpty()) {
            return;
        }
        var added = new TreeMap<CaseKey, List<RecordedFact>>(KEY_ORDER);
        for (var recorded : facts) {
            var key = new CaseKey(recorded.fact().office().value(), recorded.fact().caseNo());
            added.computeIfAbsent(key, k -> new ArrayList<>()).add(recorded);
        }
        var stored = rows.find(added.keySet());
        var changed = new ArrayList<CaseRow>();
        var changes = new RollUps.Changes();
        added.forEach(
                (key, more) -> {
                    var before = stored.get(key);
                    changed.add(
                            judged(
                                    key,
                                    union(before == null ? List.of() : before.facts(), more),
                                    before == null ? null : before.contribution(),
                                    book,
                                    changes));
                });
        write(changed, changes);
    }

    /**
     * All facts, each once, sorted by when they were recorded, so that equal histories make equal
     * rows.
     */
    private static List<RecordedFact> union(List<RecordedFact> known, List<RecordedFact> more) {
        var byKey = new HashMap<Object, RecordedFact>();
        for (var recorded : known) {
            byKey.put(recorded.fact().header().key(), recorded);
        }
        for (var recorded : more) {
            byKey.putIfAbsent(recorded.fact().header().key(), recorded);
        }
        return byKey.values().stream()
                .sorted(
                        Comparator.comparing(RecordedFact::recordedAt)
                                .thenComparing(r -> r.fact().header().key()))
                .toList();
    }

    private static CaseRow judged(
            CaseKey key,
            List<RecordedFact> facts,
            @Nullable Contribution before,
            ReferenceBook book,
            RollUps.Changes changes) {
        var row = CaseRow.of(new OfficeId(key.office()), key.caseNo(), facts, book);
        changes.replace(before, row.contribution());
        return row;
    }

    private int write(List<CaseRow> judged, RollUps.Changes changes) {
        int changed = 0;
        for (int from = 0; from < judged.size(); from += WRITE_ROWS) {
            changed += rows.write(judged.subList(from, Math.min(from + WRITE_ROWS, judged.size())));
        }
        rollUps.apply(changes);
        return changed;
    }
}
