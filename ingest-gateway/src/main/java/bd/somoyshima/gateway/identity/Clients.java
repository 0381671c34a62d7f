package bd.somoyshima.gateway.identity;

import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.gateway.privacy.Numbering;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The registered clients and their secrets. What is asked for every request is remembered for two
 * seconds: so long may a revoked client still be heard.
 */
@Repository
public class Clients {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 50_000;

    private static final String COLUMNS =
            "client_id, name, reach, permissions, sources, numbering, registered_at, registered_by, revoked_at";

    private static final String FIND =
            "SELECT " + COLUMNS + " FROM access.client WHERE client_id = :id";

    private static final String LIST =
            "SELECT "
                    + COLUMNS
                    + " FROM access.client WHERE client_id > :after ORDER BY client_id LIMIT :limit";

    /** The most particular source first. */
    private static final String SPEAKING_AS =
            """
            SELECT client_id, name, reach, permissions, sources, numbering, registered_at, registered_by, revoked_at
              FROM access.client
             WHERE sources && CAST(:candidates AS text[]) AND revoked_at IS NULL
             ORDER BY 'facts:write' = ANY (permissions) DESC,
                      (SELECT max(length(s)) FROM unnest(sources) s WHERE s = ANY (CAST(:candidates AS text[]))) DESC, client_id
             LIMIT 1
            """;

    private static final String ADD =
            """
            INSERT INTO access.client (client_id, name, reach, permissions, sources, numbering, registered_by)
            VALUES (:id, :name, :reach, CAST(:permissions AS text[]), CAST(:sources AS text[]),
                    CAST(:numbering AS text[]), :by)
            ON CONFLICT DO NOTHING
            """;

    private static final String CHANGE =
            """
            UPDATE access.client
               SET name = :name, reach = :reach, permissions = CAST(:permissions AS text[]),
                   sources = CAST(:sources AS text[]), numbering = CAST(:numbering AS text[])
             WHERE client_id = :id AND revoked_at IS NULL
            """;

    private static final String REVOKE =
            "UPDATE access.client SET revoked_at = :now WHERE client_id = :id AND revoked_at IS NULL";

    private static final String ADD_SECRET =
            "INSERT INTO access.client_secret (client_id, secret_hash) VALUES (:id, :hash)";

    private static final String END_SECRETS =
            """
            UPDATE access.client_secret SET expires_at = :until
             WHERE client_id = :id AND (expires_at IS NULL OR expires_at > :until)
            """;

    private static final String SECRETS =
            """
            SELECT secret_hash FROM access.client_secret
             WHERE client_id = :id AND (expires_at IS NULL OR expires_at > :now)
             ORDER BY secret_id DESC
            """;

    private final JdbcClient jdbc;
    private final ConfiguredClients configured;
    private final Clock clock;
    private final Cache<String, Optional<Client>> byId = cache();
    private final Cache<String, Optional<Client>> bySource = cache();

    Clients(JdbcClient jdbc, ConfiguredClients configured, Clock clock) {
        this.jdbc = jdbc;
        this.configured = configured;
        this.clock = clock;
    }

    private static Cache<String, Optional<Client>> cache() {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build();
    }

    /** The client of a name, revoked or not. */
    public Optional<Client> find(String clientId) {
        var own = configured.find(clientId);
        return own.isPresent() ? own : byId.get(clientId, this::load);
    }

    /** A client that may be heard now. */
    public Optional<Client> active(String clientId) {
        return find(clientId).filter(c -> c.revokedAt() == null);
    }

    /** The client that may speak as a source, as far as one is registered. */
    public Optional<Client> speakingAs(String source) {
        return bySource.get(source, this::loadBySource).or(configured::speakingAsAny);
    }

    private Optional<Client> load(String clientId) {
        return jdbc.sql(FIND).param("id", clientId).query(Clients::client).optional();
    }

    private Optional<Client> loadBySource(String source) {
        return jdbc.sql(SPEAKING_AS)
                .param("candidates", candidates(source).toArray(String[]::new))
                .query(Clients::client)
                .optional();
    }

    /** The source and everything it lies below. */
    private static List<String> candidates(String source) {
        var candidates = new ArrayList<String>();
        candidates.add(source);
        for (int i = source.length() - 1; i > 0; i--) {
            if (source.charAt(i) == ':' || source.charAt(i) == '/') {
                candidates.add(source.substring(0, i));
            }
        }
        return candidates;
    }

    /** Registered clients, by name. */
    List<Client> list(String after, int limit) {
        return jdbc.sql(LIST)
                .param("after", after)
                .param("limit", limit)
                .query(Clients::client)
                .list();
    }

    /** Registers a client; false if there is one of that name. */
    boolean add(
            String clientId,
            String name,
            Scope reach,
            Set<Permission> permissions,
            List<String> sources,
            Numbering numbering,
            String by) {
        boolean added =
                described(ADD, clientId, name, reach, permissions, sources, numbering)
                                .param("by", by)
                                .update()
                        == 1;
        forget(clientId);
        return added;
    }

    /** Changes what a client is; false if there is none that is not revoked. */
    boolean change(
            String clientId,
            String name,
            Scope reach,
            Set<Permission> permissions,
            List<String> sources,
            Numbering numbering) {
        boolean changed =
                described(CHANGE, clientId, name, reach, permissions, sources, numbering).update()
                        == 1;
        forget(clientId);
        return changed;
    }

    private JdbcClient.StatementSpec described(
            String sql,
            String clientId,
            String name,
            Scope reach,
            Set<Permission> permissions,
            List<String> sources,
            Numbering numbering) {
        return jdbc.sql(sql)
                .param("id", clientId)
                .param("name", name)
                .param("reach", reach.text())
                .param(
                        "permissions",
                        permissions.stream().map(Permission::scope).sorted().toArray(String[]::new))
                .param("sources", sources.toArray(String[]::new))
                .param("numbering", numbering.patterns().toArray(String[]::new));
    }

    /** Refuses a client from now on, for ever; false if there is none that is not revoked. */
    boolean revoke(String clientId) {
        boolean revoked = jdbc.sql(REVOKE).param("id", clientId).param("now", now()).update() == 1;
        forget(clientId);
        return revoked;
    }

    private void forget(String clientId) {
        byId.invalidate(clientId);
        bySource.invalidateAll();
    }

    /**
     * Adds a secret; those there are stay good for a while.
     *
     * @param overlap how long the others stay good
     */
    void addSecret(String clientId, String hash, Duration overlap) {
        jdbc.sql(END_SECRETS).param("id", clientId).param("until", now().plus(overlap)).update();
        jdbc.sql(ADD_SECRET).param("id", clientId).param("hash", hash).update();
    }

    /** The hashes of the secrets that are good now. */
    List<String> secrets(String clientId) {
        var own = configured.secretHash(clientId);
        if (own.isPresent()) {
            return List.of(own.get());
        }
        return jdbc.sql(SECRETS)
                .param("id", clientId)
                .param("now", now())
                .query((row, i) -> row.getString("secret_hash"))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        var permissions = EnumSet.noneOf(Permission.class);
        for (var scope : texts(row, "permissions")) {
            Permission.of(scope).ifPresent(permissions::add);
        }
        return new Client(
                row.getString("client_id"),
                row.getString("name"),
                Scope.of(row.getString("reach")),
                permissions,
                texts(row, "sources"),
                new Numbering(texts(row, "numbering")),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getString("registered_by"),
                instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
