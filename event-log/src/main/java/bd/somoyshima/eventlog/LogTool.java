package bd.somoyshima.eventlog;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** What an administrator does with the event log as a whole, at a prompt. */
public final class LogTool {

    /** How it is asked. */
    public static final String HELP =
            """
              verify-log [FILE]        tells whether the log, or a file of it, is as it was recorded
              export FILE              writes the log and what belongs to it into a file, while all goes on
              import FILE              fills a new installation from such a file, before it is started
            """;

    private static final List<String> COMMANDS = List.of("verify-log", "export", "import");

    /** SQL states of columns, functions and tables that there are not yet. */
    private static final Set<String> UNKNOWN = Set.of("42703", "42883", "42P01");

    private final String url;
    private final String owner;
    private final String password;
    private final PrintStream out;
    private final LongSupplier nanoTime;

    /**
     * A tool for a database.
     *
     * @param owner the role that owns the tables
     * @param nanoTime what {@link System#nanoTime} tells
     */
    public LogTool(
            String url, String owner, String password, PrintStream out, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.url = url;
        this.owner = owner;
        this.password = password;
        this.out = out;
    }

    /** Whether these arguments are for it. */
    public static boolean isMeant(List<String> arguments) {
        return !arguments.isEmpty() && COMMANDS.contains(arguments.getFirst());
    }

    /** Whether what is asked is about a file alone. */
    public static boolean needsNoDatabase(List<String> arguments) {
        return arguments.size() == 2 && arguments.getFirst().equals("verify-log");
    }

    /**
     * Does what is asked and says what came of it.
     *
     * @param arguments a command and perhaps a file
     * @return whether all is well
     */
    public boolean run(List<String> arguments) {
        var command = arguments.getFirst();
        var file = arguments.size() < 2 ? null : Path.of(arguments.get(1));
        if (arguments.size() > 2 || (file == null && !command.equals("verify-log"))) {
            out.println("Write one of\n" + HELP);
            return false;
        }
        try {
            var words =
                    switch (command) {
                        case "export" -> export(Objects.requireNonNull(file));
                        case "import" -> read(Objects.requireNonNull(file));
                        default -> file == null ? verify() : verify(file);
                    };
            out.println(words);
            return words.startsWith("The chain is whole");
        } catch (LogArchive.ArchiveException e) {
            out.println(capital(String.valueOf(e.getMessage())) + ".");
        } catch (SQLException e) {
            out.println(
                    UNKNOWN.contains(e.getSQLState())
                            ? "The installation is of an earlier version; start it once, which brings its tables up to date."
                            : "The database does not do it: " + e.getMessage());
        } catch (IOException e) {
            out.println("The file cannot be read or written: " + e);
        }
        return false;
    }

    private String verify() throws SQLException {
        try (var connection = DriverManager.getConnection(url, owner, password)) {
            return LogArchive.verify(connection, progress());
        }
    }

    private String verify(Path file) throws SQLException, IOException {
        try (var in = Files.newInputStream(file)) {
            return LogArchive.verify(in, progress());
        }
    }

    /** Under its name only when it is whole. */
    private String export(Path file) throws SQLException, IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (var connection = DriverManager.getConnection(url, owner, password);
                var to =
                        Files.newOutputStream(
                                unfinished,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
            var words = LogArchive.write(connection, to, progress());
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return words;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private String read(Path file) throws SQLException, IOException {
        for (var schema : List.of("eventlog", "access", "gateway")) {
            Migrations.run(url, owner, password, schema);
        }
        try (var connection = DriverManager.getConnection(url, owner, password);
                var in = Files.newInputStream(file)) {
            return LogArchive.read(connection, in, progress());
        }
    }

    private LongConsumer progress() {
        long began = nanoTime.getAsLong();
        return events -> {
            double seconds = (nanoTime.getAsLong() - began) / 1e9;
            out.printf(
                    Locale.ENGLISH,
                    "%,d events, %,.0f a second%n",
                    events,
                    events / Math.max(seconds, 0.001));
        };
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
