package bd.somoyshima.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An application in a process of its own, to be killed or frozen. */
final class ApplicationProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private ApplicationProcess() {}

    /** Starts it; what it says goes to a file under {@code target} that bears its name. */
    static Process start(Class<?> application, List<String> arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                application.getName()));
        command.addAll(arguments);
        var log = Path.of("target", application.getSimpleName() + ".log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Waits until it takes requests. */
    static void awaitReady(int port) throws InterruptedException {
        var limit = Instant.now().plus(START_LIMIT);
        var uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        while (true) {
            try (var http = HttpClient.newHttpClient()) {
                if (http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // not yet: refused, or cut off while it starts
                assertThat(Instant.now()).as("it comes up; now: %s", e).isBefore(limit);
            }
            assertThat(Instant.now()).as("it becomes ready").isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Sends it a signal, such as STOP. */
    static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(
                        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                                .start()
                                .waitFor())
                .isZero();
    }
}
