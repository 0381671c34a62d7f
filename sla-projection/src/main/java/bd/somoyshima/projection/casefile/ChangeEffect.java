package bd.somoyshima.projection.casefile;

import bd.somoyshima.casefile.CaseAssessor;
import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.casefile.CaseTrace.Standing;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.casefile.CaseRows.Stored;
import bd.somoyshima.reference.ReferenceBook;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a change of calendar or charter does to which cases. Reads page by page from one snapshot,
 * so that any number of cases can be looked at without holding anyone up.
 */
@Component
class ChangeEffect {

    private static final int PAGE = 2_000;

    private final CaseRows rows;
    private final CaseFacts histories;
    private final TransactionTemplate snapshot;

    ChangeEffect(CaseRows rows, CaseFacts histories, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.histories = histories;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** A case whose deadline moves or whose verdict turns. */
    record Changed(CaseKey key, Standing before, Standing after) {}

    /**
     * Finds the cases a change alters, in order of office and case number.
     *
     * @param before what they are judged by without the change
     * @param after with it
     * @param within whether cases of an office are to be looked at
     * @param at the moment they are judged at; facts recorded later play no part
     * @param found takes each of them
     * @return how many cases were looked at
     */
    long find(
            ReferenceFact change,
            ReferenceBook before,
            ReferenceBook after,
            Predicate<OfficeId> within,
            Instant at,
            Consumer<Changed> found) {
        long[] examined = {0};
        snapshot.executeWithoutResult(
                status -> {
                    // a moved holiday has two days; a case that depends on both is told once
                    var parts = RecomputationRows.parts(change);
                    var seen = new HashSet<CaseKey>();
                    for (var part : parts) {
                        CaseKey last = null;
                        int size;
                        do {
                            var page = rows.page(part.touched(after), last, PAGE, false);
                            var facts = histories.all(page.stream().map(Stored::key).toList());
                            for (var stored : page) {
                                if (within.test(new OfficeId(stored.key().office()))
                                        && (parts.size() == 1 || seen.add(stored.key()))) {
                                    examined[0]++;
                                    compare(
                                            stored.key(),
                                            facts.getOrDefault(stored.key(), List.of()),
                                            before,
                                            after,
                                            at,
                                            found);
                                }
                            }
                            size = page.size();
                            last = page.isEmpty() ? last : page.getLast().key();
                        } while (size == PAGE);
                    }
                });
        return examined[0];
    }

    private static void compare(
            CaseKey key,
            List<RecordedFact> facts,
            ReferenceBook before,
            ReferenceBook after,
            Instant at,
            Consumer<Changed> found) {
        var known =
                facts.stream()
                        .filter(f -> !f.recordedAt().isAfter(at))
                        .map(RecordedFact::fact)
                        .toList();
        if (known.isEmpty()) {
            return;
        }
        var state = CaseFold.fold(known);
        var office = new OfficeId(key.office());
        var was = Standing.of(CaseAssessor.assess(state, office, before), at);
        var is = Standing.of(CaseAssessor.assess(state, office, after), at);
        if (!was.equals(is)) {
            found.accept(new Changed(key, was, is));
        }
    }
}
