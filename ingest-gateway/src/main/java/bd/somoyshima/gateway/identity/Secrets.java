package bd.somoyshima.gateway.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets: 256 random bits, as 43 letters, digits, hyphens and underscores. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secrets() {}

    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
