package bd.somoyshima.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.servers.ServerProcess;
import bd.somoyshima.servers.ServerStartException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir private Path directory;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress =
            new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    /** A real process that ends after a while, and says why. */
    private record Child(Process process, Path log) implements ServerProcess {

        static Child of(Path log, String script) {
            try {
                return new Child(
                        new ProcessBuilder("sh", "-c", script)
                                .redirectErrorStream(true)
                                .redirectOutput(log.toFile())
                                .start(),
                        log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CompletableFuture<Integer> onExit() {
            return process.onExit().thenApply(Process::exitValue);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Supervisor supervisor() {
        return new Supervisor(directory, progress, Duration.ofMillis(5));
    }

    @Test
    void aPartThatEndsAgainAndAgainHasEverythingStoppedWithItsLastWords() throws Exception {
        try (var supervisor = supervisor()) {
            supervisor.add(
                    "The oracle",
                    List.of(),
                    () -> Child.of(directory.resolve("log"), "echo I know nothing; exit 3"));

            assertThat(supervisor.givenUp().get(20, TimeUnit.SECONDS))
                    .startsWith("The oracle failed 6 times.")
                    .contains("I know nothing")
                    .endsWith("start again when that is mended.");
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("The oracle ended and is started again. Its last words: I know nothing");
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsCure() throws Exception {
        var starts = new AtomicInteger();
        try (var supervisor = supervisor()) {
            supervisor.add(
                    "The oracle",
                    List.of(),
                    () -> {
                        if (starts.incrementAndGet() > 1) {
                            throw new ServerStartException(
                                    "Port 7 for the oracle is taken; set --oracle-port.");
                        }
                        return Child.of(directory.resolve("log"), "exit 1");
                    });

            assertThat(supervisor.givenUp().get(20, TimeUnit.SECONDS))
                    .contains("Port 7 for the oracle is taken; set --oracle-port.");
        }
    }

    @Test
    void memoryThatRanOutIsToldAsSuch() throws IOException {
        var log = directory.resolve("log");
        Files.writeString(log, "java.lang.OutOfMemoryError: Java heap space\nTerminating\n");

        assertThat(Trouble.of(directory, log, 3, "").sentence()).startsWith("Memory ran out");
        assertThat(Trouble.of(directory, directory.resolve("none"), 137, "").sentence())
                .startsWith("It was killed");
        assertThat(
                        Trouble.of(directory, log, 1, "write failed: No space left on device")
                                .sentence())
                .contains("is full; make room on it");
    }

    @Test
    void aCrashOfJavaIsToldAsSuch() throws IOException {
        var log = directory.resolve("log");
        Files.writeString(
                log,
                "#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  SIGSEGV\n#\n");

        assertThat(Trouble.of(directory, log, 134, "").sentence())
                .startsWith("Its Java virtual machine crashed");
        assertThat(Trouble.lastWords(log)).isEqualTo("SIGSEGV");
    }

    @Test
    void aPartWaitsForThoseItNeeds() throws Exception {
        var springs = new AtomicInteger();
        var mills = new AtomicInteger();
        var firstMill = new CompletableFuture<Child>();
        var springsAtSecondMill = new CompletableFuture<Integer>();
        try (var supervisor = supervisor()) {
            supervisor.add(
                    "The spring",
                    List.of(),
                    () ->
                            switch (springs.incrementAndGet()) {
                                case 1 -> Child.of(directory.resolve("spring"), "exit 1");
                                case 2 -> {
                                    // the mill ends while the spring is away
                                    firstMill.join().close();
                                    firstMill.join().onExit().join();
                                    throw new ServerStartException("dry");
                                }
                                default -> Child.of(directory.resolve("spring"), "sleep 60");
                            });
            supervisor.add(
                    "The mill",
                    List.of("The spring"),
                    () -> {
                        var child = Child.of(directory.resolve("mill"), "sleep 60");
                        if (mills.incrementAndGet() == 1) {
                            firstMill.complete(child);
                        } else {
                            springsAtSecondMill.complete(springs.get());
                        }
                        return child;
                    });

            assertThat(springsAtSecondMill.get(20, TimeUnit.SECONDS)).isEqualTo(3);
        }
    }
}
