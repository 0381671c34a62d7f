package bd.somoyshima.projection.feed;

import bd.somoyshima.eventlog.OrderedEventStorageEngine;
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

    private static final String APPENDS_DONE = "SELECT pg_advisory_xact_lock_shared(:key)";

    private final JdbcClient jdbc;

    FeedPosition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The index of the last event in the log, 0 if there is none. */
    public long endOfLog() {
        return jdbc.sql(END).query(Long.class).single();
    }

    /**
     * The same, once every append under way has ended: whoever is appending stamped its facts
     * before this call; after the answer there are only later ones. Not to be called in a
     * transaction, which would keep others from appending until it ends.
     */
    public long endOfAppends() {
        jdbc.sql(APPENDS_DONE)
                .param("key", OrderedEventStorageEngine.APPEND_LOCK)
                .query((row, i) -> 0)
                .list();
        return endOfLog();
    }

    /** The index up to which every event has been projected. */
    public long readUpTo() {
        return jdbc.sql(READ_UP_TO)
                .param("processor", FactFeed.PROCESSOR)
                .query(Long.class)
                .single();
    }
}
