package bd.somoyshima.projection.start;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.projection.access.PresentRights;
import bd.somoyshima.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Who opens the start page. Someone whose session is not good is a stranger, not refused: the page
 * is there above all when something does not work.
 */
@Component
class Visitors {

    private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);

    private final SessionCookie session = new SessionCookie();
    private final JwtDecoder tokens;
    private final PresentRights rights;

    Visitors(JwtDecoder tokens, PresentRights rights) {
        this.tokens = tokens;
        this.rights = rights;
    }

    /**
     * A visitor.
     *
     * @param reader who may read figures, or null for a stranger
     * @param hasWornOutSession whether a session was sent that will not be good again
     */
    record Visitor(@Nullable Caller reader, boolean hasWornOutSession) {}

    Visitor of(HttpServletRequest request) {
        var token = session.resolve(request);
        if (token == null) {
            return new Visitor(null, false);
        }
        try {
            var caller = rights.callerOf(tokens.decode(token)).getPrincipal();
            return new Visitor(caller.may(Permission.FIGURES_READ) ? caller : null, false);
        } catch (BadJwtException | InvalidBearerTokenException e) {
            LOG.debug("a session is not good", e);
            return new Visitor(null, true);
        } catch (JwtException e) {
            LOG.warn("who opens the start page cannot be told: {}", e.toString());
            return new Visitor(null, false);
        }
    }
}
