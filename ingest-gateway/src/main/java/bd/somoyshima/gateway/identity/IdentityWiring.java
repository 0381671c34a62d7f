package bd.somoyshima.gateway.identity;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;
import static org.springframework.security.authorization.AuthorizationManagers.not;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.audit.AuditLog;
import bd.somoyshima.gateway.audit.AuditLog.Action;
import bd.somoyshima.gateway.intake.RequestLimits;
import bd.somoyshima.web.AccessAnswers;
import bd.somoyshima.web.BodyLimit;
import bd.somoyshima.web.CallerAuthentication;
import bd.somoyshima.web.ContentPolicy;
import bd.somoyshima.web.SessionCookie;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may ask what. Tokens come from the token service in here (OAuth2 client credentials), or from
 * another that is trusted instead; every address but a few open ones needs one.
 */
@Configuration(proxyBeanMethods = false)
class IdentityWiring {

    @Bean
    AccessAnswers accessAnswers(JsonMapper json, AuditLog audit) {
        return new AccessAnswers(
                json,
                (client, asked, why, address) ->
                        audit.add(client, Action.REQUEST_REFUSED, asked, why, address));
    }

    @Bean
    BodyLimit bodyLimit(AccessAnswers answers, GatewaySettings settings) {
        return new BodyLimit(answers, settings.intake().bodyLimit().toBytes(), "/api/v1/facts");
    }

    @Bean
    RSAKey signingKey(GatewaySettings settings) {
        return SigningKey.of(settings.identity());
    }

    @Bean
    JWKSource<SecurityContext> publishedKeys(RSAKey signingKey) {
        return new ImmutableJWKSet<>(new JWKSet(signingKey));
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    @Bean
    RegisteredClientRepository tokenClients(
            Clients clients, SecretHashes hashes, GatewaySettings settings) {
        return new TokenClients(clients, hashes, settings);
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new NoAuthorizations();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(GatewaySettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.identity().issuer()).build();
    }

    /** A token says for whom its client speaks; without a wish it has all its client's scopes. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> whatTokensSay(Clients clients) {
        return context -> {
            var client = clients.active(context.getRegisteredClient().getClientId()).orElseThrow();
            context.getClaims()
                    .audience(List.of(Caller.AUDIENCE))
                    .claim("client_id", client.clientId())
                    .claim(Caller.REACH_CLAIM, client.reach().text())
                    .claim(Caller.SOURCES_CLAIM, client.sources());
            if (context.getAuthorizedScopes().isEmpty()) {
                context.getClaims()
                        .claim(
                                "scope",
                                client.permissions().stream().map(Permission::scope).toList());
            }
        };
    }

    /** Checks signature, issuer, audience and dates, and that the client was not revoked. */
    @Bean
    JwtDecoder jwtDecoder(RSAKey signingKey, GatewaySettings settings, Clients clients)
            throws com.nimbusds.jose.JOSEException {
        var external = settings.identity().externalIssuer();
        var audience =
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(Caller.AUDIENCE));
        if (external != null) {
            return remembered(
                    // it may be away when this program starts
                    new SupplierJwtDecoder(
                            () ->
                                    signaturesOnly(
                                            NimbusJwtDecoder.withIssuerLocation(external.toString())
                                                    .build())),
                    List.of(JwtValidators.createDefaultWithIssuer(external.toString()), audience));
        }
        return remembered(
                signaturesOnly(NimbusJwtDecoder.withPublicKey(signingKey.toRSAPublicKey()).build()),
                List.of(
                        JwtValidators.createDefaultWithIssuer(settings.identity().issuer()),
                        audience,
                        notRevoked(clients)));
    }

    private static JwtDecoder signaturesOnly(NimbusJwtDecoder decoder) {
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    private static JwtDecoder remembered(
            JwtDecoder decoder, List<OAuth2TokenValidator<Jwt>> validators) {
        return new RememberedTokens(decoder, new DelegatingOAuth2TokenValidator<>(validators));
    }

    private static OAuth2TokenValidator<Jwt> notRevoked(Clients clients) {
        return token ->
                token.getSubject() != null && mayBeHeard(clients, token.getSubject())
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(
                                new OAuth2Error(
                                        "invalid_token", "the client has been revoked", null));
    }

    /** While the database is away nothing can be stored anyway, and the sender shall hear that. */
    private static boolean mayBeHeard(Clients clients, String clientId) {
        try {
            return clients.active(clientId).isPresent();
        } catch (DataAccessException e) {
            return true;
        }
    }

    /**
     * Rights are looked up; clients of another service that are not registered have what it says.
     */
    private static Function<String, @Nullable Caller> presentRights(Clients clients) {
        return client -> {
            try {
                return clients.active(client).map(Client::caller).orElse(null);
            } catch (DataAccessException e) {
                return null; // nothing can be stored or read either, and the sender shall hear that
            }
        };
    }

    /** The token service: {@code /oauth2/token}, {@code /oauth2/jwks} and its description. */
    @Bean
    @Order(1)
    SecurityFilterChain tokenService(
            HttpSecurity http, AuditLog audit, RequestLimits limits, AccessAnswers answers) {
        return http.oauth2AuthorizationServer(
                        server -> {
                            http.securityMatcher(server.getEndpointsMatcher());
                            server.clientAuthentication(
                                    client ->
                                            client.errorResponseHandler(
                                                    (request, response, refusal) -> {
                                                        tokenRefused(audit, request, refusal);
                                                        TokenRefusal.write(response);
                                                    }));
                        })
                .addFilterBefore(new TokenRequestLimit(limits, answers), LogoutFilter.class)
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void tokenRefused(
            AuditLog audit, HttpServletRequest request, AuthenticationException refusal) {
        audit.add(
                ClaimedClient.of(request),
                Action.TOKEN_REFUSED,
                request.getRequestURI(),
                String.valueOf(refusal.getMessage()),
                request.getRemoteAddr());
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, AccessAnswers answers, Clients clients) {
        return http.authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(
                                                DispatcherType.ASYNC, DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(
                                                "/",
                                                "/actuator/health/**",
                                                "/actuator/info",
                                                "/actuator/prometheus",
                                                "/api-docs.html",
                                                "/swagger-ui/**",
                                                "/v3/api-docs/**",
                                                "/asyncapi.json",
                                                "/schemas/**",
                                                "/problems",
                                                "/problems/**",
                                                "/sign-in")
                                        .permitAll()
                                        .requestMatchers("/api/v1/clients", "/api/v1/clients/**")
                                        .hasAuthority(Permission.CLIENTS_ADMIN.scope())
                                        .requestMatchers("/api/v1/audit")
                                        .hasAuthority(Permission.AUDIT_READ.scope())
                                        .requestMatchers(
                                                HttpMethod.POST, "/api/v1/statements:publish")
                                        .hasAuthority(Permission.STATEMENTS_PUBLISH.scope())
                                        .requestMatchers(HttpMethod.POST, "/api/v1/offices:import")
                                        .hasAuthority(Permission.OFFICES_ADMIN.scope())
                                        .requestMatchers(
                                                HttpMethod.GET,
                                                "/api/v1/quarantine",
                                                "/api/v1/quarantine/*",
                                                "/api/v1/quarantine/*/raw")
                                        .hasAnyAuthority(
                                                Permission.QUARANTINE_ADMIN.scope(),
                                                Permission.FACTS_WRITE.scope())
                                        .requestMatchers(
                                                "/api/v1/quarantine",
                                                "/api/v1/quarantine/**",
                                                "/api/v1/quarantine:retry")
                                        .hasAuthority(Permission.QUARANTINE_ADMIN.scope())
                                        .requestMatchers("/api/v1/sign-in-links")
                                        .access(
                                                allOf(
                                                        hasAuthority(
                                                                Permission.FIGURES_READ.scope()),
                                                        // a session does not prolong itself
                                                        not(
                                                                hasAuthority(
                                                                        CallerAuthentication
                                                                                .SESSION))))
                                        .anyRequest()
                                        .authenticated())
                .oauth2ResourceServer(
                        resources ->
                                resources
                                        .bearerTokenResolver(new SessionCookie())
                                        .authenticationEntryPoint(answers)
                                        .withObjectPostProcessor(answers.evenWithoutKeys())
                                        .jwt(
                                                jwt ->
                                                        jwt.jwtAuthenticationConverter(
                                                                token ->
                                                                        CallerAuthentication.of(
                                                                                token,
                                                                                presentRights(
                                                                                        clients)))))
                .exceptionHandling(
                        exceptions ->
                                exceptions
                                        .authenticationEntryPoint(answers)
                                        .accessDeniedHandler(answers))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // tokens are sent on purpose, and the cookie opens nothing but reading
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy()))
                .build();
    }
}
