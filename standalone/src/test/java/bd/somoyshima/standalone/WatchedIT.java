package bd.somoyshima.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Children that are killed are started again, and a full disk is got over, while facts come in:
 * none that was acknowledged is lost, and none is counted twice.
 */
class WatchedIT {

    private static final long SEED = 18;
    private static final Pattern SECRET = Pattern.compile("curl -u development:(\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Room for PostgreSQL, the broker and the logs, and little more. */
    private static final int SMALL_DISK_MEGABYTES = 700;

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ConcurrentLinkedQueue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private Path data;
    private Path console;
    private int gatewayPort;
    private int projectionPort;
    private int postgresPort;
    private @Nullable Process launcher;
    private volatile boolean sending = false;
    private volatile String lastAnswer = "none";
    private @Nullable Thread sender;

    @BeforeEach
    void choosePlace() throws IOException {
        data =
                Files.createTempDirectory(
                                Files.createDirectories(Path.of("target", "servers")), "watched")
                        .toAbsolutePath();
        console = data.resolveSibling(data.getFileName() + ".console");
        gatewayPort = Ports.free();
        projectionPort = Ports.free();
        postgresPort = Ports.free();
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        sending = false;
        if (sender != null) {
            sender.join();
        }
        if (launcher != null) {
            launcher.destroy();
            if (!launcher.waitFor(20, TimeUnit.SECONDS)) {
                launcher.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void everyChildThatIsKilledComesBackAndNothingIsLost() throws Exception {
        start(List.of());
        register();
        beginSending();
        var random = new Random(SEED);
        for (var child :
                List.of(
                        "postgres -D|-D",
                        "BrokerMain",
                        "ApplicationMain gateway",
                        "ApplicationMain projection")) {
            TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(2_000));
            int before = said("is up again");
            child(child).destroyForcibly();
            await(() -> said("is up again") > before, child + " is up again");
            await(() -> healthy(gatewayPort) && healthy(projectionPort), "both are healthy");
        }
        endSending();
        requireAllStoredOnce();

        aFrozenDatabaseHoldsNobodyForLong();

        // everything dead or deaf at once: it ends all the same, and in time
        child("BrokerMain").destroyForcibly();
        signal("STOP", child("postgres -D|-D"));
        signal("STOP", child("ApplicationMain gateway"));
        var begun = Instant.now();
        launcher.destroy();
        assertThat(launcher.waitFor(15, TimeUnit.SECONDS))
                .as("stopped within 15 s, took " + Duration.between(begun, Instant.now()))
                .isTrue();
        assertThat(Files.readString(console)).contains("Stopped. Nothing is lost");
    }

    /** Whoever asks is told within a minute; when it thaws, all goes on by itself. */
    private void aFrozenDatabaseHoldsNobodyForLong() throws Exception {
        var authorization = tokens().authorization();
        var postgres = child("postgres -D|-D");
        var frozen = Stream.concat(Stream.of(postgres), postgres.descendants()).toList();
        for (var process : frozen) {
            signal("STOP", process);
        }
        try {
            var asked =
                    Stream.of(
                                    "http://127.0.0.1:" + gatewayPort + "/api/v1/offices",
                                    "http://127.0.0.1:"
                                            + gatewayPort
                                            + "/api/v1/quarantine?limit=1",
                                    "http://127.0.0.1:"
                                            + projectionPort
                                            + "/api/v1/figures?from=2026-05-01&to=2026-05-31",
                                    "http://127.0.0.1:"
                                            + projectionPort
                                            + "/api/v1/cases?office=ict-watched")
                            .map(
                                    address ->
                                            http.sendAsync(
                                                    HttpRequest.newBuilder(URI.create(address))
                                                            .timeout(Duration.ofSeconds(60))
                                                            .header("Authorization", authorization)
                                                            .build(),
                                                    BodyHandlers.ofString()))
                            .toList();
            for (var answer : asked) {
                assertThat(answer.get().statusCode())
                        .as(answer.get().uri() + ": " + answer.get().body())
                        .isEqualTo(503);
                assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
            }
            await(() -> !healthy(gatewayPort) && !healthy(projectionPort), "both tell of it");
        } finally {
            for (var process : frozen) {
                signal("CONT", process);
            }
        }
        await(() -> healthy(gatewayPort) && healthy(projectionPort), "both are healthy");
    }

    @Test
    void aFullDiskIsGotOverTwiceWithoutAHand() throws Exception {
        start(
                List.of(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size="
                                + SMALL_DISK_MEGABYTES
                                + "m tmpfs \"$0\" && exec \"$@\"",
                        data.toString()));
        register();
        // the mount is seen by the launcher and its children only
        var inside = Path.of("/proc/" + launcher.pid() + "/root" + data);
        for (int round = 1; round <= 2; round++) {
            beginSending();
            awaitAcknowledged(20);
            fill(inside.resolve("filler"));
            await(() -> !healthy(gatewayPort), "the gateway tells that it cannot store");
            if (round == 2) { // PostgreSQL as well finds no room for the next file of its log
                int before = said("PostgreSQL ended");
                await(
                        () -> {
                            demandLogFile(inside.resolve("passwords.properties"));
                            return said("PostgreSQL ended") > before;
                        },
                        "PostgreSQL gives up");
            }
            endSending();
            Files.delete(inside.resolve("filler"));
            await(() -> healthy(gatewayPort) && healthy(projectionPort), "both are healthy");
            beginSending();
            awaitAcknowledged(20);
            endSending();
        }
        requireAllStoredOnce();
        assertThat(Files.readString(console)).doesNotContain("Everything is stopped");
    }

    // ---- the launcher

    private void start(List<String> prefix) throws IOException, InterruptedException {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Standalone.class.getName(),
                        "--data=" + data,
                        "--gateway-port=" + gatewayPort,
                        "--projection-port=" + projectionPort,
                        "--postgres-port=" + postgresPort,
                        "--kafka-port=" + Ports.free(),
                        "--demonstration=off"));
        launcher =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(console.toFile())
                        .start();
        await(
                () -> {
                    assertThat(launcher.isAlive()).as(Files.readString(console)).isTrue();
                    return said("Ctrl-C stops everything") == 1;
                },
                "everything is up");
    }

    private int said(String words) throws IOException {
        return Files.readString(console).split(Pattern.quote(words), -1).length - 1;
    }

    private ProcessHandle child(String command) {
        var words = command.split("\\|", -1);
        return launcher.descendants()
                .filter(
                        p ->
                                p.info()
                                        .commandLine()
                                        .filter(c -> c.contains(words[0].split(" -")[0]))
                                        .filter(c -> c.contains(words[words.length - 1]))
                                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(command + " is not there"));
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        assertThat(
                        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                                .start()
                                .waitFor())
                .isZero();
    }

    /** Something that may throw while a server is away. */
    private interface Question {
        boolean isTrue() throws IOException, InterruptedException;
    }

    private void await(Question question, String what) throws IOException, InterruptedException {
        var limit = Instant.now().plus(PATIENCE);
        while (!question.isTrue()) {
            assertThat(Instant.now())
                    .as(
                            what
                                    + "; the last answer: "
                                    + lastAnswer
                                    + "\n"
                                    + Files.readString(console))
                    .isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean healthy(int port) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:"
                                                                    + port
                                                                    + "/actuator/health"))
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException e) {
            return false; // nobody answers
        }
    }

    private static void fill(Path file) throws IOException {
        try (var filler = new RandomAccessFile(file.toFile(), "rw")) {
            var block = new byte[1 << 20];
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private void demandLogFile(Path passwords) throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(passwords)) {
            properties.load(in);
        }
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres",
                                "postgres",
                                properties.getProperty("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_logical_emit_message(true, 'a', 'b'), pg_switch_wal()");
        } catch (SQLException e) {
            lastAnswer = e.toString(); // it may be down already
        }
    }

    // ---- facts

    private AccessTokens tokens() throws IOException {
        var printed = SECRET.matcher(Files.readString(console));
        assertThat(printed.find()).isTrue();
        return new AccessTokens(
                URI.create("http://127.0.0.1:" + gatewayPort), "development", printed.group(1));
    }

    private int post(AccessTokens tokens, String event) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + gatewayPort
                                                        + "/api/v1/facts"))
                                .timeout(Duration.ofSeconds(60))
                                .header("Authorization", tokens.authorization())
                                .header("Content-Type", "application/cloudevents+json")
                                .POST(BodyPublishers.ofString(event))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private void register() throws IOException, InterruptedException {
        assertThat(
                        post(
                                tokens(),
                                """
                                {"specversion": "1.0", "id": "office", "source": "urn:test", "type": "office.registered.v1",
                                 "time": "2026-01-01T10:00:00+06:00",
                                 "data": {"office": "ict-watched", "place": "BD-30-56", "department": "doict",
                                          "nameEn": "Watched", "nameBn": "পাহারা"}}
                                """))
                .isEqualTo(CREATED);
    }

    private static String received(int number) {
        return """
        {"specversion": "1.0", "id": "w-N-BER", "source": "urn:test", "type": "service-request.received.v1",
         "time": "2026-05-12T10:00:00+06:00",
         "data": {"office": "ict-watched", "caseNo": "W-N-BER", "service": "citizen/01"}}
        """
                .replace("N-BER", Integer.toString(number));
    }

    private void beginSending() throws IOException {
        sending = true;
        var tokens = tokens();
        sender =
                new Thread(
                        () -> {
                            while (sending) {
                                int number = next.incrementAndGet();
                                try {
                                    int status = post(tokens, received(number));
                                    if (status == CREATED) {
                                        acknowledged.add(number);
                                    }
                                    lastAnswer = "HTTP " + status;
                                    TimeUnit.MILLISECONDS.sleep(5);
                                } catch (IOException e) {
                                    lastAnswer = e.toString();
                                    pause(); // not acknowledged: nothing was promised
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                    return;
                                }
                            }
                        });
        sender.start();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endSending() throws InterruptedException {
        sending = false;
        sender.join();
    }

    private void awaitAcknowledged(int more) throws IOException, InterruptedException {
        int before = acknowledged.size();
        await(() -> acknowledged.size() >= before + more, more + " more facts are taken");
    }

    /** What was acknowledged is told to be a duplicate, and the figures have each case once. */
    private void requireAllStoredOnce() throws IOException, InterruptedException {
        var tokens = tokens();
        assertThat(acknowledged).hasSizeGreaterThan(20);
        for (int number : acknowledged) {
            assertThat(post(tokens, received(number))).as("fact " + number).isEqualTo(OK);
        }
        int sent = next.get();
        for (int number = 1; number <= sent; number++) {
            post(tokens, received(number)); // whatever became of those that were not acknowledged
        }
        await(() -> figures(tokens).contains("\"received\":" + sent), sent + " are in the figures");
    }

    private String figures(AccessTokens tokens) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + projectionPort
                                                        + "/api/v1/figures?office=ict-watched&from=2026-05-01&to=2026-05-31"))
                                .timeout(Duration.ofSeconds(20))
                                .header("Authorization", tokens.authorization())
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
