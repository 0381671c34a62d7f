package bd.somoyshima.gateway.privacy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes the references of applicants with a key that is not in the database: who has the event log
 * alone cannot tell whom a reference stands for, even if the office system's references can be
 * guessed. References of different sources do not meet.
 */
public class ReferenceKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "h1_";
    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    /**
     * A key of its text.
     *
     * @throws IllegalStateException if it is missing or too short
     */
    public ReferenceKey(String text) {
        if (text.length() < SHORTEST_KEY) {
            throw new IllegalStateException(
                    "somoyshima.privacy.reference-key has "
                            + text.length()
                            + " characters; give at least "
                            + SHORTEST_KEY
                            + " random ones, keep them outside the database and never change them");
        }
        key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** What is stored for a reference of a source. */
    public String hash(String source, String reference) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var hash = mac.doFinal((source + "\n" + reference).getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
