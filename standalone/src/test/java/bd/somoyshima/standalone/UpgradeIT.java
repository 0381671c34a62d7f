package bd.somoyshima.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A data directory of version 0.1.0 as it was before events had digests: two offices with their
 * charters, 79 facts of May 2026, one fact in quarantine, a statement of the district, and then a
 * late fact and a holiday.
 */
class UpgradeIT {

    private static final String OF = "/api/v1/statements/BD-30-56/2026-05";

    private static final String PUBLISHED =
            "4f296a0969b4b234a78a36378071a4006ce31bcb4dcb83df691657afdd5d3298";

    private URI gateway;
    private URI projection;
    private AccessTokens tokens;

    @Test
    void aDataDirectoryOfTheFirstVersionGetsItsChainAndSaysWhatItSaid() throws Exception {
        var data =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "servers")), "upgrade");
        unpack(data);
        int gatewayPort = Ports.free();
        int projectionPort = Ports.free();
        gateway = URI.create("http://127.0.0.1:" + gatewayPort);
        projection = URI.create("http://127.0.0.1:" + projectionPort);
        var arguments =
                List.of(
                        "--data=" + data,
                        "--gateway-port=" + gatewayPort,
                        "--projection-port=" + projectionPort,
                        "--postgres-port=" + Ports.free(),
                        "--kafka-port=" + Ports.free(),
                        "--demonstration=off");

        try (var system = StandaloneProcess.start(data, arguments)) {
            tokens = new AccessTokens(gateway, "development", system.secret());

            var figures = get("/api/v1/figures?place=BD&from=2026-05-01&to=2026-05-31");
            var may = figures.at("/rows/0/periods/0");
            assertThat(may.get("received").asLong()).isEqualTo(40);
            assertThat(may.get("disposed").toString())
                    .isEqualTo(
                            "{\"instant\":7,\"withinLimit\":17,\"late\":6,\"withdrawn\":0,\"transferred\":0,"
                                    + "\"unjudged\":0}");
            assertThat(may.get("pending").toString())
                    .isEqualTo("{\"withinTime\":2,\"overdue\":8,\"noTarget\":0}");

            var statement = send(projection, OF, "GET").body();
            assertThat(sha256(statement)).as("the very bytes").isEqualTo(PUBLISHED);
            var frozen = FactCodec.json().readTree(statement);
            var known = get(OF + "?version=draft&asKnownAt=" + frozen.get("asKnownAt").asString());
            assertThat(known.at("/parts/0/total"))
                    .as("what was known then")
                    .isEqualTo(frozen.at("/parts/0/total"));

            var said = new ByteArrayOutputStream();
            var command =
                    new LogCommand(
                            Options.of(arguments),
                            new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(command.run(List.of("verify-log"))).as(said.toString()).isTrue();

            assertThat(reconcile().get("phase").asString()).isEqualTo("EQUAL");
        }
    }

    private JsonNode reconcile() throws IOException, InterruptedException {
        assertThat(send(projection, "/api/v1/reconciliations", "POST").statusCode()).isEqualTo(202);
        var limit = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            var run = get("/api/v1/rebuilds").get(0);
            if (run.has("finishedAt")) {
                return run;
            }
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(100);
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send(projection, path, "GET");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FactCodec.json().readTree(answer.body());
    }

    private HttpResponse<String> send(URI application, String path, String method)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(application.resolve(path))
                            .header("Authorization", tokens.authorization())
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void unpack(Path data) throws IOException {
        try (InputStream packed = UpgradeIT.class.getResourceAsStream("/data-0.1.0.tar.xz");
                var tar =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = data.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    if (entry.getMode() % 0100 == 0) {
                        // PostgreSQL insists on it
                        Files.setPosixFilePermissions(
                                path, PosixFilePermissions.fromString("rwx------"));
                    }
                } else {
                    Files.copy(tar, path);
                }
            }
        }
    }
}
