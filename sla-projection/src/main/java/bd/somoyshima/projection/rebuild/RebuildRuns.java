package bd.somoyshima.projection.rebuild;

import bd.somoyshima.calendar.WorkingCalendar;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code rebuild_run} and {@code rebuild_difference}. */
@Repository
class RebuildRuns {

    private static final String START =
            """
            INSERT INTO projection.rebuild_run (what, asked_by, started_at, phase)
            VALUES (:what, :by, :now, 'FOLDING')
            RETURNING run_id
            """;

    private static final String PROGRESS =
            """
            UPDATE projection.rebuild_run
               SET phase = :phase, events = :events, events_done = :done, cases = :cases
             WHERE run_id = :run
            """;

    private static final String FINISH =
            """
            UPDATE projection.rebuild_run
               SET phase = :phase, content_hash = :hash, differences = :differences, message = :message,
                   finished_at = :now
             WHERE run_id = :run
            """;

    private static final String LATEST =
            "SELECT * FROM projection.rebuild_run ORDER BY run_id DESC LIMIT 20";

    private static final String DIFFERENCES =
            "SELECT table_name, live, rebuilt FROM projection.rebuild_difference WHERE run_id = :run";

    private final JdbcClient jdbc;
    private final Clock clock;

    RebuildRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum What {
        RECONCILE,
        REBUILD
    }

    enum Phase {
        /** Histories are folded into rows. */
        FOLDING,
        /** Rows are added up. */
        ADDING_UP,
        /** Live rows are held against them, and replaced if that was asked for. */
        COMPARING,
        /** The live rows were equal; nothing was changed. */
        EQUAL,
        /** The live rows differ; nothing was changed. */
        DIFFERENT,
        /** The live rows differed and have been replaced. */
        SWAPPED,
        STOPPED,
        FAILED
    }

    /** A row that differs: as it is live, and as the events say; null if there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(String table, @Nullable String live, @Nullable String rebuilt) {}

    /**
     * A run.
     *
     * @param events of cases, to be read
     * @param eventsDone of these, read
     * @param eventsPerSecond so far
     * @param secondsLeft at this rate, while it reads
     * @param heldUpMillis how long the live projection was held up at most, in milliseconds
     * @param contentHash over all rows worked out
     * @param differences rows of all tables in which live differs
     * @param firstDifferences some of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Run(
            long run,
            What what,
            String askedBy,
            OffsetDateTime startedAt,
            Phase phase,
            long events,
            long eventsDone,
            long cases,
            @Nullable Long eventsPerSecond,
            @Nullable Long secondsLeft,
            long heldUpMillis,
            @Nullable String contentHash,
            @Nullable Long differences,
            @Nullable List<Difference> firstDifferences,
            @Nullable String message,
            @Nullable OffsetDateTime finishedAt) {}

    long start(What what, String by) {
        return jdbc.sql(START)
                .param("what", what.name())
                .param("by", by)
                .param("now", utc(clock.instant()))
                .query(Long.class)
                .single();
    }

    void progress(long run, Phase phase, long events, long done, long cases) {
        jdbc.sql(PROGRESS)
                .param("run", run)
                .param("phase", phase.name())
                .param("events", events)
                .param("done", done)
                .param("cases", cases)
                .update();
    }

    /** The run has come to another phase. */
    void enter(long run, Phase phase) {
        jdbc.sql("UPDATE projection.rebuild_run SET phase = :phase WHERE run_id = :run")
                .param("run", run)
                .param("phase", phase.name())
                .update();
    }

    /** The live projection was held up for so long. */
    void heldUp(long run, Duration time) {
        jdbc.sql(
                        "UPDATE projection.rebuild_run SET held_up_ms = greatest(held_up_ms, :time)"
                                + " WHERE run_id = :run")
                .param("run", run)
                .param("time", time.toMillis())
                .update();
    }

    /** Keeps some of the rows that differ. */
    void note(long run, List<Difference> some) {
        for (var difference : some) {
            jdbc.sql(
                            "INSERT INTO projection.rebuild_difference (run_id, table_name, live, rebuilt)"
                                    + " VALUES (:run, :table, :live, :rebuilt)")
                    .param("run", run)
                    .param("table", difference.table())
                    .param("live", difference.live(), Types.VARCHAR)
                    .param("rebuilt", difference.rebuilt(), Types.VARCHAR)
                    .update();
        }
    }

    void finish(
            long run,
            Phase phase,
            @Nullable String hash,
            @Nullable Long differences,
            String message) {
        jdbc.sql(FINISH)
                .param("run", run)
                .param("phase", phase.name())
                .param("hash", hash, Types.VARCHAR)
                .param("differences", differences, Types.BIGINT)
                .param("message", message)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Asks the run that is under way to stop; 0 if there is none. */
    int askToStop() {
        return jdbc.sql(
                        "UPDATE projection.rebuild_run SET stop_asked = true WHERE finished_at IS NULL")
                .update();
    }

    boolean stopAsked(long run) {
        return jdbc.sql("SELECT stop_asked FROM projection.rebuild_run WHERE run_id = :run")
                .param("run", run)
                .query(Boolean.class)
                .single();
    }

    /** Runs whose process is gone are over. Called by the process that may run. */
    void noteAbandoned() {
        jdbc.sql(
                        "UPDATE projection.rebuild_run SET phase = 'STOPPED', finished_at = :now,"
                                + " message = 'its process ended' WHERE finished_at IS NULL")
                .param("now", utc(clock.instant()))
                .update();
    }

    /** The latest runs, the newest first. */
    List<Run> latest() {
        return jdbc.sql(LATEST).query((row, i) -> run(row)).list();
    }

    private Run run(ResultSet row) throws SQLException {
        long done = row.getLong("events_done");
        long events = row.getLong("events");
        var started = row.getObject("started_at", OffsetDateTime.class);
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        var end = finished == null ? clock.instant() : finished.toInstant();
        long seconds = Math.max(1, Duration.between(started.toInstant(), end).toSeconds());
        var differences = (Long) row.getObject("differences");
        return new Run(
                row.getLong("run_id"),
                What.valueOf(row.getString("what")),
                row.getString("asked_by"),
                local(started),
                Phase.valueOf(row.getString("phase")),
                events,
                done,
                row.getLong("cases"),
                done == 0 ? null : done / seconds,
                finished != null || done == 0 ? null : (events - done) * seconds / done,
                row.getLong("held_up_ms"),
                row.getString("content_hash"),
                differences,
                differences == null || differences == 0 ? null : differences(row.getLong("run_id")),
                row.getString("message").isEmpty() ? null : row.getString("message"),
                finished == null ? null : local(finished));
    }

    private List<Difference> differences(long run) {
        return jdbc.sql(DIFFERENCES)
                .param("run", run)
                .query(
                        (row, i) ->
                                new Difference(
                                        row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static OffsetDateTime local(OffsetDateTime utc) {
        return utc.atZoneSameInstant(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
