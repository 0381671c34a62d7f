package bd.somoyshima.projection.casefile;

import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.reference.ReferenceHistory;
import bd.somoyshima.reference.ReferenceHistory.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a case stood at every moment something became known about it: a pure function of its facts
 * and of what it is judged by, each with the time it was recorded. So the live projection, however
 * it happens to cut its batches, and a rebuild arrive at the same versions.
 */
final class CaseVersions {

    /** By when they were recorded, so that the facts known at a moment are the first so many. */
    private static final Comparator<RecordedFact> ORDER =
            Comparator.comparing(RecordedFact::recordedAt)
                    .thenComparing(r -> r.fact().header().key());

    private CaseVersions() {}

    /** Facts of a case in the order they became known. */
    static List<RecordedFact> sorted(List<RecordedFact> facts) {
        boolean inOrder = true;
        for (int i = 1; i < facts.size() && inOrder; i++) {
            inOrder = ORDER.compare(facts.get(i - 1), facts.get(i)) <= 0;
        }
        return inOrder ? facts : facts.stream().sorted(ORDER).toList();
    }

    /**
     * The versions of a case, each different in its standing from the one before.
     *
     * @param facts sorted; not empty
     * @param since how it stood at this moment is the first version, and every later one follows;
     *     null for all versions there ever were
     */
    static List<CaseRow> of(
            OfficeId office,
            String caseNo,
            List<RecordedFact> facts,
            ReferenceHistory reference,
            @Nullable Instant since) {
        var first = since == null ? facts.getFirst().recordedAt() : since;
        var versions = new ArrayList<CaseRow>();
        versions.add(at(first, office, caseNo, facts, reference));
        for (var moment : momentsAfter(first, office, facts, reference)) {
            var last = versions.getLast();
            if (!moment.matters(last)) {
                continue;
            }
            var next = at(moment.at(), office, caseNo, facts, reference);
            if (next.standing().equals(last.standing())) {
                // nothing figures depend on; the newest details, known since the same moment
                versions.set(versions.size() - 1, next.knownSince(last.knownAt()));
            } else {
                versions.add(next);
            }
        }
        return versions;
    }

    /**
     * When something became known.
     *
     * @param facts whether facts of the case are among it
     * @param changes what else
     */
    private record Moment(Instant at, boolean facts, List<Change> changes) {

        /** Whether the case may stand otherwise because of it. */
        boolean matters(CaseRow row) {
            if (facts) {
                return true;
            }
            var from = row.dependsFrom();
            var until = row.dependsUntil();
            return changes.stream().anyMatch(c -> c.touches(from, until));
        }
    }

    private static Collection<Moment> momentsAfter(
            Instant first, OfficeId office, List<RecordedFact> facts, ReferenceHistory reference) {
        var changes = reference.changesAfter(office, first);
        if (changes.isEmpty() && !facts.getLast().recordedAt().isAfter(first)) {
            return List.of();
        }
        var moments = new TreeMap<Instant, Moment>();
        for (var change : changes) {
            moments.computeIfAbsent(change.at(), at -> new Moment(at, false, new ArrayList<>()))
                    .changes()
                    .add(change);
        }
        for (var fact : facts) {
            var at = fact.recordedAt();
            if (at.isAfter(first)) {
                moments.put(at, new Moment(at, true, List.of()));
            }
        }
        return moments.values();
    }

    private static CaseRow at(
            Instant moment,
            OfficeId office,
            String caseNo,
            List<RecordedFact> facts,
            ReferenceHistory reference) {
        int known = facts.size();
        while (known > 1 && facts.get(known - 1).recordedAt().isAfter(moment)) {
            known--;
        }
        return CaseRow.of(
                office, caseNo, moment, facts.subList(0, known), reference.knownAt(office, moment));
    }
}
