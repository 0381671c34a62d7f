package bd.somoyshima.projection.statement;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.StatementPublished;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code published_statement}. */
@Repository
public class PublishedStatements {

    private static final String WRITE =
            """
            INSERT INTO projection.published_statement (scope, month, published_at, content_hash, content)
            VALUES (:scope, :month, :publishedAt, :hash, :content)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND =
            "SELECT * FROM projection.published_statement WHERE scope = :scope AND month = :month";

    private static final String OF_SCOPE =
            "SELECT * FROM projection.published_statement WHERE scope = :scope ORDER BY published_at, month";

    private static final String WITHIN =
            """
            SELECT scope, month, published_at, content_hash, '' AS content
              FROM projection.published_statement p
             WHERE p.scope = :scope OR :scope = 'BD' OR p.scope LIKE :within
                OR p.scope LIKE 'office:%' AND EXISTS (
                   SELECT 1 FROM projection.office o
                    WHERE 'office:' || o.office_id = p.scope AND (o.place = :scope OR o.place LIKE :within))
             ORDER BY month DESC, scope
             LIMIT 1000
            """;

    private final JdbcClient jdbc;

    PublishedStatements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A statement as it was published.
     *
     * @param content as JSON, the very bytes the hash is of
     */
    record Published(
            String of,
            LocalDate month,
            OffsetDateTime publishedAt,
            String contentHash,
            String content) {

        Statement statement() {
            return FactCodec.json().readValue(content, Statement.class);
        }
    }

    /**
     * Keeps a published statement; one that is there already stays as it is.
     *
     * @param recordedAt when it was recorded, by the clock that facts are recorded by
     */
    public void write(StatementPublished fact, Instant recordedAt) {
        jdbc.sql(WRITE)
                .param("scope", fact.of().text())
                .param("month", fact.month())
                .param("publishedAt", utc(recordedAt))
                .param("hash", fact.contentHash())
                .param("content", fact.content())
                .update();
    }

    @Nullable Published find(Scope of, LocalDate month) {
        return jdbc.sql(FIND)
                .param("scope", of.text())
                .param("month", month)
                .query((row, i) -> published(row))
                .optional()
                .orElse(null);
    }

    /** Those of a place or office, in the order they were published. */
    List<Published> of(Scope of) {
        return jdbc.sql(OF_SCOPE)
                .param("scope", of.text())
                .query((row, i) -> published(row))
                .list();
    }

    /** Those within reach, the newest first, without their contents. */
    List<Published> within(Scope reach) {
        return jdbc.sql(WITHIN)
                .param("scope", reach.text())
                .param("within", reach instanceof Scope.Area ? reach.text() + "-%" : "")
                .query((row, i) -> published(row))
                .list();
    }

    private static Published published(ResultSet row) throws SQLException {
        return new Published(
                row.getString("scope"),
                row.getObject("month", LocalDate.class),
                row.getObject("published_at", OffsetDateTime.class)
                        .atZoneSameInstant(WorkingCalendar.ZONE)
                        .toOffsetDateTime(),
                row.getString("content_hash"),
                row.getString("content"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
