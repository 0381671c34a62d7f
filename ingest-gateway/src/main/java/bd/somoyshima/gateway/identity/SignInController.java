package bd.somoyshima.gateway.identity;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.gateway.GatewaySettings;
import bd.somoyshima.gateway.audit.AuditLog;
import bd.somoyshima.gateway.audit.AuditLog.Action;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.CallerAuthentication;
import bd.somoyshima.web.Problems;
import bd.somoyshima.web.SafeAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets a person at a browser read: a client that may read figures asks for a link, which opens a
 * session once. The session is a token in a cookie; it reads figures, within the client's reach,
 * and nothing else.
 */
@RestController
@Tag(name = "Sign-in", description = "Links that let a browser read")
class SignInController {

    private final SignInCodes codes;
    private final Clients clients;
    private final JwtEncoder encoder;
    private final AuditLog audit;
    private final Clock clock;
    private final GatewaySettings settings;

    SignInController(
            SignInCodes codes,
            Clients clients,
            JwtEncoder encoder,
            AuditLog audit,
            Clock clock,
            GatewaySettings settings) {
        this.codes = codes;
        this.clients = clients;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A link.
     *
     * @param link good once
     * @param expiresAt until when, exclusive
     */
    record Link(URI link, OffsetDateTime expiresAt) {}

    @PostMapping("/api/v1/sign-in-links")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "A link that lets a browser read figures",
            description =
                    "Good once, for ten minutes; the session reads within the reach of this client.")
    Link link(
            @RequestParam(defaultValue = "/api-docs.html")
                    @Parameter(description = "where it leads, an address of the projection")
                    String to,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        SafeAddress.require("to", to);
        var expiresAt = clock.instant().plus(settings.identity().linkLifetime());
        var code = Secrets.next();
        codes.add(code, caller.client(), expiresAt);
        var link =
                settings.identity()
                        .publicUrl()
                        .resolve(
                                "/sign-in?code="
                                        + code
                                        + "&to="
                                        + URLEncoder.encode(to, StandardCharsets.UTF_8));
        audit.add(
                caller.client(),
                Action.SIGN_IN_LINK_MADE,
                caller.client(),
                to,
                request.getRemoteAddr());
        return new Link(link, expiresAt.atOffset(ZoneOffset.UTC));
    }

    @GetMapping("/sign-in")
    @Operation(
            summary = "Where a sign-in link leads",
            description = "Opens the session and goes on.")
    ResponseEntity<Void> signIn(
            @RequestParam String code, @RequestParam String to, HttpServletRequest request) {
        SafeAddress.require("to", to);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            // programs that look at links before people do must not use them up
            return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        }
        var client =
                codes.use(code)
                        .flatMap(clients::active)
                        .filter(c -> c.permissions().contains(Permission.FIGURES_READ))
                        .orElseThrow(
                                () ->
                                        Problems.exception(
                                                ProblemType.UNAUTHENTICATED,
                                                "the link has been used or has expired; ask for another"));
        audit.add(
                client.clientId(),
                Action.SIGNED_IN,
                client.clientId(),
                to,
                request.getRemoteAddr());
        var lifetime = settings.identity().sessionLifetime();
        var cookie =
                ResponseCookie.from(Caller.COOKIE, session(client, lifetime))
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(lifetime)
                        .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .location(settings.projection().publicUrl().resolve(to))
                .build();
    }

    private String session(Client client, Duration lifetime) {
        var now = clock.instant();
        var claims =
                JwtClaimsSet.builder()
                        .issuer(settings.identity().issuer())
                        .subject(client.clientId())
                        .audience(List.of(Caller.AUDIENCE))
                        .issuedAt(now)
                        .expiresAt(now.plus(lifetime))
                        .claim("client_id", client.clientId())
                        .claim("scope", List.of(Permission.FIGURES_READ.scope()))
                        .claim(CallerAuthentication.SESSION, true)
                        .claim(Caller.REACH_CLAIM, client.reach().text())
                        .build();
        return encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue();
    }
}
