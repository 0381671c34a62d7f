package bd.somoyshima.gateway.identity;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.privacy.Numbering;
import bd.somoyshima.place.PlaceCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Clients that are in the settings and not in the database: {@code administrator}, which registers
 * the first others, and in development {@code development}, which may do everything.
 *
 * <p>Development is refused on an address others can reach.
 */
@Component
class ConfiguredClients {

    static final String DEVELOPMENT = "development";
    static final String ADMINISTRATOR = "administrator";

    private static final Scope NATION = new Scope.Area(PlaceCode.NATION);

    private record Configured(Client client, String secretHash) {}

    private final Map<String, Configured> clients = new HashMap<>();

    /**
     * The clients of the settings.
     *
     * @param address what the web server listens on; empty for all addresses
     * @throws IllegalStateException if development is on and others could reach it, or without a
     *     secret
     */
    ConfiguredClients(
            GatewaySettings settings,
            SecretHashes hashes,
            Clock clock,
            @Value("${server.address:}") String address) {
        var identity = settings.identity();
        if (identity.development() && !isLoopback(address)) {
            throw new IllegalStateException(
                    "somoyshima.identity.development is on and server.address is '"
                            + address
                            + "': others could do everything. Turn it off, or listen on 127.0.0.1");
        }
        if (identity.development() && identity.developmentSecret().isEmpty()) {
            throw new IllegalStateException(
                    "somoyshima.identity.development is on; set"
                            + " somoyshima.identity.development-secret, too");
        }
        if (identity.development()) {
            add(
                    DEVELOPMENT,
                    "Development",
                    EnumSet.allOf(Permission.class),
                    List.of(Caller.ANY_SOURCE),
                    identity.developmentSecret(),
                    hashes,
                    clock);
        }
        if (!identity.administratorSecret().isEmpty()) {
            add(
                    ADMINISTRATOR,
                    "Administrator",
                    EnumSet.complementOf(EnumSet.of(Permission.FACTS_WRITE)),
                    List.of("urn:client:" + ADMINISTRATOR),
                    identity.administratorSecret(),
                    hashes,
                    clock);
        }
    }

    private void add(
            String id,
            String name,
            Set<Permission> permissions,
            List<String> sources,
            String secret,
            PasswordEncoder hashes,
            Clock clock) {
        var client =
                new Client(
                        id,
                        name,
                        NATION,
                        permissions,
                        sources,
                        Numbering.NONE,
                        clock.instant(),
                        "settings",
                        null);
        clients.put(id, new Configured(client, String.valueOf(hashes.encode(secret))));
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("server.address '" + address + "' is not known", e);
        }
    }

    Optional<Client> find(String clientId) {
        return Optional.ofNullable(clients.get(clientId)).map(Configured::client);
    }

    /** The client that may speak as any source: the one of development. */
    Optional<Client> speakingAsAny() {
        return find(DEVELOPMENT);
    }

    Optional<String> secretHash(String clientId) {
        return Optional.ofNullable(clients.get(clientId)).map(Configured::secretHash);
    }
}
