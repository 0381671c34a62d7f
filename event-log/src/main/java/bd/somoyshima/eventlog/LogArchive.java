package bd.somoyshima.eventlog;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import tools.jackson.databind.JsonNode;

/**
 * The event log and what belongs to it in one compressed file: backup, restore and moving house in
 * one. Figures are not in it: they are worked out from it.
 *
 * <p>The file is text, compressed with gzip. Its first line says what it is. Then comes each table:
 * a line with its name and columns, its rows as PostgreSQL's {@code COPY} writes them, and a line
 * {@code \.}. The last line has the number of events, the digest of the last one and the SHA-256 of
 * everything before: a file without it was cut short.
 */
public final class LogArchive {

    private static final String FORMAT = "{\"somoyshima\":\"event log\",\"format\":1}";
    private static final String TABLE = "#table ";
    static final String END = "#end ";
    private static final String NO_MORE = "\\.";
    private static final String EVENT = "eventlog.event";

    /** Rows are sent to the database in blocks of about so many bytes. */
    private static final int BLOCK = 1 << 16;

    /** In an order that references allow. */
    private static final List<Part> PARTS =
            List.of(
                    new Part(EVENT, "global_index", "global_index"),
                    new Part("access.client", null, "client_id"),
                    new Part("access.client_secret", "secret_id", "secret_id"),
                    new Part("access.audit_entry", "entry_id", "entry_id"),
                    new Part("gateway.quarantine", "quarantine_id", "quarantine_id"),
                    new Part("gateway.quarantine_settlement", null, "quarantine_id"));

    private LogArchive() {}

    /**
     * A table.
     *
     * @param identity the column that numbers its rows, or null; it goes on after the last row
     * @param order the column its rows are written in the order of
     */
    private record Part(String table, @Nullable String identity, String order) {}

    /** A file that is not what it should be, or an installation that is not empty. */
    public static final class ArchiveException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ArchiveException(String message) {
            super(message);
        }

        ArchiveException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What does something with a line, without its end. */
    interface LineConsumer {
        void accept(byte[] line) throws SQLException, IOException;
    }

    // ---- out

    /**
     * Writes everything up to now, while others go on.
     *
     * @param connection of a role that may read all of it
     * @return in words what was written
     */
    public static String write(Connection connection, OutputStream file, LongConsumer progress)
            throws SQLException, IOException {
        var position = LogPosition.read(connection);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        execute(connection, "SET LOCAL TIME ZONE 'UTC'");
        var rows = new TreeMap<String, Long>();
        try (var out = new ArchiveWriter(file);
                var aside = new ChainCheckAside(new ChainCheck(progress))) {
            out.line(FORMAT);
            for (var part : PARTS) {
                var columns =
                        part.table().equals(EVENT) ? ChainCheck.EVENTS : columns(connection, part);
                out.line(TABLE + part.table() + " (" + columns + ")");
                long[] count = {0};
                copyOut(
                        connection,
                        "COPY (SELECT "
                                + columns
                                + " FROM "
                                + part.table()
                                + (part.table().equals(EVENT)
                                        ? " WHERE global_index <= " + position.index()
                                        : "")
                                + " ORDER BY "
                                + part.order()
                                + ") TO STDOUT",
                        line -> {
                            if (part.table().equals(EVENT)) {
                                aside.add(line);
                            }
                            count[0]++;
                            out.line(line);
                        });
                out.line(NO_MORE);
                rows.put(part.table(), count[0]);
            }
            connection.rollback();
            var check = aside.finish();
            var end = FactCodec.json().createObjectNode();
            end.put("index", check.index());
            end.put("digest", check.digest());
            end.put("broken", check.broken());
            end.put("exportedAt", position.at().toString());
            var counts = end.putObject("rows");
            rows.forEach(counts::put);
            end.put("sha256", out.sha256());
            out.line(END + FactCodec.json().writeValueAsString(end));
            return check.inWords() + "; with " + others(rows);
        }
    }

    private static String columns(Connection connection, Part part) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
                          FROM pg_attribute
                         WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                        """)) {
            statement.setString(1, part.table());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Hands over the lines of a COPY one by one. */
    static void copyOut(Connection connection, String sql, LineConsumer each) throws SQLException {
        var copy = postgres(connection).getCopyAPI().copyOut(sql);
        try {
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                // a row ends with a line feed
                each.accept(Arrays.copyOf(row, row.length - 1));
            }
        } catch (IOException e) {
            throw new ArchiveException("the file cannot be written: " + e.getMessage(), e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    // ---- in

    /**
     * Puts a file into an empty installation, whose tables are up to date. Nothing is kept unless
     * all of it came and the chain is whole, or breaks where it broke before.
     *
     * @param connection of the owner of the tables
     * @return in words what was read
     */
    public static String read(Connection connection, InputStream file, LongConsumer progress)
            throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "SET LOCAL TIME ZONE 'UTC'");
        execute(
                connection,
                "LOCK TABLE eventlog.event, access.client, access.audit_entry, gateway.quarantine"
                        + " IN EXCLUSIVE MODE");
        requireEmpty(connection);
        var words = walk(file, progress, connection);
        for (var part : PARTS) {
            if (part.identity() != null) {
                execute(
                        connection,
                        String.format(
                                Locale.ROOT,
                                "SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'),"
                                        + " coalesce(max(%2$s), 0) + 1, false) FROM %1$s",
                                part.table(),
                                part.identity()));
            }
        }
        execute(
                connection,
                "SELECT setval('eventlog.clock', greatest((SELECT last_value FROM eventlog.clock),"
                        + " (SELECT (extract(epoch FROM max(recorded_at)) * 1000000)::bigint FROM eventlog.event)))");
        connection.commit();
        return words;
    }

    private static void requireEmpty(Connection connection) throws SQLException {
        for (var part : PARTS) {
            try (var statement = connection.createStatement();
                    var row =
                            statement.executeQuery(
                                    "SELECT EXISTS (SELECT FROM " + part.table() + ")")) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new ArchiveException(
                            "the installation is not empty ("
                                    + part.table()
                                    + " has rows); import into a new one, before its applications are started");
                }
            }
        }
    }

    /**
     * Checks a file by itself.
     *
     * @return in words what is in it
     * @throws ArchiveException if it was cut short or altered
     */
    public static String verify(InputStream file, LongConsumer progress) throws SQLException {
        return walk(file, progress, null);
    }

    /**
     * Checks the log of a database.
     *
     * @return in words where its chain breaks, or that it is whole
     */
    public static String verify(Connection connection, LongConsumer progress) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "SET LOCAL TIME ZONE 'UTC'");
        return ChainCheck.of(connection, progress).inWords();
    }

    /** Goes through a file, and copies its rows if there is a connection. */
    private static String walk(
            InputStream file, LongConsumer progress, @Nullable Connection connection)
            throws SQLException {
        var check = new ChainCheck(progress);
        try (var aside = new ChainCheckAside(check)) {
            return walk(file, aside, connection);
        } catch (EOFException e) {
            throw new ArchiveException(
                    "the file was cut short after "
                            + check.events()
                            + " events; nothing of it was taken",
                    e);
        } catch (IOException e) {
            throw new ArchiveException(
                    "the file cannot be read after "
                            + check.events()
                            + " events: "
                            + e.getMessage(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(
                    "the file was altered after event " + check.index() + ": " + e.getMessage(), e);
        }
    }

    private static String walk(
            InputStream file, ChainCheckAside aside, @Nullable Connection connection)
            throws SQLException, IOException {
        var rows = new TreeMap<String, Long>();
        try (var in = new ArchiveReader(file)) {
            if (!FORMAT.equals(in.text())) {
                throw new ArchiveException(
                        "the file is no event log of Somoyshima, or of a later version");
            }
            for (var line = in.text(); !line.startsWith(END); line = in.text()) {
                if (!line.startsWith(TABLE)) {
                    throw new ArchiveException("the file was altered: '" + shortened(line) + "'");
                }
                var table = line.substring(TABLE.length());
                var name = table.substring(0, table.indexOf(' '));
                if (PARTS.stream().noneMatch(p -> p.table().equals(name))) {
                    throw new ArchiveException(
                            "the file has the table " + name + ", which there is not");
                }
                rows.put(name, table(in, table, name.equals(EVENT) ? aside : null, connection));
            }
            var check = aside.finish();
            requireEnd(in, check, rows);
            return check.inWords() + "; with " + others(rows);
        } finally {
            // whoever tells of a failure tells how far it came
            aside.settle();
        }
    }

    private static long table(
            ArchiveReader in,
            String table,
            @Nullable ChainCheckAside check,
            @Nullable Connection connection)
            throws SQLException, IOException {
        @Nullable CopyIn copy =
                connection == null
                        ? null
                        : postgres(connection).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
        var block = new ByteArrayOutputStream(2 * BLOCK);
        long count = 0;
        try {
            for (var line = in.line(); !isNoMore(line); line = in.line()) {
                if (check != null) {
                    check.add(line);
                }
                if (copy != null) {
                    block.write(line);
                    block.write('\n');
                    if (block.size() > BLOCK) {
                        copy.writeToCopy(block.toByteArray(), 0, block.size());
                        block.reset();
                    }
                }
                count++;
            }
            if (copy != null) {
                copy.writeToCopy(block.toByteArray(), 0, block.size());
                copy.endCopy();
            }
            return count;
        } finally {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static boolean isNoMore(byte[] line) {
        return line.length == 2 && line[0] == '\\' && line[1] == '.';
    }

    private static void requireEnd(ArchiveReader in, ChainCheck check, Map<String, Long> rows) {
        JsonNode end = FactCodec.json().readTree(in.last().substring(END.length()));
        for (var part : PARTS) {
            long told = end.path("rows").path(part.table()).asLong(-1);
            long found = Objects.requireNonNullElse(rows.get(part.table()), 0L);
            if (told != found) {
                throw new ArchiveException(
                        "the file was altered: "
                                + part.table()
                                + " has "
                                + found
                                + " rows, not the "
                                + told
                                + " it was written with");
            }
        }
        if (!end.path("sha256").asString("").equals(in.sha256BeforeLast())) {
            throw new ArchiveException("the file was altered: its SHA-256 is another");
        }
        if (end.path("broken").asLong(-1) != check.broken()
                || !end.path("digest").asString("").equals(check.digest())) {
            throw new ArchiveException("the file was altered. " + check.inWords());
        }
    }

    // ---- both

    private static String others(Map<String, Long> rows) {
        var words = new ArrayList<String>();
        rows.forEach(
                (table, count) -> {
                    if (!table.equals(EVENT)) {
                        words.add(count + " " + table);
                    }
                });
        return String.join(", ", words);
    }

    private static String shortened(String line) {
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    private static PGConnection postgres(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
