package bd.somoyshima.projection.rebuild;

import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.projection.casefile.CaseCopy;
import bd.somoyshima.projection.feed.FeedPosition;
import bd.somoyshima.projection.office.Activity;
import bd.somoyshima.projection.rebuild.RebuildRuns.Phase;
import bd.somoyshima.reference.ReferenceHistory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Folds the event log into the shadow tables: first everything, in order of cases, and then what
 * has come in since, changes of offices, charters and the calendar among it.
 */
@Component
class ShadowFold {

    private static final int CASES_A_CHUNK = 4_000;
    private static final int CHUNKS_AHEAD = 4;
    private static final int FETCH = 5_000;

    /** With fewer cases than this left they are folded while the live projection waits. */
    private static final int LITTLE_LEFT = 2_000;

    private static final String HISTORIES =
            """
            SELECT aggregate_id, recorded_at, fact, meta_data
              FROM eventlog.event
             WHERE aggregate_type = 'Case' AND global_index <= ?
             ORDER BY aggregate_id, sequence_number
            """;

    private static final String CASE_EVENTS =
            "SELECT count(*) FROM eventlog.event WHERE aggregate_type = 'Case' AND global_index <= ?";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final FeedPosition position;
    private final ShadowRows rows;
    private final RebuildRuns runs;
    private final int threads = Math.max(2, Runtime.getRuntime().availableProcessors());

    ShadowFold(
            DataSource dataSource,
            JdbcTemplate jdbc,
            FeedPosition position,
            ShadowRows rows,
            RebuildRuns runs) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.position = position;
        this.rows = rows;
        this.runs = runs;
    }

    /**
     * How far the shadow tables have come.
     *
     * @param judgedBy what was known there
     */
    record Folded(LogPosition end, ReferenceHistory judgedBy) {}

    /**
     * Folds all cases into the shadow tables, which are emptied first; answers up to where.
     *
     * @param goOn called between steps; throws to end the run
     */
    Folded everything(long run, Runnable goOn)
            throws SQLException, IOException, ExecutionException, InterruptedException {
        rows.takePossession(run);
        var upTo = position.now();
        var judgedBy = rows.judgedByUpTo(upTo);
        rows.writeStays(run, judgedBy);
        long events =
                Objects.requireNonNull(jdbc.queryForObject(CASE_EVENTS, Long.class, upTo.index()));
        runs.progress(run, Phase.FOLDING, events, 0, 0);
        var heard = new Activity();
        long cases = 0;
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
                    goOn.run();
                    cases += chunk.size();
                    var histories = chunk;
                    Callable<CaseCopy> work = () -> add(run, histories, judgedBy);
                    ahead.add(workers.submit(work));
                    while (ahead.size() > CHUNKS_AHEAD) {
                        heard.addAll(ahead.remove().get().heard());
                    }
                    runs.progress(run, Phase.FOLDING, events, reader.read(), cases);
                }
                while (!ahead.isEmpty()) {
                    heard.addAll(ahead.remove().get().heard());
                }
            } finally {
                workers.shutdownNow();
                connection.rollback();
            }
        }
        rows.heard(run, heard);
        runs.progress(run, Phase.ADDING_UP, events, events, cases);
        goOn.run();
        rows.addUp(run);
        return new Folded(upTo, judgedBy);
    }

    private CaseCopy add(
            long run, List<HistoryReader.History> histories, ReferenceHistory judgedBy) {
        var copy = new CaseCopy();
        for (var history : histories) {
            copy.add(history.key(), history.facts(), judgedBy);
        }
        rows.add(run, copy);
        return copy;
    }

    /**
     * Folds what has come in meanwhile, while much is left; answers up to where.
     *
     * @param patient whether to go on while changes of offices, charters and the calendar come in
     */
    Folded catchUp(long run, Folded from, boolean patient, Runnable goOn) {
        var folded = from;
        while (true) {
            goOn.run();
            var end = position.now();
            var changes = rows.changesBetween(folded.end(), end);
            var cases = rows.casesBetween(folded.end(), end);
            if ((changes.isEmpty() || !patient) && cases.size() < LITTLE_LEFT) {
                return folded;
            }
            folded = upTo(run, folded, end, changes, cases, goOn);
        }
    }

    /** Folds what lies between two positions. */
    Folded upTo(
            long run, Folded from, LogPosition end, List<ReferenceFact> changes, Runnable goOn) {
        return upTo(run, from, end, changes, rows.casesBetween(from.end(), end), goOn);
    }

    private Folded upTo(
            long run,
            Folded from,
            LogPosition end,
            List<ReferenceFact> changes,
            Collection<String> cases,
            Runnable goOn) {
        // read anew only if it must be: the live projection may be waiting
        var judgedBy = changes.isEmpty() ? from.judgedBy() : rows.judgedByUpTo(end);
        var ids = new TreeSet<>(cases);
        ids.addAll(rows.touchedBy(changes, judgedBy.latest()));
        var sorted = List.copyOf(ids);
        for (int i = 0; i < sorted.size(); i += CASES_A_CHUNK) {
            goOn.run();
            rows.foldAgain(
                    run,
                    sorted.subList(i, Math.min(i + CASES_A_CHUNK, sorted.size())),
                    judgedBy,
                    end);
        }
        if (changes.stream().anyMatch(OfficeFact.class::isInstance)) {
            rows.writeStays(run, judgedBy);
            rows.addUp(run);
        }
        return new Folded(end, judgedBy);
    }
}
