package bd.somoyshima.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a browser may do with our answers (Content-Security-Policy): nothing but show them. Pages
 * have their styles within and no programs; only the pages that describe the interface have, and
 * their own.
 */
public final class ContentPolicy implements HeaderWriter {

    /** The header's name. */
    public static final String HEADER = "Content-Security-Policy";

    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String INTERFACE_PAGES = "/swagger-ui/";
    private static final String INTERFACE =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            response.setHeader(
                    HEADER,
                    request.getRequestURI().startsWith(INTERFACE_PAGES) ? INTERFACE : NOTHING);
        }
    }

    /**
     * The policy of a page of ours: its own styles, forms that lead back here, and nothing else.
     */
    public static String ofPage(String html) {
        var styles =
                STYLE.matcher(html)
                        .results()
                        .map(style -> "'sha256-" + hash(style.group(1)) + "'")
                        .collect(Collectors.joining(" "));
        return "default-src 'none'; style-src "
                + (styles.isEmpty() ? "'none'" : styles)
                + "; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
