package bd.somoyshima.gateway.identity;

import bd.somoyshima.access.Permission;
import bd.somoyshima.gateway.GatewaySettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Our clients as the token service knows them. */
final class TokenClients implements RegisteredClientRepository {

    private final Clients clients;
    private final Duration tokenLifetime;

    TokenClients(Clients clients, GatewaySettings settings) {
        this.clients = clients;
        this.tokenLifetime = settings.identity().tokenLifetime();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        var client = clients.active(clientId).orElse(null);
        if (client == null) {
            return null;
        }
        var hashes = clients.secrets(clientId);
        if (hashes.isEmpty()) {
            return null;
        }
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(SecretHashes.joined(hashes))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(
                        scopes ->
                                client.permissions().stream()
                                        .map(Permission::scope)
                                        .forEach(scopes::add))
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(tokenLifetime).build())
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered at /api/v1/clients");
    }
}
