package bd.somoyshima.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.gateway.TestGateway;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The programs in {@code docs/programs}, against a gateway whose first answer is lost and whose
 * second says that it is busy: every row is stored once, and every refusal told. Programs whose
 * interpreter is not there are left out.
 */
class ProgramsIT {

    private static final Path PROGRAMS = Path.of("..", "docs", "programs");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestGateway gateway;
    private static String secret;
    private static HttpServer proxy;
    private static final AtomicInteger lists = new AtomicInteger();

    @TempDir private Path directory;

    @BeforeAll
    static void start() throws IOException {
        gateway = new TestGateway();
        var registered =
                gateway.post(
                        gateway.development,
                        "/api/v1/clients",
                        "application/json",
                        """
                        {"clientId": "programs", "name": "Programs", "reach": "office:ict-haluaghat",
                         "permissions": ["facts:write"]}
                        """);
        secret = FactCodec.json().readTree(registered.body()).get("clientSecret").asString();
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", ProgramsIT::pass);
        proxy.start();
    }

    @AfterAll
    static void stop() {
        proxy.stop(0);
        gateway.close();
    }

    /** Loses the answer to the first list, is busy at the second, and passes all others. */
    private static void pass(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestURI().toString();
        int list = target.startsWith("/api/v1/facts") ? lists.incrementAndGet() : 0;
        if (list == 2) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        var headers = exchange.getRequestHeaders();
        var request =
                HttpRequest.newBuilder(gateway.uri(target))
                        .header("Authorization", headers.getFirst("Authorization"))
                        .header("Content-Type", headers.getFirst("Content-Type"))
                        .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                        .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofByteArray());
            if (list != 1) {
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private record Run(int code, String said) {}

    private Run run(List<String> command, String list) throws Exception {
        var file = Files.writeString(directory.resolve("list.csv"), list);
        var all = new ArrayList<>(command);
        all.add(file.toString());
        all.add("dates=day-first");
        var builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment()
                .put(
                        "SOMOYSHIMA_URL",
                        URI.create("http://127.0.0.1:" + proxy.getAddress().getPort()).toString());
        builder.environment().put("SOMOYSHIMA_CLIENT", "programs");
        builder.environment().put("SOMOYSHIMA_SECRET", secret);
        var process = builder.start();
        String said;
        try (InputStream in = process.getInputStream()) {
            said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), said);
    }

    private static List<String> command(String program) {
        var path = PROGRAMS.resolve(program).toString();
        return switch (program) {
            case "SendFacts.java" ->
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            path);
            case "send_facts.py" -> List.of("python3", path);
            default -> List.of("php", path);
        };
    }

    private static boolean isThere(String interpreter) throws InterruptedException {
        try {
            return new ProcessBuilder(interpreter, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return !notThere.getMessage().contains(interpreter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SendFacts.java", "send_facts.py", "send_facts.php"})
    void everyRowIsStoredOnceWhateverHappensToTheAnswers(String program) throws Exception {
        var command = command(program);
        assumeThat(isThere(command.getFirst().contains("java") ? "java" : command.getFirst()))
                .as(command.getFirst() + " is there")
                .isTrue();
        var name = program.replaceAll("[^A-Za-z]", "");
        var rows = new StringBuilder("id,type,time,case_no,service\n");
        for (int i = 1; i <= 300; i++) {
            rows.append(name)
                    .append(i)
                    .append(",service-request.received.v1,01/06/2026,")
                    .append(name)
                    .append('-')
                    .append(i)
                    .append(",citizen/01\n");
        }
        lists.set(0);

        var sent = run(command, rows.toString());

        assertThat(sent.code()).as(sent.said()).isZero();
        assertThat(sent.said())
                .contains("accepted 0, duplicate 300, rejected 0")
                .contains("503", "sending the same list again in");
        assertThat(lists.get()).isEqualTo(3);
        assertThat(
                        gateway.query(
                                "SELECT count(*) FROM eventlog.event WHERE aggregate_id LIKE 'case:ict-haluaghat/"
                                        + name
                                        + "-%'"))
                .containsExactly("300");

        var refused =
                run(
                        command,
                        "id,type,time,case_no,service\n%1$s-x,service-request.received.v1,31/06/2026,%1$s-X,citizen/01\n"
                                .formatted(name));
        assertThat(refused.code()).as(refused.said()).isEqualTo(1);
        assertThat(refused.said()).contains("31/06/2026", "rejected 1");

        var wrong = run(command, "no heading of ours\n1\n");
        assertThat(wrong.code()).as(wrong.said()).isEqualTo(2);
        assertThat(wrong.said()).contains("no heading of ours");
    }
}
