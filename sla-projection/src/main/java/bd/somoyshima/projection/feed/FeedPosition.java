package bd.somoyshima.projection.feed;

import bd.somoyshima.eventlog.LogPosition;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the event log goes and how far it has been projected. */
@Component
public class FeedPosition {

    private static final String END = "SELECT coalesce(max(global_index), 0) FROM eventlog.event";

    /**
     * The slowest share of {@code :processor} decides. A token that says nothing yet has read
     * nothing.
     */
    public static final String READ_UP_TO =
            """
            SELECT coalesce(min(coalesce(token, '0')::bigint), 0) AS index
              FROM projection.token_entry
             WHERE processor_name = :processor
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    FeedPosition(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The index of the last event in the log, 0 if there is none. */
    public long endOfLog() {
        return jdbc.sql(END).query(Long.class).single();
    }

    /** The log up to now. Not to be called in a transaction, see {@link LogPosition#read}. */
    public LogPosition now() {
        return Objects.requireNonNull(
                template.execute((ConnectionCallback<LogPosition>) LogPosition::read));
    }

    /** Whether every event up to a position has been projected. */
    public boolean isProjected(LogPosition upTo) {
        return readUpTo() >= upTo.index();
    }

    /** The index up to which every event has been projected. */
    public long readUpTo() {
        return jdbc.sql(READ_UP_TO)
                .param("processor", FactFeed.PROCESSOR)
                .query(Long.class)
                .single();
    }
}
