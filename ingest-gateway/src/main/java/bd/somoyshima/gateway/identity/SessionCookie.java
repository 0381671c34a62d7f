package bd.somoyshima.gateway.identity;

import bd.somoyshima.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.util.WebUtils;

/**
 * The token of a request: its Authorization header, or for reading the cookie of a browser session.
 * A cookie is never enough to change anything, so another site cannot borrow it.
 */
final class SessionCookie implements BearerTokenResolver {

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var token = header.resolve(request);
        if (token != null || !HttpMethod.GET.matches(request.getMethod())) {
            return token;
        }
        var cookie = WebUtils.getCookie(request, Caller.COOKIE);
        return cookie == null ? null : cookie.getValue();
    }
}
