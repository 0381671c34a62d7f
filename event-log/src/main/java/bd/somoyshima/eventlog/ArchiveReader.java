package bd.somoyshima.eventlog;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The lines of an archive, one after the other. */
final class ArchiveReader implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final InputStream from;
    private final MessageDigest sha256 = LogChain.sha256();
    private byte[] buffer = new byte[BUFFER];
    private byte[] digestBefore = new byte[0];
    private String last = "";

    ArchiveReader(InputStream file) throws IOException {
        this.from = new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER);
    }

    /**
     * The next line.
     *
     * @throws EOFException if there is none
     */
    byte[] line() throws IOException {
        int length = 0;
        for (int b = from.read(); b != '\n'; b = from.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * length);
            }
            buffer[length] = (byte) b;
            length++;
        }
        var line = Arrays.copyOf(buffer, length);
        if (length > LogArchive.END.length() && line[0] == '#' && line[1] == 'e') {
            digestBefore = clone(sha256).digest();
        }
        sha256.update(line);
        sha256.update((byte) '\n');
        return line;
    }

    String text() throws IOException {
        last = new String(line(), StandardCharsets.UTF_8);
        return last;
    }

    String last() {
        return last;
    }

    String sha256BeforeLast() {
        return HexFormat.of().formatHex(digestBefore);
    }

    private static MessageDigest clone(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
