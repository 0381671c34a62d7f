package bd.somoyshima.gateway.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an upload into its records, without reading more than a few of them at a time: lines, or
 * rows of CSV, whose quoted values may go over several lines.
 *
 * <p>A quotation mark that is never closed costs its own line and no other: rows are joined only if
 * a value between quotation marks (RFC 4180) begins in the first line and ends within the next few,
 * and none of these is a whole row itself.
 */
final class RecordSplitter {

    /** No value of a list has more line breaks. */
    private static final int MOST_LINES = 20;

    private final InputStream in;
    private final boolean quotes;
    private final int limit;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private long line = 1;
    private boolean started = false;
    private String delimiters = ",;\t";
    private int columns = Integer.MAX_VALUE;

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

    /** Says how the rows after the heading are made. */
    void rowsHave(char delimiter, int numberOfColumns) {
        delimiters = String.valueOf(delimiter);
        columns = numberOfColumns;
    }

    /**
     * A record.
     *
     * @param line the line it begins in, from 1
     * @param lastLine the line it ends in
     * @param bytes without its line feed; if it is too long, its beginning
     * @param tooLong whether it has more bytes than a record may have; it ends with its first line
     */
    record Piece(long line, long lastLine, byte[] bytes, boolean tooLong) {

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
        var first = line();
        if (first == null || !quotes || first.tooLong() || !scan(first.bytes()).open()) {
            return first;
        }
        var ahead = new ArrayList<Piece>();
        var joined = joined(first, ahead);
        if (joined == null) {
            for (var piece : ahead.reversed()) {
                waiting.addFirst(piece);
            }
            return first;
        }
        return joined;
    }

    /** The row that a line begins and others end, or null if it ends in none. */
    private @Nullable Piece joined(Piece first, List<Piece> ahead) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first.bytes());
        while (ahead.size() < MOST_LINES) {
            var more = line();
            if (more == null) {
                return null;
            }
            ahead.add(more);
            if (more.tooLong()
                    || bytes.size() + 1 + more.bytes().length > limit
                    || isWholeRow(more)) {
                return null;
            }
            bytes.write('\n');
            bytes.writeBytes(more.bytes());
            var scan = scan(bytes.toByteArray());
            if (!scan.open()) {
                return scan.regular() && scan.cells() <= columns
                        ? new Piece(first.line(), more.line(), bytes.toByteArray(), false)
                        : null;
            }
        }
        return null;
    }

    private boolean isWholeRow(Piece piece) {
        var scan = scan(piece.bytes());
        return scan.regular() && !scan.open() && scan.cells() == columns;
    }

    /**
     * How quotation marks stand in a text.
     *
     * @param open whether a value between quotation marks has not ended
     * @param regular whether every mark opens, closes or is doubled within such a value
     * @param cells how many values there are
     */
    private record Scan(boolean open, boolean regular, int cells) {}

    private Scan scan(byte[] text) {
        int cells = 1;
        boolean atStart = true;
        boolean open = false;
        for (int i = 0; i < text.length; i++) {
            char c = (char) (text[i] & 0xFF);
            if (open) {
                if (c != '"') {
                    continue;
                }
                if (i + 1 < text.length && text[i + 1] == '"') {
                    i++;
                } else if (i + 1 == text.length || isDelimiter((char) (text[i + 1] & 0xFF))) {
                    open = false;
                } else {
                    return new Scan(false, false, cells);
                }
            } else if (isDelimiter(c)) {
                cells++;
                atStart = true;
            } else if (c == '"') {
                if (!atStart) {
                    return new Scan(false, false, cells);
                }
                open = true;
                atStart = false;
            } else {
                atStart = false;
            }
        }
        return new Scan(open, true, cells);
    }

    private boolean isDelimiter(char c) {
        return delimiters.indexOf(c) >= 0;
    }

    /** The next line as it stands. */
    private @Nullable Piece line() throws IOException {
        var again = waiting.pollFirst();
        if (again != null) {
            return again;
        }
        var bytes = new ByteArrayOutputStream();
        long begin = line;
        boolean tooLong = false;
        boolean any = false;
        for (int b = read(); b >= 0; b = read()) {
            any = true;
            if (b == '\n') {
                line++;
                return piece(begin, bytes, tooLong);
            }
            if (bytes.size() < limit) {
                bytes.write(b);
            } else {
                tooLong = true;
            }
        }
        return any ? piece(begin, bytes, tooLong) : null;
    }

    private static Piece piece(long begin, ByteArrayOutputStream bytes, boolean tooLong) {
        return new Piece(begin, begin, withoutReturn(bytes.toByteArray()), tooLong);
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
                ? Arrays.copyOf(bytes, bytes.length - 1)
                : bytes;
    }
}
