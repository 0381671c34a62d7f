package bd.somoyshima.projection.feed;

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

    FeedPosition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The index of the last event in the log, 0 if there is none. */
    public long endOfLog() {
        return jdbc.sql(END).query(Long.class).single();
    }

    /** The index up to which every event has been projected. */
    public long readUpTo() {
        return jdbc.sql(READ_UP_TO)
                .param("processor", FactFeed.PROCESSOR)
                .query(Long.class)
                .single();
    }
}
