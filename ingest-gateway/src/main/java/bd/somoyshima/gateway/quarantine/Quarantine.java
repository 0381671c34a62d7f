package bd.somoyshima.gateway.quarantine;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.fact.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was sent and could not be accepted, with its raw bytes and the reasons. */
@Repository
public class Quarantine {

    private static final String ADD =
            """
            INSERT INTO gateway.quarantine (way, source, fact_id, raw, problems)
            VALUES (:way, :source, :factId, :raw, :problems)
            RETURNING quarantine_id
            """;

    private final JdbcClient jdbc;

    public Quarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what was sent.
     *
     * @param source the sender, as far as it could be read
     * @param factId the fact's identifier, as far as it could be read
     * @return where it is kept
     */
    public long add(
            String way,
            @Nullable String source,
            @Nullable String factId,
            byte[] raw,
            List<Problem> problems) {
        return Objects.requireNonNull(
                jdbc.sql(ADD)
                        .param("way", way)
                        .param("source", storable(source))
                        .param("factId", storable(factId))
                        .param("raw", raw)
                        .param("problems", FactCodec.json().writeValueAsString(problems))
                        .query(Long.class)
                        .single());
    }

    /** As much of a text as PostgreSQL can keep; the raw bytes have all of it. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null
                ? null
                : text.codePoints()
                        .filter(
                                c ->
                                        c != 0
                                                && !(c >= Character.MIN_SURROGATE
                                                        && c <= Character.MAX_SURROGATE))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }
}
