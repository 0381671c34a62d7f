package bd.somoyshima.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.ServerStartException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded default as the person at the console meets it. */
class StandaloneIT {

    private static final String OFFICE =
            """
            {"specversion": "1.0", "id": "1", "source": "urn:test", "type": "office.registered.v1",
             "time": "2026-01-01T10:00:00+06:00",
             "data": {"office": "ict-kept", "place": "BD-30-56", "department": "doict", "nameEn": "Kept", "nameBn": "রক্ষিত"}}
            """;

    private Path data;
    private int gatewayPort;
    private List<String> arguments;

    @BeforeEach
    void choosePorts() throws IOException {
        data =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "servers")), "standalone");
        gatewayPort = Ports.free();
        arguments =
                List.of(
                        "--data=" + data,
                        "--gateway-port=" + gatewayPort,
                        "--projection-port=" + Ports.free(),
                        "--postgres-port=" + Ports.free(),
                        "--kafka-port=" + Ports.free(),
                        "--demonstration=off");
    }

    @Test
    void aKilledInstanceStartsAgainAndHasLostNothing() throws Exception {
        var first = StandaloneProcess.start(data, arguments);
        try {
            assertThat(post(first, OFFICE).statusCode()).isEqualTo(201);
            // a second instance on the same directory gets one sentence
            assertThatThrownBy(() -> Standalone.start(arguments, silent()))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("running on")
                    .hasMessageContaining("already (process " + first.process().pid() + ")");
        } finally {
            first.process().destroyForcibly().waitFor();
        }

        var second = StandaloneProcess.start(data, arguments);
        assertThat(post(second, OFFICE).statusCode()).as("a duplicate: it was kept").isEqualTo(200);

        second.close();
        assertThat(second.said()).contains("Stopped. Nothing is lost");
        assertThat(Files.exists(data.resolve("postgres/data/postmaster.pid"))).isFalse();
    }

    @Test
    void aTakenPortGetsOneSentence() throws IOException {
        try (var taken = new ServerSocket(gatewayPort, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Standalone.start(arguments, silent()))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessage(
                            "Port "
                                    + taken.getLocalPort()
                                    + " for the gateway is taken; stop the program that uses it or set --gateway-port.");
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenGetsOneSentence() throws IOException {
        var file = Files.createTempFile("somoyshima", "");
        assertThatThrownBy(
                        () ->
                                Standalone.start(
                                        List.of("--data=" + file.resolve("below")), silent()))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("cannot be written; choose another one with --data");
    }

    @Test
    void aWrongOptionGetsOneSentence() {
        assertThatThrownBy(() -> Standalone.start(List.of("--dta=x"), silent()))
                .hasMessage("There is no option '--dta=x'; see --help.");
        assertThatThrownBy(() -> Standalone.start(List.of("--kafka-port=x"), silent()))
                .hasMessage("--kafka-port is a number from 1 to 65535, not 'x'.");
        assertThatThrownBy(() -> Standalone.start(List.of("--demonstration=maybe"), silent()))
                .hasMessage("--demonstration is on or off, not 'maybe'.");
    }

    private HttpResponse<String> post(StandaloneProcess system, String event)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + gatewayPort + "/api/v1/facts"))
                            .header("Authorization", tokens(system).authorization())
                            .header("Content-Type", "application/cloudevents+json")
                            .POST(BodyPublishers.ofString(event))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private AccessTokens tokens(StandaloneProcess system) throws IOException {
        return new AccessTokens(
                URI.create("http://127.0.0.1:" + gatewayPort), "development", system.secret());
    }

    private static Progress silent() {
        return new Progress(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false);
    }
}
