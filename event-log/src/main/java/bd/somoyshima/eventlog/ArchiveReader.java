package bd.somoyshima.eventlog;

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
    private final byte[] block = new byte[BUFFER];
    private int position = 0;
    private int limit = 0;
    private byte[] buffer = new byte[BUFFER];
    private byte[] digestBefore = new byte[0];
    private String last = "";

    ArchiveReader(InputStream file) throws IOException {
        this.from = new GZIPInputStream(file, BUFFER);
    }

    /**
     * The next line.
     *
     * @throws EOFException if there is none
     */
    byte[] line() throws IOException {
        int length = 0;
        while (true) {
            if (position == limit) {
                limit = from.read(block);
                position = 0;
                if (limit < 0) {
                    limit = 0;
                    throw new EOFException();
                }
            }
            int start = position;
            while (position < limit && block[position] != '\n') {
                position++;
            }
            int more = position - start;
            if (length + more > buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * (length + more));
            }
            System.arraycopy(block, start, buffer, length, more);
            length += more;
            if (position < limit) {
                position++;
                break;
            }
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
