package bd.somoyshima.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL on the loopback address, with its data in a directory of its own. What is
 * committed survives a crash: fsync stays on, and nothing is wiped at start.
 */
public final class PostgresServer implements ServerProcess {

    private static final System.Logger LOG = System.getLogger(PostgresServer.class.getName());

    /** The superuser, used to create roles and databases only. */
    public static final String ADMIN = "postgres";

    private static final String VERSION = "18";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 5;
    private static final int NOBODY = 65534;

    private final Path binaries;
    private final Path dataDirectory;
    private final int port;
    private final String adminPassword;
    private final Process process;
    private final List<String> prefix;

    private PostgresServer(
            Path binaries,
            Path dataDirectory,
            int port,
            String adminPassword,
            Process process,
            List<String> prefix) {
        this.binaries = binaries;
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.adminPassword = adminPassword;
        this.process = process;
        this.prefix = prefix;
    }

    /**
     * Starts PostgreSQL and waits until it answers. A data directory that does not exist is made; a
     * server left over from a crash of the one who started it is stopped first.
     *
     * @param directory holds {@code data} and {@code postgres.log}
     * @param port the port to listen on, on the loopback address
     * @param adminPassword the superuser's password; set when the data directory is made
     * @param portSetting how the one who starts it chooses another port, for the message if it is
     *     taken
     * @param settings further settings of postgresql.conf, each as {@code name=value}
     * @throws ServerStartException with a clear sentence if it cannot be started
     */
    public static PostgresServer start(
            Path directory,
            int port,
            String portSetting,
            String adminPassword,
            List<String> settings) {
        var binaries = binaries();
        var data = directory.resolve("data").toAbsolutePath();
        var log = directory.resolve("postgres.log").toAbsolutePath();
        try {
            Files.createDirectories(directory);
            var prefix = unprivileged(directory);
            if (!Files.exists(data)) {
                // under another name until it is whole: a start that was cut short begins anew
                var unfinished = directory.resolve("data.unfinished").toAbsolutePath();
                remove(unfinished);
                initialise(binaries, unfinished, log, adminPassword, prefix);
                Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
            }
            requireVersion(data);
            stopLeftOver(binaries, data, prefix);
            Ports.requireFree("PostgreSQL", port, portSetting);
            var command = new ArrayList<>(prefix);
            command.addAll(
                    List.of(
                            binaries.resolve("bin/postgres").toString(),
                            "-D",
                            data.toString(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            // pages are in memory or on a disk that need not turn
                            "random_page_cost=1.1"));
            for (var setting : settings) {
                command.add("-c");
                command.add(setting);
            }
            var process = builder(command, log).start();
            var server = new PostgresServer(binaries, data, port, adminPassword, process, prefix);
            server.awaitReady(log);
            return server;
        } catch (IOException e) {
            throw new ServerStartException(
                    "PostgreSQL could not be started in " + directory + ": " + e, e);
        }
    }

    /** The JDBC address of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection as superuser. */
    public Connection connectAsAdmin(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("password", adminPassword);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    public int port() {
        return port;
    }

    /** Kills the server at once, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * Stops the server in an orderly way: open transactions are rolled back, the data is
     * consistent.
     */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            stop(binaries, dataDirectory, prefix);
        } catch (IOException | ServerStartException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "PostgreSQL did not stop in order and is killed",
                    e);
        }
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                kill(); // what was committed is in its log
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public Path log() {
        return dataDirectory.resolveSibling("postgres.log");
    }

    private void awaitReady(Path log) throws IOException {
        var limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (var connection = connectAsAdmin("postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new ServerStartException(
                            "PostgreSQL ended right after its start; the last words in "
                                    + log
                                    + " are: "
                                    + lastLine(log));
                }
                if (Instant.now().isAfter(limit)) {
                    process.destroyForcibly();
                    throw new ServerStartException(
                            "PostgreSQL did not answer within "
                                    + START_LIMIT.toSeconds()
                                    + " seconds; see "
                                    + log,
                            e);
                }
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted while PostgreSQL was starting", e);
        }
    }

    private static void initialise(
            Path binaries, Path data, Path log, String adminPassword, List<String> prefix)
            throws IOException {
        var passwordFile = Files.createTempFile("somoyshima", ".pw");
        try {
            Files.writeString(passwordFile, adminPassword);
            if (isRoot() && prefix.getFirst().equals("setpriv")) {
                Files.setAttribute(passwordFile, "unix:uid", NOBODY);
            }
            var command = new ArrayList<>(prefix);
            command.addAll(
                    List.of(
                            binaries.resolve("bin/initdb").toString(),
                            "-D",
                            data.toString(),
                            "-U",
                            ADMIN,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"));
            run(command, log, "initdb");
        } finally {
            Files.delete(passwordFile);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * If the one who started a server was killed, the server lives on. It is stopped before a new
     * one starts.
     */
    private static void stopLeftOver(Path binaries, Path data, List<String> prefix)
            throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var alive =
                ProcessHandle.of(processId(Files.readString(pidFile)))
                        .filter(
                                p ->
                                        p.info()
                                                .command()
                                                .map(c -> c.contains("postgres"))
                                                .orElse(false));
        if (alive.isPresent()) {
            try {
                stop(binaries, data, prefix);
            } catch (ServerStartException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "an old PostgreSQL did not stop in order and is killed",
                        e);
                alive.get().destroyForcibly();
                alive.get().onExit().join();
            }
        }
    }

    /**
     * The process a pid file names on its first line; -1, which is nobody's, if a crash left it
     * empty or torn.
     */
    static long processId(String pidFile) {
        var first = pidFile.strip().lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}") ? Long.parseLong(first) : -1;
    }

    private static void stop(Path binaries, Path data, List<String> prefix) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        binaries.resolve("bin/pg_ctl").toString(),
                        "stop",
                        "-D",
                        data.toString(),
                        "-m",
                        "fast",
                        "-w",
                        "-t",
                        Integer.toString(STOP_SECONDS)));
        run(command, data.resolveSibling("postgres.log"), "pg_ctl stop");
    }

    private static void run(List<String> command, Path log, String what) throws IOException {
        var process = builder(command, log).start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ServerStartException(
                        what + " did not finish within a minute; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted during " + what, e);
        }
        if (process.exitValue() != 0) {
            throw new ServerStartException(
                    what + " failed: " + lastLine(log) + " (more in " + log + ")");
        }
    }

    private static ProcessBuilder builder(List<String> command, Path log) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("TZ", "UTC");
        return builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    }

    private static String lastLine(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return lines.isEmpty() ? "(nothing)" : lines.getLast();
    }

    private static void requireVersion(Path data) throws IOException {
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new ServerStartException(
                    "The data in "
                            + data
                            + " was written by PostgreSQL "
                            + version
                            + ", this is PostgreSQL "
                            + VERSION
                            + "; carry it over with pg_dump and psql, or choose another data directory.");
        }
    }

    /**
     * PostgreSQL refuses to run as root. As root it is therefore started in a user namespace of its
     * own, where root is nobody in particular; where namespaces are not allowed, as the user
     * nobody.
     *
     * @return the words before the command; empty for an ordinary user
     */
    private static List<String> unprivileged(Path directory) throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        if (succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        if (succeeds("setpriv", "--version")) {
            own(directory);
            return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        }
        throw new ServerStartException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv is at hand; run as an ordinary user.");
    }

    private static void own(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", NOBODY);
            }
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean succeeds(String... command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // the program is not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The unpacked binaries for this machine, shared by all who run the same version under the same
     * user.
     */
    private static Path binaries() {
        var archive = archiveName();
        try (var in = PostgresServer.class.getResourceAsStream("/" + archive)) {
            if (in == null) {
                throw new ServerStartException(
                        "There is no embedded PostgreSQL for "
                                + System.getProperty("os.name")
                                + " on "
                                + System.getProperty("os.arch")
                                + "; point the settings at a PostgreSQL of your own (README, \"Your own PostgreSQL and Kafka\").");
            }
            return unpackOnce(archive, in);
        } catch (IOException e) {
            throw new ServerStartException(
                    "the PostgreSQL binaries could not be unpacked: " + e, e);
        }
    }

    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "postgres-"
                + (system.contains("mac")
                        ? "darwin"
                        : system.contains("windows") ? "windows" : "linux")
                + "-"
                + (processor.equals("aarch64") ? "arm_64" : "x86_64")
                + ".txz";
    }

    private static Path unpackOnce(String archive, InputStream in) throws IOException {
        var bytes = in.readAllBytes();
        var cache = Caches.directory("postgres-" + Caches.fingerprint(bytes));
        var done = cache.resolve("unpacked");
        if (Files.exists(done)) {
            return cache;
        }
        var staging = Files.createTempDirectory(cache.getParent(), "unpacking");
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar =
                new TarArchiveInputStream(
                        new XZInputStream(
                                new BufferedInputStream(new ByteArrayInputStream(bytes))))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                unpack(tar, entry, staging);
            }
        }
        Files.createFile(staging.resolve("unpacked"));
        try {
            Files.move(staging, cache, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(done)) { // else another process was faster
                throw new IOException(archive + " could not be put in place at " + cache, e);
            }
        }
        return cache;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive has an entry outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
