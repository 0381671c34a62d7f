package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CalendarDayDeclared;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.OfficeRegistered;
import bd.somoyshima.office.Office;
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
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Projects a batch of facts into case rows and roll-ups, in the caller's transaction.
 *
 * <p>A case is judged by everything the event log says about offices, charters and the calendar,
 * even what this thread has not come to yet. Threads that project cases hold a shared lock; one
 * that carries out a change of charter or calendar holds it alone. So whichever comes first, the
 * row ends up judged by the change.
 */
@Component
public class CaseProjection {

    /**
     * Held shared while cases are projected, alone while a change of charter or calendar is carried
     * out.
     */
    private static final long REFERENCE_LOCK = 0x73686f6d61L;

    private static final int WRITE_ROWS = 5_000;

    private static final Comparator<CaseKey> KEY_ORDER =
            Comparator.comparing(CaseKey::office).thenComparing(CaseKey::caseNo);

    private final CaseRows rows;
    private final OfficeRows offices;
    private final RollUps rollUps;
    private final JdbcTemplate jdbc;
    private final ReferenceFeed reference = new ReferenceFeed();

    CaseProjection(CaseRows rows, OfficeRows offices, RollUps rollUps, JdbcTemplate jdbc) {
        this.rows = rows;
        this.offices = offices;
        this.rollUps = rollUps;
        this.jdbc = jdbc;
    }

    /** Projects facts; those projected before change nothing. */
    public void project(List<ReferenceFact> referenceFacts, List<RecordedFact> caseFacts) {
        lock(referenceFacts.isEmpty() ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock");
        var book =
                Objects.requireNonNull(
                        jdbc.execute((ConnectionCallback<ReferenceBook>) reference::upToDate));
        for (var fact : referenceFacts) {
            carryOut(fact, book);
        }
        add(caseFacts, book);
    }

    private void lock(String function) {
        jdbc.query("SELECT " + function + "(?)", row -> {}, REFERENCE_LOCK);
    }

    private void carryOut(ReferenceFact fact, ReferenceBook book) {
        switch (fact) {
            case OfficeRegistered f -> offices.write(f);
            case CharterPublished f -> {
                if (holds(f, book)) {
                    offices.write(f);
                    judgeAgain(rows.receivedSince(f.office(), f.charter().effectiveFrom()), book);
                }
            }
            case CalendarDayDeclared f ->
                    judgeAgain(
                            rows.touching(covered(f.entry().scope(), book), f.entry().date()),
                            book);
        }
    }

    /** Whether no later publication for the same date takes this one's place. */
    private static boolean holds(CharterPublished fact, ReferenceBook book) {
        return fact.charter()
                .equals(book.charters(fact.office()).inForceOn(fact.charter().effectiveFrom()));
    }

    private static List<OfficeId> covered(Scope scope, ReferenceBook book) {
        return StreamSupport.stream(book.offices().spliterator(), false)
                .filter(o -> scope.covers(o.id(), o.place()))
                .map(Office::id)
                .sorted()
                .toList();
    }

    private void judgeAgain(List<Stored> cases, ReferenceBook book) {
        var changed = new ArrayList<CaseRow>();
        var changes = new RollUps.Changes();
        for (var stored : cases) {
            changed.add(judged(stored.key(), stored.facts(), stored.contribution(), book, changes));
        }
        write(changed, changes);
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

    private void write(List<CaseRow> changed, RollUps.Changes changes) {
        for (int from = 0; from < changed.size(); from += WRITE_ROWS) {
            rows.write(changed.subList(from, Math.min(from + WRITE_ROWS, changed.size())));
        }
        rollUps.apply(changes);
    }
}
