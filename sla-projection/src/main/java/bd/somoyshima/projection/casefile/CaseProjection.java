package bd.somoyshima.projection.casefile;

import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.casefile.CaseRows.Change;
import bd.somoyshima.projection.casefile.CaseRows.Stored;
import bd.somoyshima.projection.office.Activity;
import bd.somoyshima.projection.office.KnownStay;
import bd.somoyshima.projection.office.OfficeRows;
import bd.somoyshima.projection.rollup.RollUpChange;
import bd.somoyshima.projection.rollup.RollUps;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.reference.ReferenceHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private final CaseRows rows;
    private final CaseFacts histories;
    private final OfficeRows offices;
    private final RollUps rollUps;
    private final RecomputationRows recomputations;
    private final JdbcTemplate jdbc;
    private final ReferenceFeed reference;

    CaseProjection(
            CaseRows rows,
            CaseFacts histories,
            OfficeRows offices,
            RollUps rollUps,
            RecomputationRows recomputations,
            JdbcTemplate jdbc,
            ReferenceFeed reference) {
        this.rows = rows;
        this.histories = histories;
        this.offices = offices;
        this.rollUps = rollUps;
        this.recomputations = recomputations;
        this.jdbc = jdbc;
        this.reference = reference;
    }

    /**
     * A fact of a case as the event log has it.
     *
     * @param position in the history of its case, from 0
     */
    public record CaseEvent(long position, RecordedFact recorded) {}

    /** Projects facts; those projected before change nothing. */
    public void project(List<RecordedReference> referenceFacts, List<CaseEvent> caseFacts) {
        if (!referenceFacts.isEmpty()) {
            lock("pg_advisory_xact_lock");
        }
        project(referenceFacts, caseFacts, judgedBy());
    }

    /** The same by what was known at some position; the caller holds the lock. */
    public void project(
            List<RecordedReference> referenceFacts,
            List<CaseEvent> caseFacts,
            ReferenceHistory judgedBy) {
        carryOutOffices(referenceFacts, judgedBy);
        for (var recorded : referenceFacts) {
            carryOut(recorded, judgedBy);
        }
        add(caseFacts, judgedBy);
    }

    /** What cases are judged by; a change waits until the caller's transaction has ended. */
    ReferenceHistory judgedBy() {
        lock("pg_advisory_xact_lock_shared");
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<ReferenceHistory>) reference::history));
    }

    private void lock(String function) {
        jdbc.query("SELECT " + function + "(?)", row -> {}, REFERENCE_LOCK);
    }

    /** Offices as all facts about them make them, a whole register of them at once. */
    private void carryOutOffices(List<RecordedReference> facts, ReferenceHistory judgedBy) {
        var changed = new TreeMap<String, Office>();
        var stays = new HashMap<OfficeId, List<KnownStay>>();
        for (var recorded : facts) {
            if (recorded.fact() instanceof OfficeFact f && !stays.containsKey(f.office())) {
                var office = judgedBy.latest().office(f.office());
                if (office != null) {
                    changed.put(f.office().value(), office);
                    stays.put(f.office(), KnownStay.of(judgedBy.of(f.office())));
                }
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        offices.write(changed.values());
        // no one counts cases meanwhile: this thread alone holds the lock
        rollUps.takeAway(changed.keySet());
        offices.writeStays("projection", stays);
        rollUps.add(changed.keySet());
    }

    private void carryOut(RecordedReference recorded, ReferenceHistory judgedBy) {
        var book = judgedBy.latest();
        switch (recorded.fact()) {
            case OfficeFact f -> recomputations.ask(recorded);
            case ZeroActivityDeclared f -> offices.write(f, recorded.recordedAt());
            case CharterPublished f -> {
                if (book.holds(f)) {
                    offices.write(f);
                    recomputations.ask(recorded);
                }
            }
            case CalendarFact f -> recomputations.ask(recorded);
        }
    }

    /**
     * Judges stored cases again.
     *
     * @param cases locked, in order of office and case number
     * @return how many rows changed
     */
    int judgeAgain(List<Stored> cases, ReferenceHistory judgedBy) {
        var facts = histories.all(cases.stream().map(Stored::key).toList());
        var changes = new ArrayList<Change>();
        for (var stored : cases) {
            var history = facts.getOrDefault(stored.key(), List.of());
            if (!history.isEmpty()) {
                changes.add(since(stored, history, judgedBy));
            }
        }
        return write(changes, true);
    }

    /**
     * Waits until no one else projects or judges again, and keeps it so until the connection's
     * transaction ends.
     */
    public static void haltOthers(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, REFERENCE_LOCK);
            statement.execute();
        }
    }

    /** The cases that have to be judged again because of a change, in the tables of a schema. */
    public List<CaseKey> touchedBy(String schema, ReferenceFact change, ReferenceBook book) {
        return RecomputationRows.parts(change).stream()
                .flatMap(part -> rows.touched(schema, part.touched(book)).stream())
                .toList();
    }

    private void add(List<CaseEvent> events, ReferenceHistory judgedBy) {
        if (events.isEmpty()) {
            return;
        }
        var heard = new Activity();
        var added = new HashMap<CaseKey, List<CaseEvent>>();
        for (var event : events) {
            var fact = event.recorded().fact();
            heard.add(event.recorded());
            added.computeIfAbsent(
                            new CaseKey(fact.office().value(), fact.caseNo()),
                            key -> new ArrayList<>())
                    .add(event);
        }
        var keys = added.keySet().stream().sorted().toList();
        var stored = rows.lock(keys);
        var earlier = histories.read(wanted(added, stored));
        var changes = new ArrayList<Change>(keys.size());
        for (var key : keys) {
            changes.add(
                    change(
                            key,
                            Objects.requireNonNull(added.get(key)),
                            earlier.getOrDefault(key, List.of()),
                            stored.get(key),
                            judgedBy));
        }
        offices.heard("projection", heard);
        write(changes, false);
    }

    /** What has to be read of the histories: what comes before this batch. */
    private static Map<CaseKey, Long> wanted(
            Map<CaseKey, List<CaseEvent>> added, Map<CaseKey, Stored> stored) {
        var wanted = new HashMap<CaseKey, Long>();
        added.forEach(
                (key, more) -> {
                    long first = more.getFirst().position();
                    if (isOld(more, stored.get(key))) {
                        wanted.put(key, Long.MAX_VALUE);
                    } else if (first > 0) {
                        wanted.put(key, first - 1);
                    }
                });
        return wanted;
    }

    /**
     * Whether the row says already what was known after one of these facts: it was projected
     * before, or recorded in another order than it was stored in. Then the whole history is told
     * again.
     */
    private static boolean isOld(List<CaseEvent> more, @Nullable Stored stored) {
        return stored != null
                && more.stream()
                        .anyMatch(e -> !e.recorded().recordedAt().isAfter(stored.knownAt()));
    }

    private Change change(
            CaseKey key,
            List<CaseEvent> more,
            List<RecordedFact> earlier,
            @Nullable Stored stored,
            ReferenceHistory judgedBy) {
        if (isOld(more, stored)) {
            return wholeHistory(key, CaseVersions.sorted(earlier), judgedBy, stored, true);
        }
        var facts = new ArrayList<>(earlier);
        for (var event : more) {
            facts.add(event.recorded());
        }
        histories.remember(key, List.copyOf(facts));
        var sorted = CaseVersions.sorted(facts);
        return stored == null
                ? wholeHistory(key, sorted, judgedBy, null, false)
                : since(stored, sorted, judgedBy);
    }

    private static Change wholeHistory(
            CaseKey key,
            List<RecordedFact> facts,
            ReferenceHistory judgedBy,
            @Nullable Stored stored,
            boolean rewrites) {
        var versions =
                CaseVersions.of(new OfficeId(key.office()), key.caseNo(), facts, judgedBy, null);
        return new Change(
                versions.getLast(),
                stored,
                versions.subList(0, versions.size() - 1),
                null,
                rewrites);
    }

    private static Change since(
            Stored stored, List<RecordedFact> facts, ReferenceHistory judgedBy) {
        var versions =
                CaseVersions.of(
                        new OfficeId(stored.key().office()),
                        stored.key().caseNo(),
                        facts,
                        judgedBy,
                        stored.knownAt());
        return versions.size() == 1
                ? new Change(versions.getFirst(), stored, List.of(), null, false)
                : new Change(
                        versions.getLast(),
                        stored,
                        versions.subList(1, versions.size() - 1),
                        versions.get(1).knownAt(),
                        false);
    }

    /** Writes the rows and then the cells of roll-ups, which are wanted by all. */
    private int write(List<Change> changes, boolean again) {
        int written = rows.write(changes, again);
        var offices = new HashSet<String>();
        changes.forEach(c -> offices.add(c.row().key().office()));
        var stays = rollUps.stays(offices);
        var change = new RollUpChange();
        for (var each : changes) {
            var now = each.row().standing();
            var where = stays.getOrDefault(each.row().key().office(), List.of());
            var before = each.before() == null ? null : each.before().standing();
            if (now.equals(before)) {
                continue;
            }
            if (before != null) {
                change.add(before, where, -1);
            }
            change.add(now, where, 1);
        }
        rollUps.carryOut(change);
        return written;
    }
}
