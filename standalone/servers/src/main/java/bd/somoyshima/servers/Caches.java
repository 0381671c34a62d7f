package bd.somoyshima.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Unpacked programs, kept under the directory for temporary files and shared by all runs of one
 * user.
 */
final class Caches {

    private Caches() {}

    /** A directory of this name; its parent exists, it itself may not. */
    static Path directory(String name) throws IOException {
        var parent =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "somoyshima-" + System.getProperty("user.name"));
        Files.createDirectories(parent);
        if (!Files.getOwner(parent).getName().equals(System.getProperty("user.name"))) {
            throw new ServerStartException(
                    parent + " belongs to another user; remove it or set -Djava.io.tmpdir.");
        }
        return parent.resolve(name);
    }

    static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
