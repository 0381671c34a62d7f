package bd.somoyshima.eventlog;

import bd.somoyshima.fact.FactKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identifier under which a fact is stored: it follows from who says it and under which number,
 * so the unique index of the event log itself keeps the same fact from being stored twice.
 */
public final class EventId {

    private static final int BYTES = 16;

    private EventId() {}

    /** The first 128 bits of the SHA-256 of source, line feed and id; 32 hexadecimal digits. */
    public static String of(FactKey key) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (key.source() + "\n" + key.id())
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
