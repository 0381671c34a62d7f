package bd.somoyshima.web;

import bd.somoyshima.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.web.util.WebUtils;

/**
 * The token of a request: its Authorization header, or for reading the cookie of a browser session.
 * A cookie is never enough to change anything, so another site cannot borrow it.
 */
public final class SessionCookie implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return header.substring(SCHEME.length()).strip();
        }
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return null;
        }
        var cookie = WebUtils.getCookie(request, Caller.COOKIE);
        return cookie == null ? null : cookie.getValue();
    }
}
