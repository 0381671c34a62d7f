package bd.somoyshima.projection.access;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.web.CallerAuthentication;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * What clients may do now: a token, above all that of a browser's session, may be older than a
 * change of its client's rights. Remembered for two seconds.
 */
@Component
public class PresentRights {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 50_000;

    private static final String FIND =
            """
            SELECT client_id, permissions, reach, sources, revoked_at IS NOT NULL AS revoked
              FROM access.client
             WHERE client_id = :id
            """;

    /**
     * A registered client.
     *
     * @param caller with its present rights
     */
    private record Registered(Caller caller, boolean revoked) {}

    private final JdbcClient jdbc;
    private final LoadingCache<String, Optional<Registered>> clients =
            Caffeine.newBuilder()
                    .expireAfterWrite(REMEMBERED)
                    .maximumSize(MOST_REMEMBERED)
                    .build(this::load);

    PresentRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private Optional<Registered> load(String clientId) {
        return jdbc.sql(FIND).param("id", clientId).query(PresentRights::registered).optional();
    }

    private static Registered registered(ResultSet row, int number) throws SQLException {
        var permissions = EnumSet.noneOf(Permission.class);
        for (var scope : (String[]) row.getArray("permissions").getArray()) {
            Permission.of(scope).ifPresent(permissions::add);
        }
        return new Registered(
                new Caller(
                        row.getString("client_id"),
                        permissions,
                        Scope.of(row.getString("reach")),
                        List.of((String[]) row.getArray("sources").getArray())),
                row.getBoolean("revoked"));
    }

    /** While the database is away nothing can be read anyway, and the client shall hear that. */
    private Optional<Registered> find(String clientId) {
        try {
            return clients.get(clientId);
        } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
            return Optional.empty();
        }
    }

    boolean isRevoked(String clientId) {
        return find(clientId).filter(Registered::revoked).isPresent();
    }

    /** Who asks with a token that has been checked; clients that are not registered as it says. */
    public CallerAuthentication callerOf(Jwt token) {
        return CallerAuthentication.of(
                token, client -> find(client).map(Registered::caller).orElse(null));
    }
}
