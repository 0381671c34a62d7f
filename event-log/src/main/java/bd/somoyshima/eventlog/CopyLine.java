package bd.somoyshima.eventlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of PostgreSQL's {@code COPY} in text form, of a session whose time zone is UTC. */
final class CopyLine {

    private static final String NULL = "\\N";
    private static final String UTC = "+00";
    private static final int DATE = 10;

    private final String[] columns;

    CopyLine(String line) {
        this.columns = line.split("\t", -1);
    }

    /** How many values it has. */
    int size() {
        return columns.length;
    }

    /**
     * A value that is not null.
     *
     * @throws IllegalArgumentException if it is
     */
    String text(int column) {
        var text = textOrNull(column);
        if (text == null) {
            throw new IllegalArgumentException("column " + (column + 1) + " is null");
        }
        return text;
    }

    @Nullable String textOrNull(int column) {
        var value = columns[column];
        return value.equals(NULL) ? null : unescaped(value);
    }

    long number(int column) {
        return Long.parseLong(text(column));
    }

    Instant moment(int column) {
        var text = text(column);
        if (!text.endsWith(UTC)) {
            throw new IllegalArgumentException("'" + text + "' is not written in UTC");
        }
        return Instant.parse(
                text.substring(0, DATE)
                        + "T"
                        + text.substring(DATE + 1, text.length() - UTC.length())
                        + "Z");
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var text = new StringBuilder(value.length());
        boolean escaped = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (escaped) {
                text.append(
                        switch (c) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'v' -> '\u000B';
                            default -> c;
                        });
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
