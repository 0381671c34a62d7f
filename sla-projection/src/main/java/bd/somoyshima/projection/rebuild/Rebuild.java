package bd.somoyshima.projection.rebuild;

import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.projection.feed.FeedPosition;
import bd.somoyshima.projection.rebuild.RebuildRuns.Phase;
import bd.somoyshima.projection.rebuild.RebuildRuns.What;
import bd.somoyshima.projection.rebuild.ShadowFold.Folded;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Works out the whole read model again from the event log, beside the live one, and holds the two
 * against each other.
 *
 * <p>Histories are folded into shadow tables ({@link ShadowFold}) while intake and the live
 * projection go on; what comes in meanwhile is folded, too. Then the live projection is held up for
 * a moment, so that both sides stand at one position of the event log ({@link Standstill}), and
 * they are compared row by row in a snapshot of that moment. A rebuild puts the rebuilt rows in the
 * place of those that differ, in one transaction: readers see the one or the other, never a gap.
 * Until that transaction commits, nothing live is touched, so it can be stopped or killed at any
 * point. Notices are not touched: their ledger has each cause once already.
 */
@Component
public class Rebuild implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(?)";
    private static final String UNDER_WAY =
            "SELECT EXISTS (SELECT 1 FROM projection.rebuild_run WHERE finished_at IS NULL)";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(?)";
    private static final int LOCK_CHECK_SECONDS = 5;
    private static final long LOCK_KEY = 0x72656275696c64L;

    /** So long a run waits for a moment at which no change is being carried out. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** So often rows that differ are replaced before the run gives up. */
    private static final int MOST_ROUNDS = 4;

    private static final Duration LIVE_PAUSE = Duration.ofMillis(20);
    private static final int RELEASE_TRIES = 100;
    private static final Duration RELEASE_PAUSE = Duration.ofMillis(20);

    private final DataSource dataSource;
    private final FeedPosition position;
    private final Recomputation recomputation;
    private final ShadowFold fold;
    private final Standstill standstill;
    private final RebuildRuns runs;
    private final AtomicBoolean ending = new AtomicBoolean();

    Rebuild(
            DataSource dataSource,
            FeedPosition position,
            Recomputation recomputation,
            ShadowFold fold,
            Standstill standstill,
            RebuildRuns runs) {
        this.dataSource = dataSource;
        this.position = position;
        this.recomputation = recomputation;
        this.fold = fold;
        this.standstill = standstill;
        this.runs = runs;
    }

    /** Someone asked to stop, or the application ends. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StoppedException(String message) {
            super(message);
        }
    }

    /**
     * Starts a run in the background.
     *
     * @param acceptDifferences whether live rows that differ are replaced; else the run only tells
     * @return its number, or null if one is under way already, here or in another process
     */
    @Nullable Long start(What what, boolean acceptDifferences, String by) throws SQLException {
        var connection = dataSource.getConnection();
        boolean started = false;
        try {
            if (!lockUnlessUnderWay(connection)) {
                return null;
            }
            runs.noteAbandoned();
            long run = runs.start(what, by);
            Thread.ofVirtual()
                    .name("rebuild")
                    .start(() -> runAndRelease(connection, run, acceptDifferences));
            started = true;
            return run;
        } finally {
            if (!started) {
                connection.close();
            }
        }
    }

    /** A run that has just said that it is over gives its lock back within moments. */
    private static boolean lockUnlessUnderWay(Connection connection) throws SQLException {
        for (int i = 0; !lock(connection); i++) {
            if (i == RELEASE_TRIES || isUnderWay(connection)) {
                return false;
            }
            try {
                Thread.sleep(RELEASE_PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return true;
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setLong(1, LOCK_KEY);
            return answer(statement);
        }
    }

    private static boolean isUnderWay(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(UNDER_WAY)) {
            return answer(statement);
        }
    }

    private static boolean answer(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void runAndRelease(Connection lock, long run, boolean acceptDifferences) {
        try (lock) {
            try {
                run(run, acceptDifferences, () -> goOn(lock, run));
            } finally {
                try (var statement = lock.prepareStatement(UNLOCK)) {
                    statement.setLong(1, LOCK_KEY);
                    statement.execute();
                }
            }
        } catch (SQLException e) {
            LOG.warn(
                    "the lock of a rebuild could not be given back; it ends with its connection",
                    e);
        }
    }

    private void run(long run, boolean acceptDifferences, Runnable goOn) {
        try {
            compare(run, fold.everything(run, goOn), acceptDifferences, goOn);
        } catch (StoppedException e) {
            runs.finish(run, Phase.STOPPED, null, null, String.valueOf(e.getMessage()));
        } catch (SQLException | IOException | ExecutionException | RuntimeException e) {
            LOG.error("a rebuild failed", e);
            runs.finish(run, Phase.FAILED, null, null, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            runs.finish(run, Phase.STOPPED, null, null, "interrupted");
        }
    }

    /**
     * Between two steps of a run.
     *
     * @throws StoppedException if it was asked to stop
     * @throws IllegalStateException if its lock is lost
     */
    private void goOn(Connection lock, long run) {
        if (ending.get() || runs.stopAsked(run)) {
            throw new StoppedException("it was asked to stop; nothing was changed");
        }
        try {
            if (!lock.isValid(LOCK_CHECK_SECONDS)) {
                throw new IllegalStateException(
                        "the connection that held this run's lock is lost; start another run");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("this run's lock cannot be checked", e);
        }
    }

    /**
     * Holds both sides against each other at one position of the event log, and replaces live rows
     * that differ if that was asked for, until none do.
     */
    private void compare(long run, Folded folded, boolean acceptDifferences, Runnable goOn)
            throws SQLException, InterruptedException {
        runs.enter(run, Phase.COMPARING);
        var shadow = folded;
        Differences first = null;
        Differences replaced = null;
        var step = goOn;
        for (int round = 0; ; round++) {
            try (var snapshot = takeSnapshot(run, shadow, replaced, step)) {
                shadow = snapshot.folded();
                if (replaced != null) {
                    // rows are replaced: no stopping before it is told what became of them
                    step = () -> {};
                }
                var found = snapshot.compare(step);
                if (first == null) {
                    first = found;
                    runs.note(run, found.some());
                }
                if (found.rows() == 0 || !acceptDifferences) {
                    finish(run, first, found, shadow.end());
                    return;
                }
                if (round == MOST_ROUNDS) {
                    throw new IllegalStateException(
                            "live rows were replaced and differ again, "
                                    + found.rows()
                                    + " of them");
                }
                replaced = found;
            }
        }
    }

    private Snapshot takeSnapshot(
            long run, Folded from, @Nullable Differences replaced, Runnable goOn)
            throws SQLException, InterruptedException {
        var shadow = from;
        var patience = Instant.now().plus(PATIENCE);
        while (true) {
            shadow = fold.catchUp(run, shadow, Instant.now().isBefore(patience), goOn);
            awaitLive(shadow.end(), patience, goOn);
            var snapshot =
                    standstill.take(run, shadow, Instant.now().isAfter(patience), replaced, goOn);
            if (snapshot != null) {
                return snapshot;
            }
        }
    }

    /** Until the live projection has come so far, and every change has reached its cases. */
    private void awaitLive(LogPosition upTo, Instant patience, Runnable goOn)
            throws InterruptedException {
        while (!position.isProjected(upTo)
                || (!recomputation.finished() && Instant.now().isBefore(patience))) {
            goOn.run();
            Thread.sleep(LIVE_PAUSE);
        }
    }

    private void finish(long run, Differences first, Differences last, LogPosition end) {
        var upTo = "up to event " + end.index() + ", digest " + end.digest();
        if (first.rows() == 0) {
            runs.finish(run, Phase.EQUAL, last.hash(), 0L, "equal " + upTo);
        } else if (last.rows() == 0) {
            runs.finish(
                    run,
                    Phase.SWAPPED,
                    last.hash(),
                    first.rows(),
                    "live rows that differed were replaced, " + upTo);
        } else {
            runs.finish(
                    run,
                    Phase.DIFFERENT,
                    last.hash(),
                    first.rows(),
                    "live rows differ from what the events say " + upTo + "; nothing was changed");
        }
    }

    /** The application ends: a run under way stops at its next step. */
    @Override
    public void destroy() {
        ending.set(true);
    }
}
