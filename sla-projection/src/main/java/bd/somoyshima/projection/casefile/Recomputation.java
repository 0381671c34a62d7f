package bd.somoyshima.projection.casefile;

import bd.somoyshima.projection.casefile.RecomputationRows.Unfinished;
import bd.somoyshima.reference.ReferenceHistory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges again the cases a change of calendar or charter touches, page by page, while new facts go
 * on being projected.
 *
 * <p>Each page is a transaction of its own that also notes how far it came, so it can stop and be
 * killed anywhere and carries on after the last page. Rows are locked while they are judged; of two
 * processes only one works on a change.
 */
@Component
public class Recomputation {

    private static final Logger LOG = LoggerFactory.getLogger(Recomputation.class);

    private static final int PAGE = 2_000;

    private final CaseProjection projection;
    private final CaseRows rows;
    private final RecomputationRows recomputations;
    private final TransactionTemplate transactions;

    Recomputation(
            CaseProjection projection,
            CaseRows rows,
            RecomputationRows recomputations,
            TransactionTemplate transactions,
            MeterRegistry meters) {
        this.projection = projection;
        this.rows = rows;
        this.recomputations = recomputations;
        this.transactions = transactions;
        Gauge.builder(
                        "somoyshima.recomputation.unfinished",
                        recomputations,
                        RecomputationRows::unfinished)
                .description("Changes of calendar or charter that have not reached all their cases")
                .register(meters);
    }

    /** Whether every change has reached all its cases. */
    public boolean finished() {
        return recomputations.unfinished() == 0;
    }

    /** Whether every change recorded up to a moment has reached all its cases. */
    public boolean finishedUpTo(Instant moment) {
        return recomputations.unfinishedUpTo(moment) == 0;
    }

    /** Carries on with unfinished changes until there is none. */
    @Scheduled(fixedDelay = 100)
    void carryOn() {
        while (Boolean.TRUE.equals(transactions.execute(status -> nextPage()))) {
            // the next page is another transaction
        }
    }

    /** Judges everything again that there is to judge; the caller has halted all others. */
    public void finish(ReferenceHistory judgedBy) {
        while (nextPage(judgedBy)) {
            // in the caller's transaction
        }
    }

    /** Judges one page again; false if there was none to do. */
    private boolean nextPage() {
        // before the change itself is locked: one who projects it holds these locks in this order
        return !finished() && nextPage(projection.judgedBy());
    }

    private boolean nextPage(ReferenceHistory judgedBy) {
        var unfinished = recomputations.next();
        if (unfinished == null) {
            return false;
        }
        var page =
                rows.page(
                        unfinished.part().touched(judgedBy.latest()),
                        unfinished.done(),
                        PAGE,
                        true);
        int changed = projection.judgeAgain(page, judgedBy);
        boolean last = page.size() < PAGE;
        recomputations.done(
                unfinished,
                page.isEmpty() ? null : page.getLast().key(),
                page.size(),
                changed,
                last);
        if (last && !page.isEmpty()) {
            LOG.info("{}: all cases it touches are judged again", nameOf(unfinished));
        }
        return true;
    }

    private static String nameOf(Unfinished change) {
        return change.source() + " " + change.id();
    }
}
