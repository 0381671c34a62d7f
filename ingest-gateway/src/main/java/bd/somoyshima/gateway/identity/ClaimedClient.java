package bd.somoyshima.gateway.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The name a stranger gives itself when it asks for a token. */
final class ClaimedClient {

    private static final String SCHEME = "Basic ";

    private ClaimedClient() {}

    static String of(HttpServletRequest request) {
        var parameter = request.getParameter("client_id");
        var header = request.getHeader("Authorization");
        if (parameter != null || header == null || !header.startsWith(SCHEME)) {
            return parameter == null ? "(unnamed)" : parameter;
        }
        try {
            var pair =
                    new String(
                            Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()),
                            StandardCharsets.UTF_8);
            return pair.substring(0, Math.max(0, pair.indexOf(':')));
        } catch (IllegalArgumentException e) {
            return "(unreadable)";
        }
    }
}
