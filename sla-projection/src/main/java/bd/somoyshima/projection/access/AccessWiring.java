package bd.somoyshima.projection.access;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.projection.ProjectionSettings;
import bd.somoyshima.web.AccessAnswers;
import bd.somoyshima.web.BodyLimit;
import bd.somoyshima.web.ContentPolicy;
import bd.somoyshima.web.SessionCookie;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/** Who may read what: every address but a few open ones needs a token of the gateway's. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {

    private static final long LONGEST_BODY = 8 * 1_024 * 1_024;

    /** Checks signature, issuer, audience and dates, and that the client was not revoked. */
    @Bean
    JwtDecoder jwtDecoder(ProjectionSettings settings, PresentRights rights) {
        var identity = settings.identity();
        var decoder = NimbusJwtDecoder.withJwkSetUri(identity.keys().toString()).build();
        var audience =
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(Caller.AUDIENCE));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(identity.issuer()),
                        audience,
                        notRevoked(rights)));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> notRevoked(PresentRights rights) {
        return token ->
                token.getSubject() != null && !rights.isRevoked(token.getSubject())
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(
                                new OAuth2Error(
                                        "invalid_token", "the client has been revoked", null));
    }

    @Bean
    AccessAnswers accessAnswers(JsonMapper json, Refusals refusals) {
        return new AccessAnswers(json, refusals::add);
    }

    @Bean
    BodyLimit bodyLimit(AccessAnswers answers) {
        return new BodyLimit(answers, LONGEST_BODY, "");
    }

    /** The start page is open to everyone; it looks itself at who asks. */
    @Bean
    @Order(1)
    SecurityFilterChain startPageAccess(HttpSecurity http) {
        return http.securityMatcher("/")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy()))
                .build();
    }

    @Bean
    SecurityFilterChain api(HttpSecurity http, AccessAnswers answers, PresentRights rights) {
        return http.authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(
                                                DispatcherType.ASYNC, DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(
                                                "/actuator/health/**",
                                                "/actuator/info",
                                                "/actuator/prometheus",
                                                "/api-docs.html",
                                                "/swagger-ui/**",
                                                "/v3/api-docs/**",
                                                "/problems",
                                                "/problems/**")
                                        .permitAll()
                                        // worked out from what is asked alone
                                        .requestMatchers(HttpMethod.POST, "/api/v1/deadlines")
                                        .authenticated()
                                        .requestMatchers(HttpMethod.POST, "/api/v1/changes:preview")
                                        .hasAnyAuthority(
                                                Permission.CALENDAR_ADMIN.scope(),
                                                Permission.CHARTERS_ADMIN.scope(),
                                                Permission.OFFICES_ADMIN.scope())
                                        .requestMatchers(
                                                "/api/v1/rebuilds", "/api/v1/reconciliations")
                                        .hasAuthority(Permission.REBUILD_ADMIN.scope())
                                        .anyRequest()
                                        .hasAuthority(Permission.FIGURES_READ.scope()))
                .oauth2ResourceServer(
                        resources ->
                                resources
                                        .bearerTokenResolver(new SessionCookie())
                                        .authenticationEntryPoint(answers)
                                        .withObjectPostProcessor(answers.evenWithoutKeys())
                                        .jwt(
                                                jwt ->
                                                        jwt.jwtAuthenticationConverter(
                                                                rights::callerOf)))
                .exceptionHandling(
                        exceptions ->
                                exceptions
                                        .authenticationEntryPoint(answers)
                                        .accessDeniedHandler(answers))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // the cookie is good for reading only
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy()))
                .build();
    }
}
