package bd.somoyshima.gateway.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What whoever is not let in hears from the token service (RFC 6749, section 5.2): the same for a
 * name that is not registered and for a wrong secret.
 */
final class TokenRefusal {

    private static final byte[] BODY =
            "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8);

    private TokenRefusal() {}

    static void write(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"somoyshima\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(BODY);
    }
}
