package bd.somoyshima.eventlog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The lines of an archive, compressed as they are written. */
final class ArchiveWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final OutputStream to;
    private final MessageDigest sha256 = LogChain.sha256();

    ArchiveWriter(OutputStream file) throws IOException {
        this.to =
                new BufferedOutputStream(
                        new GZIPOutputStream(file, BUFFER) {
                            {
                                def.setLevel(Deflater.BEST_SPEED);
                            }
                        },
                        BUFFER);
    }

    void line(String text) throws IOException {
        line(text.getBytes(StandardCharsets.UTF_8));
    }

    void line(byte[] bytes) throws IOException {
        to.write(bytes);
        to.write('\n');
        sha256.update(bytes);
        sha256.update((byte) '\n');
    }

    String sha256() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
