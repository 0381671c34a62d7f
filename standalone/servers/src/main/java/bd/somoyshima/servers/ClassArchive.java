package bd.somoyshima.servers;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The loaded classes of a program, kept from an earlier run so that the next start is faster (class
 * data sharing of the JVM). Without it everything works as well.
 */
public final class ClassArchive {

    private static final System.Logger LOG = System.getLogger(ClassArchive.class.getName());

    /** By then a program has loaded what it needs. */
    private static final int SETTLED_SECONDS = 30;

    private static final int PATIENCE_SECONDS = 60;

    private final @Nullable Path file;
    private final String stamp;

    private ClassArchive(@Nullable Path file, String stamp) {
        this.file = file;
        this.stamp = stamp;
    }

    /**
     * The archive of a program on a class path; there is none if a directory is among its entries.
     *
     * @param program its main class and first argument
     */
    public static ClassArchive of(String program, String classPath) throws IOException {
        var stamp = new StringBuilder(System.getProperty("java.vm.version"));
        for (var entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
            var path = Path.of(entry);
            if (!Files.isRegularFile(path)) {
                return new ClassArchive(null, "");
            }
            stamp.append(path).append(Files.size(path)).append(Files.getLastModifiedTime(path));
        }
        // one for each program and place, made anew when its libraries have changed
        var name = "classes-" + fingerprint(program + classPath) + ".jsa";
        return new ClassArchive(Caches.directory(name), fingerprint(stamp.toString()));
    }

    private static String fingerprint(String text) {
        return Caches.fingerprint(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path stampOf(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".stamp");
    }

    private boolean isThere(Path archive) throws IOException {
        return Files.exists(archive)
                && Files.exists(stampOf(archive))
                && Files.readString(stampOf(archive)).equals(stamp);
    }

    /** Options of the JVM that use the archive, or that let it be made. */
    public List<String> options() throws IOException {
        if (file == null) {
            return List.of();
        }
        return isThere(file)
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:class+path=off")
                : List.of("-XX:+RecordDynamicDumpInfo");
    }

    /** Makes the archive of a process that was started with {@link #options}, if there is none. */
    public void makeOf(Process process) throws IOException {
        var archive = file;
        if (archive == null || isThere(archive)) {
            return;
        }
        CompletableFuture.delayedExecutor(SETTLED_SECONDS, TimeUnit.SECONDS)
                .execute(
                        () -> {
                            if (process.isAlive()) {
                                make(process, archive);
                            }
                        });
    }

    private void make(Process process, Path archive) {
        var unfinished = archive.resolveSibling(archive.getFileName() + "." + process.pid());
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "VM.cds",
                        "dynamic_dump",
                        unfinished.toString());
        try {
            var jcmd =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            if (jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && Files.exists(unfinished)) {
                Files.deleteIfExists(stampOf(archive));
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
                Files.writeString(stampOf(archive), stamp);
            } else {
                jcmd.destroyForcibly();
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "classes could not be kept for the next start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
