package bd.somoyshima.gateway.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was done with credentials and administration, and what was refused. Entries are added and
 * never changed: the gateway's role on the database may not.
 */
@Repository
public class AuditLog {

    private static final String ADD =
            """
            INSERT INTO access.audit_entry (actor, action, subject, detail, address)
            VALUES (:actor, :action, :subject, :detail, :address)
            """;

    private static final String LIST =
            """
            SELECT entry_id, at, actor, action, subject, detail, address
              FROM access.audit_entry
             WHERE entry_id > :after
               AND (CAST(:actor AS text) IS NULL OR actor = :actor)
               AND (CAST(:action AS text) IS NULL OR action = :action)
               AND (CAST(:since AS timestamptz) IS NULL OR at >= :since)
             ORDER BY entry_id
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What can be in the log. */
    public enum Action {
        CLIENT_REGISTERED,
        CLIENT_CHANGED,
        CLIENT_REVOKED,
        SECRET_ADDED,
        SIGN_IN_LINK_MADE,
        SIGNED_IN,
        TOKEN_REFUSED,
        REQUEST_REFUSED,
        FACT_REFUSED,
        OFFICE_CHANGED,
        CHARTER_PUBLISHED,
        CALENDAR_CHANGED,
        STATEMENT_PUBLISHED,
        QUARANTINE_DOWNLOADED,
        QUARANTINE_RETRIED,
        QUARANTINE_DISMISSED
    }

    /**
     * An entry.
     *
     * @param actor the client that acted, or was refused
     * @param subject what it acted on
     * @param address the network address the request came from, if it came over HTTP
     */
    public record Entry(
            long entryId,
            Instant at,
            String actor,
            String action,
            String subject,
            String detail,
            @Nullable String address) {}

    /** Adds an entry, in the caller's transaction if there is one. */
    public void add(
            String actor, Action action, String subject, String detail, @Nullable String address) {
        jdbc.sql(ADD)
                .param("actor", plain(actor))
                .param("action", action.name())
                .param("subject", plain(subject))
                .param("detail", plain(detail))
                .param("address", address)
                .update();
    }

    /** What a stranger wrote, as text the database can keep. */
    private static String plain(String text) {
        var kept = text.codePoints().filter(c -> !Character.isISOControl(c)).limit(500);
        return kept.collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Entries after one, the oldest first.
     *
     * @param actor only of this client, or null
     * @param action only of this kind, or null
     * @param since only from this instant on, or null
     */
    List<Entry> list(
            long after,
            @Nullable String actor,
            @Nullable Action action,
            @Nullable Instant since,
            int limit) {
        return jdbc.sql(LIST)
                .param("after", after)
                .param("actor", actor)
                .param("action", action == null ? null : action.name())
                .param(
                        "since",
                        since == null ? null : OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .param("limit", limit)
                .query(
                        (row, i) ->
                                new Entry(
                                        row.getLong("entry_id"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("actor"),
                                        row.getString("action"),
                                        row.getString("subject"),
                                        row.getString("detail"),
                                        row.getString("address")))
                .list();
    }
}
