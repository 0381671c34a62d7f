package bd.somoyshima.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The embedded default in a process of its own, as {@code ./somoyshima} starts it. */
record StandaloneProcess(Process process, Path console) implements AutoCloseable {

    private static final Pattern SECRET = Pattern.compile("curl -u development:(\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Starts it, and waits until it says that it is up. */
    static StandaloneProcess start(Path data, List<String> arguments)
            throws IOException, InterruptedException {
        var console = data.resolve("console.txt");
        Files.deleteIfExists(console);
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Standalone.class.getName()));
        command.addAll(arguments);
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(console.toFile())
                        .start();
        var limit = Instant.now().plus(PATIENCE);
        while (!Files.readString(console).contains("Ctrl-C stops everything")) {
            assertThat(process.isAlive()).as(Files.readString(console)).isTrue();
            assertThat(Instant.now()).as(Files.readString(console)).isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return new StandaloneProcess(process, console);
    }

    String said() throws IOException {
        return Files.readString(console);
    }

    /** The secret of the client {@code development}, which is printed at every start. */
    String secret() throws IOException {
        var printed = SECRET.matcher(said());
        assertThat(printed.find()).isTrue();
        return printed.group(1);
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
