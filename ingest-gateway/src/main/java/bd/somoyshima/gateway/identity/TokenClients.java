package bd.somoyshima.gateway.identity;

import bd.somoyshima.access.Permission;
import bd.somoyshima.gateway.GatewaySettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Our clients as the token service knows them. */
final class TokenClients implements RegisteredClientRepository {

    private final Clients clients;
    private final SecretHashes hashes;
    private final Duration tokenLifetime;

    TokenClients(Clients clients, SecretHashes hashes, GatewaySettings settings) {
        this.clients = clients;
        this.hashes = hashes;
        this.tokenLifetime = settings.identity().tokenLifetime();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.isBlank()) {
            return null;
        }
        var client = clients.active(clientId);
        var secrets = client.isPresent() ? clients.secrets(clientId) : List.<String>of();
        // whoever has none is compared with one nobody has, which takes as long
        return registered(
                clientId, hashes.padded(secrets), client.map(Client::permissions).orElse(Set.of()));
    }

    private RegisteredClient registered(
            String clientId, List<String> secrets, Set<Permission> permissions) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(SecretHashes.joined(secrets))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> permissions.stream().map(Permission::scope).forEach(scopes::add))
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(tokenLifetime).build())
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered at /api/v1/clients");
    }
}
