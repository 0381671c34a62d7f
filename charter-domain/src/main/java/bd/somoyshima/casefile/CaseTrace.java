package bd.somoyshima.casefile;

import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.reference.ReferenceBook;
import bd.somoyshima.reference.ReferenceHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What later changes of calendar and charter did to a case: "was late, is in time, because …".
 *
 * <p>Worked out from what was recorded when, so it is the same however often it is asked for, and
 * after every rebuild.
 */
public final class CaseTrace {

    private CaseTrace() {}

    /**
     * How a case stood.
     *
     * @param dueOn the last local date in time, or null
     * @param dueAt its exclusive bound, or null
     * @param verdict at the moment of the change
     */
    public record Standing(@Nullable LocalDate dueOn, @Nullable Instant dueAt, Verdict verdict) {

        /** How an assessment stands at an instant. */
        public static Standing of(Assessment assessment, Instant at) {
            return new Standing(assessment.dueOn(), assessment.dueAt(), assessment.verdictAt(at));
        }
    }

    /** A change that moved the deadline or turned the verdict. */
    public record Change(RecordedReference cause, Standing before, Standing after) {}

    /**
     * The changes of a case.
     *
     * @param facts of the case, in any order
     * @param history of what cases are judged by; what was declared for others does not matter, and
     *     costs no time
     */
    public static List<Change> of(
            OfficeId office, List<RecordedFact> facts, ReferenceHistory history) {
        if (facts.isEmpty()) {
            return List.of();
        }
        var references = history.concerning(office);
        var begun = facts.stream().map(RecordedFact::recordedAt).min(Instant::compareTo).get();
        var already = new ArrayList<ReferenceFact>();
        int next = 0;
        while (next < references.size() && !references.get(next).recordedAt().isAfter(begun)) {
            already.add(references.get(next++).fact());
        }
        var book = ReferenceBook.EMPTY.with(already);
        var changes = new ArrayList<Change>();
        for (var cause : references.subList(next, references.size())) {
            var after = book.with(List.of(cause.fact()));
            var at = cause.recordedAt();
            var known =
                    facts.stream()
                            .filter(f -> !f.recordedAt().isAfter(at))
                            .map(RecordedFact::fact)
                            .toList();
            var state = CaseFold.fold(known);
            var was = Standing.of(CaseAssessor.assess(state, office, book), at);
            var is = Standing.of(CaseAssessor.assess(state, office, after), at);
            if (!was.equals(is)) {
                changes.add(new Change(cause, was, is));
            }
            book = after;
        }
        return List.copyOf(changes);
    }
}
