package bd.somoyshima.standalone;

import bd.somoyshima.servers.ServerStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything, locked for one running instance; and the passwords kept in
 * it.
 */
final class DataDirectory implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the directory if need be and takes it for this instance.
     *
     * @throws ServerStartException if it cannot be written or another instance has it
     */
    static DataDirectory take(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            var lockFile = absolute.resolve("lock");
            var channel =
                    FileChannel.open(
                            lockFile,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new ServerStartException(
                        "Somoyshima is running on "
                                + absolute
                                + " already (process "
                                + Files.readString(lockFile).strip()
                                + "); stop it first or choose another directory with --data.");
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
            return new DataDirectory(absolute, channel);
        } catch (IOException e) {
            throw new ServerStartException(
                    "The directory "
                            + absolute
                            + " cannot be written; choose another one with --data.",
                    e);
        }
    }

    /** Whether an instance is running on a directory. */
    static boolean isTaken(Path path) {
        var lockFile = path.toAbsolutePath().normalize().resolve("lock");
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        } catch (IOException e) {
            throw new ServerStartException("The file " + lockFile + " cannot be read.", e);
        }
    }

    /** A password of an installation that is running. */
    static String password(Path path, String of) {
        var file = path.toAbsolutePath().normalize().resolve("passwords.properties");
        var passwords = new Properties();
        try (var in = Files.newInputStream(file)) {
            passwords.load(in);
        } catch (IOException e) {
            throw new ServerStartException("The passwords in " + file + " cannot be read.", e);
        }
        return passwords.getProperty(of, "");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another instance in this very process
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * A password of this installation, made when first asked for and readable by its owner only.
     */
    synchronized String password(String of) {
        var file = path.resolve("passwords.properties");
        var passwords = new Properties();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    passwords.load(in);
                }
            }
            if (passwords.getProperty(of) == null) {
                var bytes = new byte[24];
                RANDOM.nextBytes(bytes);
                passwords.setProperty(of, Base64.getUrlEncoder().encodeToString(bytes));
                write(file, passwords);
            }
            return passwords.getProperty(of);
        } catch (IOException e) {
            throw new ServerStartException(
                    "The passwords in " + file + " cannot be read or written.", e);
        }
    }

    /**
     * Writes the file beside the old one and puts it in its place whole, so that a crash leaves one
     * of the two.
     */
    private static void write(Path file, Properties passwords) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(fresh)) {
            passwords.store(out, "Passwords of the embedded PostgreSQL, by role");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
