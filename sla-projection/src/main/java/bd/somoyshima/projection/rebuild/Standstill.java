package bd.somoyshima.projection.rebuild;

import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.projection.casefile.CaseProjection;
import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.projection.feed.FactFeed;
import bd.somoyshima.projection.rebuild.ShadowFold.Folded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds the live projection up for a moment, brings live and rebuilt rows to one position of the
 * event log, and takes a snapshot of the database there; then the live projection goes on. The two
 * are compared in the snapshot, however long that takes.
 */
@Component
class Standstill {

    /** What became not equal is looked at again by notices; what they had told may be wrong. */
    private static final String NOTICE_CANDIDATES =
            """
            INSERT INTO projection.notice_candidate (office_id, case_no)
            SELECT office_id, case_no FROM projection.case_file
             WHERE settled IS NULL OR tiers IS NOT NULL
            UNION
            SELECT office_id, case_no FROM projection.notice
             WHERE case_no <> '' AND rescinded_at IS NULL
            """;

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final CaseProjection projection;
    private final FactFeed feed;
    private final Recomputation recomputation;
    private final ShadowFold fold;
    private final ShadowRows rows;
    private final RebuildRuns runs;

    Standstill(
            DataSource dataSource,
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            CaseProjection projection,
            FactFeed feed,
            Recomputation recomputation,
            ShadowFold fold,
            ShadowRows rows,
            RebuildRuns runs) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.projection = projection;
        this.feed = feed;
        this.recomputation = recomputation;
        this.fold = fold;
        this.rows = rows;
        this.runs = runs;
    }

    /**
     * Takes a snapshot; null if it has to be tried again, since a change came in that has cases to
     * be judged again.
     *
     * @param insists whether they are judged again now: changes come in faster than they are
     *     carried out, and the live projection waits for longer
     * @param replaced live rows that are replaced by the rebuilt ones before, or null
     */
    @Nullable Snapshot take(
            long run, Folded from, boolean insists, @Nullable Differences replaced, Runnable goOn)
            throws SQLException {
        try (var halt = dataSource.getConnection()) {
            halt.setAutoCommit(false);
            long began = System.nanoTime();
            CaseProjection.haltOthers(halt);
            try {
                var folded =
                        transactions.execute(
                                status -> {
                                    var at = bringTogether(run, from, insists, goOn);
                                    if (at == null) {
                                        status.setRollbackOnly();
                                    } else if (replaced != null) {
                                        replace(replaced);
                                    }
                                    return at;
                                });
                return folded == null ? null : Snapshot.take(dataSource, run, folded);
            } finally {
                halt.rollback();
                runs.heldUp(run, Duration.ofNanos(System.nanoTime() - began));
            }
        }
    }

    private @Nullable Folded bringTogether(long run, Folded from, boolean insists, Runnable goOn) {
        var end = endOfLog();
        var changes = rows.changesBetween(from.end(), end);
        if (!changes.isEmpty() && !insists) {
            return null;
        }
        var folded = fold.upTo(run, from, end, changes, goOn);
        var pending = feed.pending(end);
        projection.project(pending.reference(), pending.cases(), folded.judgedBy());
        if (insists) {
            recomputation.finish(folded.judgedBy());
        }
        return recomputation.finished() ? folded : null;
    }

    /** Not in the transaction, which goes on and must not keep others from appending. */
    private LogPosition endOfLog() {
        try (Connection outside = dataSource.getConnection()) {
            return LogPosition.read(outside);
        } catch (SQLException e) {
            throw new IllegalStateException("the event log cannot be read", e);
        }
    }

    private void replace(Differences differences) {
        for (var table : ShadowTable.ALL) {
            var keys = differences.keys().get(table);
            if (keys == null) {
                jdbc.update(table.takeAway());
                jdbc.update(table.putIn());
            } else if (!keys.isEmpty()) {
                jdbc.update(table.takeAwayKeys(), keys);
                jdbc.update(table.putInKeys(), keys);
            }
        }
        jdbc.update(NOTICE_CANDIDATES);
    }
}
