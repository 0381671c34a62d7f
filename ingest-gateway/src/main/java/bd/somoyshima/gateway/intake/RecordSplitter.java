package bd.somoyshima.gateway.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an upload into its records, without reading more than one of them at a time: lines, or rows
 * of CSV, whose quoted values may go over several lines.
 */
final class RecordSplitter {

    private final InputStream in;
    private final boolean quotes;
    private final int limit;
    private long line = 1;
    private boolean started = false;

    /**
     * A splitter.
     *
     * @param quotes whether a line feed between quotation marks belongs to the record
     * @param limit bytes of a record, at most
     */
    RecordSplitter(InputStream in, boolean quotes, int limit) {
        this.in = in;
        this.quotes = quotes;
        this.limit = limit;
    }

    /**
     * A record.
     *
     * @param line the line it begins in, from 1
     * @param bytes without its line feed; if it is too long, its beginning
     * @param tooLong whether it has more bytes than a record may have; it ends with its first line
     */
    record Piece(long line, byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte b : bytes) {
                if (!Character.isWhitespace(b)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next record, or null at the end. */
    @Nullable Piece next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        long begin = line;
        boolean quoted = false;
        boolean tooLong = false;
        boolean any = false;
        for (int b = read(); b >= 0; b = read()) {
            any = true;
            if (b == '\n') {
                line++;
                if (!quoted) {
                    return new Piece(begin, withoutReturn(bytes.toByteArray()), tooLong);
                }
            }
            if (b == '"' && quotes && !tooLong) {
                quoted = !quoted;
            }
            if (bytes.size() < limit) {
                bytes.write(b);
            } else {
                tooLong = true;
                quoted = false; // a quotation mark that was never closed swallows one record only
            }
        }
        return any ? new Piece(begin, withoutReturn(bytes.toByteArray()), tooLong) : null;
    }

    /** The next byte; a byte order mark at the very beginning is passed over. */
    private int read() throws IOException {
        int b = in.read();
        if (started || b != 0xEF) {
            started = true;
            return b;
        }
        started = true;
        in.mark(2);
        if (in.read() == 0xBB && in.read() == 0xBF) {
            return in.read();
        }
        in.reset();
        return b;
    }

    private static byte[] withoutReturn(byte[] bytes) {
        return bytes.length > 0 && bytes[bytes.length - 1] == '\r'
                ? java.util.Arrays.copyOf(bytes, bytes.length - 1)
                : bytes;
    }
}
