package bd.somoyshima.projection.rebuild;

import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.projection.casefile.CaseCopy;
import bd.somoyshima.projection.casefile.CaseProjection;
import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.projection.feed.FactFeed;
import bd.somoyshima.projection.feed.FeedPosition;
import bd.somoyshima.projection.office.Activity;
import bd.somoyshima.projection.office.OfficeRows;
import bd.somoyshima.projection.rebuild.RebuildRuns.Phase;
import bd.somoyshima.projection.rebuild.RebuildRuns.What;
import bd.somoyshima.reference.ReferenceHistory;
import java.io.IOException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out the whole read model again from the event log, beside the live one, and holds the two
 * against each other.
 *
 * <p>Histories are read in order of cases, folded in memory and copied into shadow tables, while
 * intake and the live projection go on. What comes in meanwhile is folded, too, changes of offices,
 * charters and calendar among it. At the end the live projection halts for a moment, so that both
 * sides stand at one position of the event log; then they are compared row by row. A rebuild puts
 * the rebuilt rows in the place of those that differ, in one transaction: readers see the one or
 * the other, never a gap. Until that transaction commits, nothing live is touched, so it can be
 * stopped or killed at any point. Notices are not touched: their ledger has each cause once
 * already.
 */
@Component
public class Rebuild implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private static final int CASES_A_CHUNK = 4_000;
    private static final int CHUNKS_AHEAD = 4;
    private static final int FETCH = 5_000;
    private static final int MOST_DIFFERENCES = 50;

    /** With fewer cases than this left the live projection is halted and they are folded then. */
    private static final int LITTLE_LEFT = 2_000;

    private static final String HISTORIES =
            """
            SELECT aggregate_id, recorded_at, fact, meta_data
              FROM eventlog.event
             WHERE aggregate_type = 'Case' AND global_index <= ?
             ORDER BY aggregate_id, sequence_number
            """;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(?)";
    private static final String UNDER_WAY =
            "SELECT EXISTS (SELECT 1 FROM projection.rebuild_run WHERE finished_at IS NULL)";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(?)";
    private static final long LOCK_KEY = 0x72656275696c64L;

    /** So long a run waits for a moment at which no change is being carried out. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration LIVE_PAUSE = Duration.ofMillis(20);
    private static final int RELEASE_TRIES = 100;
    private static final Duration RELEASE_PAUSE = Duration.ofMillis(20);

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final CaseProjection projection;
    private final OfficeRows offices;
    private final FeedPosition position;
    private final FactFeed feed;
    private final Recomputation recomputation;
    private final ShadowRows rows;
    private final RebuildRuns runs;
    private final int threads;
    private final AtomicBoolean ending = new AtomicBoolean();

    Rebuild(
            DataSource dataSource,
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            CaseProjection projection,
            OfficeRows offices,
            FeedPosition position,
            FactFeed feed,
            Recomputation recomputation,
            ShadowRows rows,
            RebuildRuns runs) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.projection = projection;
        this.offices = offices;
        this.position = position;
        this.feed = feed;
        this.recomputation = recomputation;
        this.rows = rows;
        this.runs = runs;
        this.threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    /** Someone asked to stop, or the application ends. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
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
                run(run, acceptDifferences);
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

    private void run(long run, boolean acceptDifferences) {
        try {
            var upTo = fold(run);
            rows.addUp();
            compare(run, upTo, acceptDifferences);
        } catch (StoppedException e) {
            runs.finish(
                    run, Phase.STOPPED, null, null, "it was asked to stop; nothing was changed");
        } catch (SQLException | IOException | ExecutionException | RuntimeException e) {
            LOG.error("a rebuild failed; nothing was changed", e);
            runs.finish(run, Phase.FAILED, null, null, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            runs.finish(run, Phase.STOPPED, null, null, "interrupted; nothing was changed");
        }
    }

    private void goOn(long run) {
        if (ending.get() || runs.stopAsked(run)) {
            throw new StoppedException();
        }
    }

    /**
     * How far the shadow tables have come.
     *
     * @param judgedBy what was known there
     */
    private record Folded(LogPosition end, ReferenceHistory judgedBy) {}

    /** Folds all cases into the shadow tables; answers up to where. */
    private Folded fold(long run)
            throws SQLException, IOException, ExecutionException, InterruptedException {
        jdbc.execute(
                "TRUNCATE "
                        + String.join(
                                ", ",
                                ShadowTable.ALL.stream().map(t -> "rebuild." + t.name()).toList()));
        var upTo = position.now();
        var judgedBy = rows.judgedByUpTo(upTo);
        rows.writeStays(judgedBy);
        long events =
                Objects.requireNonNull(
                        jdbc.queryForObject(
                                "SELECT count(*) FROM eventlog.event WHERE aggregate_type = 'Case' AND global_index <= ?",
                                Long.class,
                                upTo.index()));
        runs.progress(run, Phase.FOLDING, events, 0, 0);
        var heard = new Activity();
        long[] cases = {0};
        try (var connection = dataSource.getConnection();
                var workers = Executors.newFixedThreadPool(threads)) {
            connection.setAutoCommit(false);
            var ahead = new ArrayDeque<Future<CaseCopy>>();
            try (var statement = connection.prepareStatement(HISTORIES)) {
                statement.setLong(1, upTo.index());
                statement.setFetchSize(FETCH);
                var reader = new HistoryReader(statement.executeQuery());
                for (var chunk = reader.next(CASES_A_CHUNK);
                        !chunk.isEmpty();
                        chunk = reader.next(CASES_A_CHUNK)) {
                    goOn(run);
                    cases[0] += chunk.size();
                    var histories = chunk;
                    Callable<CaseCopy> work = () -> copy(histories, judgedBy);
                    ahead.add(workers.submit(work));
                    while (ahead.size() > CHUNKS_AHEAD) {
                        heard.addAll(ahead.remove().get().heard());
                    }
                    runs.progress(run, Phase.FOLDING, events, reader.read(), cases[0]);
                }
                while (!ahead.isEmpty()) {
                    heard.addAll(ahead.remove().get().heard());
                }
            } finally {
                workers.shutdownNow();
                connection.rollback();
            }
        }
        offices.heard("rebuild", heard);
        runs.progress(run, Phase.ADDING_UP, events, events, cases[0]);
        goOn(run);
        return new Folded(upTo, judgedBy);
    }

    private CaseCopy copy(List<HistoryReader.History> histories, ReferenceHistory judgedBy)
            throws SQLException {
        var copy = new CaseCopy();
        for (var history : histories) {
            copy.add(history.key(), history.facts(), judgedBy);
        }
        try (var connection = dataSource.getConnection()) {
            copy.send(connection, "rebuild");
        }
        return copy;
    }

    /**
     * Brings both sides to one position of the event log, and holds them against each other there.
     * Offices, charters and the calendar may change meanwhile: what changes is folded in.
     */
    private void compare(long run, Folded folded, boolean acceptDifferences)
            throws SQLException, InterruptedException {
        runs.enter(run, Phase.COMPARING);
        var shadow = folded;
        var patience = Instant.now().plus(PATIENCE);
        boolean done = false;
        while (!done) {
            shadow = catchUp(run, shadow, patience);
            awaitLive(run, shadow.end(), patience);
            var from = shadow;
            boolean insists = Instant.now().isAfter(patience);
            done =
                    Boolean.TRUE.equals(
                            transactions.execute(
                                    status -> {
                                        boolean compared =
                                                compareHalted(
                                                        run, from, insists, acceptDifferences);
                                        if (!compared) {
                                            status.setRollbackOnly();
                                        }
                                        return compared;
                                    }));
        }
    }

    /** Folds what has come in meanwhile, while much is left; answers up to where. */
    private Folded catchUp(long run, Folded from, Instant patience) {
        var folded = from;
        while (true) {
            goOn(run);
            var end = position.now();
            var changes = rows.changesBetween(folded.end(), end);
            var cases = rows.casesBetween(folded.end(), end);
            boolean little = changes.isEmpty() || Instant.now().isAfter(patience);
            if (little && cases.size() < LITTLE_LEFT) {
                return folded;
            }
            var judgedBy = changes.isEmpty() ? folded.judgedBy() : rows.judgedByUpTo(end);
            foldAgain(run, changes, cases, judgedBy, end);
            folded = new Folded(end, judgedBy);
        }
    }

    private void foldAgain(
            long run,
            List<ReferenceFact> changes,
            Set<String> cases,
            ReferenceHistory judgedBy,
            LogPosition end) {
        var ids = new TreeSet<>(cases);
        ids.addAll(rows.touchedBy(changes, judgedBy.latest()));
        var sorted = List.copyOf(ids);
        for (int i = 0; i < sorted.size(); i += CASES_A_CHUNK) {
            goOn(run);
            rows.foldAgain(
                    sorted.subList(i, Math.min(i + CASES_A_CHUNK, sorted.size())), judgedBy, end);
        }
        if (changes.stream().anyMatch(OfficeFact.class::isInstance)) {
            rows.writeStays(judgedBy);
            rows.addUp();
        }
    }

    /** Until the live projection has come so far, and every change has reached its cases. */
    private void awaitLive(long run, LogPosition upTo, Instant patience)
            throws InterruptedException {
        while (!position.isProjected(upTo)
                || (!recomputation.finished() && Instant.now().isBefore(patience))) {
            goOn(run);
            Thread.sleep(LIVE_PAUSE);
        }
    }

    /**
     * The same while the live projection waits; false if it has to be tried again, since a change
     * came in that has cases to be judged again.
     *
     * @param insists whether they are judged again now: changes come in faster than they are
     *     carried out, and the live projection waits for longer
     */
    private boolean compareHalted(
            long run, Folded from, boolean insists, boolean acceptDifferences) {
        projection.haltOthers();
        try (var outside = dataSource.getConnection()) {
            // not in this transaction, which goes on and must not keep others from appending
            var end = LogPosition.read(outside);
            var changes = rows.changesBetween(from.end(), end);
            if (!changes.isEmpty() && !insists) {
                return false;
            }
            // read anew only if it must be: the live projection is waiting
            var judgedBy = changes.isEmpty() ? from.judgedBy() : rows.judgedByUpTo(end);
            var pending = feed.pending(end);
            projection.project(pending.reference(), pending.cases(), judgedBy);
            if (insists) {
                recomputation.finish(judgedBy);
            }
            if (!recomputation.finished()) {
                return false;
            }
            foldAgain(run, changes, rows.casesBetween(from.end(), end), judgedBy, end);
            finish(run, end, acceptDifferences);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("the event log cannot be read", e);
        }
    }

    private void finish(long run, LogPosition end, boolean acceptDifferences) {
        long differences = 0;
        var hash = BigInteger.ZERO;
        for (var table : ShadowTable.ALL) {
            differences +=
                    Objects.requireNonNull(
                            jdbc.queryForObject(table.countDifferences(), Long.class));
            hash =
                    hash.multiply(BigInteger.valueOf(31))
                            .add(
                                    Objects.requireNonNull(
                                            jdbc.queryForObject(table.hash(), BigInteger.class)));
        }
        var name = String.format(Locale.ROOT, "%032x", hash.mod(BigInteger.ONE.shiftLeft(128)));
        if (differences == 0) {
            runs.finish(
                    run,
                    Phase.EQUAL,
                    name,
                    0L,
                    "equal up to event " + end.index() + ", digest " + end.digest());
            return;
        }
        for (var table : ShadowTable.ALL) {
            jdbc.update(
                    "INSERT INTO projection.rebuild_difference (run_id, table_name, live, rebuilt) SELECT "
                            + run
                            + ", '"
                            + table.name()
                            + "', * FROM ("
                            + table.someDifferences(MOST_DIFFERENCES)
                            + ")");
        }
        if (!acceptDifferences) {
            runs.finish(
                    run,
                    Phase.DIFFERENT,
                    name,
                    differences,
                    "live rows differ from what the events say; nothing was changed");
            return;
        }
        for (var table : ShadowTable.ALL) {
            jdbc.update(table.takeAway());
            jdbc.update(table.putIn());
        }
        jdbc.update(
                "INSERT INTO projection.notice_candidate (office_id, case_no)"
                        + " SELECT office_id, case_no FROM projection.case_file"
                        + " WHERE settled IS NULL OR tiers IS NOT NULL"
                        + " UNION SELECT office_id, case_no FROM projection.notice"
                        + " WHERE case_no <> '' AND rescinded_at IS NULL");
        runs.finish(
                run,
                Phase.SWAPPED,
                name,
                differences,
                "live rows that differed were replaced, up to event "
                        + end.index()
                        + ", digest "
                        + end.digest());
    }

    /** The application ends: a run under way stops at its next step. */
    @Override
    public void destroy() {
        ending.set(true);
    }
}
