package bd.somoyshima.projection.access;

import bd.somoyshima.projection.ProjectionSettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends sessions of dashboard readers that hold on to the database for too long. A reader can raise
 * its own statement time limit; it cannot keep others from ending what it does.
 */
@Component
class ReaderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderWatch.class);

    /** Readers are those of whom it is said what they see, but not the applications. */
    private static final String END =
            """
            SELECT usename, state, round(extract(epoch FROM now() - least(query_start, xact_start))) AS seconds,
                   pg_terminate_backend(pid) AS ended
              FROM pg_stat_activity
             WHERE datname = current_database()
               AND usename IN (SELECT role_name FROM access.dashboard_reader
                                WHERE role_name NOT IN ('somoyshima_owner', 'somoyshima_gateway', 'somoyshima_projection'))
               AND (state = 'active' AND query_start < now() - make_interval(secs => :seconds)
                    OR state LIKE 'idle in transaction%' AND state_change < now() - make_interval(secs => :seconds))
            """;

    private final JdbcClient jdbc;
    private final Duration longest;

    ReaderWatch(JdbcClient jdbc, ProjectionSettings settings) {
        this.jdbc = jdbc;
        this.longest = settings.readers().longest();
    }

    @Scheduled(fixedDelay = 2_000)
    void endWhatLastsTooLong() {
        jdbc.sql(END)
                .param("seconds", longest.toMillis() / 1e3)
                .query(
                        row -> {
                            LOG.warn(
                                    "a session of {} was ended: {} for {} s",
                                    row.getString("usename"),
                                    row.getString("state"),
                                    row.getString("seconds"));
                        });
    }
}
