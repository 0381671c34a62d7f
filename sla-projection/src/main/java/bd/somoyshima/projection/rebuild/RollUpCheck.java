package bd.somoyshima.projection.rebuild;

import bd.somoyshima.projection.rollup.RollUpSql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds the roll-ups against the rows of the cases, from time to time, and shows every cell that
 * differs. A recount from the events themselves is a reconciliation, see {@link Rebuild}.
 */
@Component
public class RollUpCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RollUpCheck.class);

    private static final int MOST_TOLD = 20;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final AtomicReference<Double> differences = new AtomicReference<>(Double.NaN);

    RollUpCheck(JdbcTemplate jdbc, PlatformTransactionManager transactions, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        Gauge.builder("somoyshima.reconcile.differences", differences, AtomicReference::get)
                .description(
                        "Cells of the roll-ups that are not the sum of their cases, at the last check; not a number"
                                + " before the first")
                .register(meters);
    }

    /**
     * Checks all roll-ups.
     *
     * @return how many cells differ
     */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "${somoyshima.reconcile.every}")
    public long check() {
        var found =
                Objects.requireNonNull(
                        snapshot.execute(
                                status -> {
                                    long differing = 0;
                                    for (var rollUp : RollUpSql.ALL) {
                                        differing += differing(rollUp);
                                    }
                                    return differing;
                                }));
        differences.set((double) found);
        return found;
    }

    private long differing(RollUpSql.RollUp rollUp) {
        var cells =
                jdbc.queryForList(
                        "WITH posting AS ("
                                + RollUpSql.postings(
                                        "(SELECT *, 1 AS sign FROM projection.case_file)",
                                        RollUpSql.STAYS_NOW)
                                + "), recounted ("
                                + rollUp.columns()
                                + ") AS ("
                                + rollUp.sums("posting")
                                + "), kept AS (SELECT "
                                + rollUp.columns()
                                + " FROM projection."
                                + rollUp.table()
                                + " WHERE "
                                + String.join(" <> 0 OR ", rollUp.measures())
                                + " <> 0) SELECT concat_ws(' ', 'kept', k) FROM"
                                + " (TABLE kept EXCEPT TABLE recounted) AS k UNION ALL"
                                + " SELECT concat_ws(' ', 'recounted', r) FROM"
                                + " (TABLE recounted EXCEPT TABLE kept) AS r",
                        String.class);
        if (!cells.isEmpty()) {
            LOG.error(
                    "{} is not the sum of its cases: {} lines, such as {}",
                    rollUp.table(),
                    cells.size(),
                    cells.subList(0, Math.min(MOST_TOLD, cells.size())));
        }
        return cells.size();
    }
}
