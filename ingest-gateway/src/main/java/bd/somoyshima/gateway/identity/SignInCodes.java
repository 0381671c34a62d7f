package bd.somoyshima.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The codes of sign-in links, each good once. */
@Repository
class SignInCodes {

    private static final String ADD =
            "INSERT INTO access.sign_in_code (code_hash, client_id, expires_at) VALUES (:hash, :client, :expiresAt)";

    private static final String USE =
            """
            UPDATE access.sign_in_code SET used_at = :now
             WHERE code_hash = :hash AND used_at IS NULL AND expires_at > :now
            RETURNING client_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String code, String clientId, Instant expiresAt) {
        jdbc.sql(ADD)
                .param("hash", hash(code))
                .param("client", clientId)
                .param("expiresAt", OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC))
                .update();
    }

    /** The client of a code that has not been used and has not expired; it is used now. */
    Optional<String> use(String code) {
        return jdbc.sql(USE)
                .param("hash", hash(code))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    private static String hash(String code) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
