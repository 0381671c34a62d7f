package bd.somoyshima.web;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** A request whose token has been checked: its principal is the {@link Caller}. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;

    /** The claim, and the authority, of a browser's session. */
    public static final String SESSION = "session";

    private CallerAuthentication(Caller caller, boolean session) {
        super(
                Stream.concat(
                                caller.permissions().stream().map(Permission::scope),
                                session ? Stream.of(SESSION) : Stream.<String>empty())
                        .map(SimpleGrantedAuthority::new)
                        .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    /**
     * The request's caller, with the rights its client has now.
     *
     * @param present finds a client's present rights; null for one that is not registered here,
     *     whose token alone counts
     * @throws InvalidBearerTokenException if the token does not say for whom it speaks
     */
    public static CallerAuthentication of(Jwt token, Function<String, @Nullable Caller> present) {
        try {
            var told = Caller.ofClaims(token.getClaims());
            var now = present.apply(told.client());
            return new CallerAuthentication(
                    now == null ? told : told.withPresentRights(now), token.hasClaim(SESSION));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException(
                    String.valueOf(e.getMessage()), new BadJwtException("claims", e));
        }
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.client();
    }
}
