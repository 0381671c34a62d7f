package bd.somoyshima.standalone;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.ServerProcess;
import bd.somoyshima.servers.ServerStartException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The gateway or the projection as a child process. */
final class ApplicationProcess implements ServerProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int OK = 200;

    private final Process process;
    private final Path log;

    private ApplicationProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts an application and waits until it takes requests.
     *
     * @param name {@code gateway} or {@code projection}
     * @param directory for {@code <name>.log} and {@code <name>.out}
     * @param port it listens on, on the loopback address
     * @param portSetting how the one who starts it chooses another port
     * @param heap its memory, as {@code 512m}
     * @param settings by name
     * @throws ServerStartException with a clear sentence if it cannot be started
     */
    static ApplicationProcess start(
            String name,
            Path directory,
            int port,
            String portSetting,
            String heap,
            Map<String, String> settings) {
        Ports.requireFree("the " + name, port, portSetting);
        var log = directory.resolve(name + ".out");
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:ErrorFile=" + directory.resolve(name + "-crash.log"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.language=" + System.getProperty("user.language"),
                        "-Duser.country=" + System.getProperty("user.country", ""),
                        ApplicationMain.class.getName(),
                        name);
        try {
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.to(log.toFile()));
            // not on the command line, which stays readable and of a length all systems show
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            builder.environment()
                    .put("SPRING_APPLICATION_JSON", FactCodec.json().writeValueAsString(settings));
            var application = new ApplicationProcess(builder.start(), log);
            application.awaitReady(name, port);
            return application;
        } catch (IOException e) {
            throw new ServerStartException("The " + name + " could not be started: " + e, e);
        }
    }

    private void awaitReady(String name, int port) throws IOException {
        var limit = Instant.now().plus(START_LIMIT);
        var ask =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + port + "/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, ask)) {
                if (!process.isAlive()) {
                    throw new ServerStartException(
                            "The " + name + " did not start: " + Trouble.lastWords(log));
                }
                if (Instant.now().isAfter(limit)) {
                    process.destroyForcibly();
                    throw new ServerStartException(
                            "The "
                                    + name
                                    + " did not answer within "
                                    + START_LIMIT.toSeconds()
                                    + " seconds; see "
                                    + log);
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted while the " + name + " was starting", e);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest ask) throws InterruptedException {
        try {
            return http.send(ask, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public Path log() {
        return log;
    }

    /** Lets it finish what it has begun, for a few seconds. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
