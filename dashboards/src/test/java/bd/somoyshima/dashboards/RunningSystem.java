package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.servers.Ports;
import bd.somoyshima.standalone.Progress;
import bd.somoyshima.standalone.Standalone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The real system with the demonstration, one for all tests of this JVM, with something of
 * everything dashboards show: also quarantine, and a published statement that is restated.
 */
final class RunningSystem {

    /** The ministry's readers. */
    static final String MINISTRY = "somoyshima_dash";

    /** Readers of the district and of the division of one of the two offices. */
    static final String DISTRICT = "somoyshima_dash_bd_30_56";

    static final String DIVISION = "somoyshima_dash_bd_45";

    private static final String PASSWORD = "a reader's password";
    private static final long PATIENCE_MILLIS = 60_000;

    private static @Nullable RunningSystem instance;

    private final Standalone standalone;
    private final Path data;
    private final int gatewayPort;
    private final int projectionPort;
    private final int postgresPort;

    private RunningSystem() {
        try {
            data =
                    Files.createTempDirectory(
                            Files.createDirectories(Path.of("target", "servers")), "standalone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gatewayPort = Ports.free();
        projectionPort = Ports.free();
        postgresPort = Ports.free();
        standalone =
                Standalone.start(
                        List.of(
                                "--data=" + data,
                                "--gateway-port=" + gatewayPort,
                                "--projection-port=" + projectionPort,
                                "--postgres-port=" + postgresPort,
                                "--kafka-port=" + Ports.free()),
                        new Progress(System.out, false));
        Runtime.getRuntime().addShutdownHook(new Thread(standalone::close));
    }

    /** Starts it at the first call. */
    static synchronized RunningSystem get() {
        if (instance == null) {
            instance = new RunningSystem();
            instance.addWhatTheDemonstrationLacks();
        }
        return instance;
    }

    private void addWhatTheDemonstrationLacks() {
        try {
            for (var reader : List.of("BD-30-56", "BD-45")) {
                asAdmin(
                        PlaceEdition.roleSql(reader)
                                .replace(":'password'", "'" + PASSWORD.replace("'", "''") + "'"));
            }
            assertThat(
                            post(
                                    "/api/v1/statements:publish",
                                    "{\"of\": \"BD-30-56\", \"month\": \"2026-05\"}",
                                    "application/json"))
                    .contains("contentHash");
            post(
                    "/api/v1/facts",
                    event(
                            "late-1",
                            "service-request.received.v1",
                            "2026-05-12T10:00:00+06:00",
                            "LATE-1"),
                    "application/cloudevents+json");
            for (var refused :
                    List.of(
                            event("bad-1", "no-such.fact.v1", "2026-05-12T10:00:00+06:00", "BAD-1"),
                            event(
                                    "late-1",
                                    "service-request.received.v1",
                                    "2026-05-13T10:00:00+06:00",
                                    "LATE-1"))) {
                post("/api/v1/facts", refused, "application/cloudevents+json");
            }
            long until = System.currentTimeMillis() + PATIENCE_MILLIS;
            while (asReader(
                                    MINISTRY,
                                    "SELECT 1 FROM dash.statement WHERE received_now > received_then")
                            .isEmpty()
                    || asReader(
                                    MINISTRY,
                                    "SELECT 1 FROM dash.office WHERE silent_from_on IS NULL AND office_id = 'ict-haluaghat'")
                            .isEmpty()
                    // the last of the notices: the ledger stays as it is from then on
                    || asReader(MINISTRY, "SELECT 1 FROM dash.notice WHERE case_no = 'LATE-1'")
                            .isEmpty()) {
                if (System.currentTimeMillis() > until) {
                    throw new IllegalStateException("the projection does not get that far");
                }
                Thread.sleep(100);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String event(String id, String type, String time, String caseNo) {
        return """
               {"specversion": "1.0", "id": "%s", "source": "urn:office:ict-manikganj-sadar", "type": "%s",
                "time": "%s", "data": {"office": "ict-manikganj-sadar", "caseNo": "%s", "service": "citizen/01"}}
               """
                .formatted(id, type, time, caseNo);
    }

    private String post(String path, String body, String type)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + gatewayPort + path))
                                    .header("Authorization", standalone.tokens().authorization())
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    /** What the projection answers. */
    String fromProjection(String path) throws IOException, InterruptedException {
        return get(projectionPort, path);
    }

    /** What the gateway answers. */
    String fromGateway(String path) throws IOException, InterruptedException {
        return get(gatewayPort, path);
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Authorization", standalone.tokens().authorization())
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    /** Carries out statements as the database's administrator. */
    void asAdmin(String sql) throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query as one of the dashboards' roles. */
    List<Map<String, @Nullable String>> asReader(String role, String sql) throws SQLException {
        try (var connection = connect(role)) {
            return rows(connection, sql);
        }
    }

    static List<Map<String, @Nullable String>> rows(Connection connection, String sql)
            throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<Map<String, @Nullable String>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, @Nullable String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    Connection connect(String role) throws SQLException {
        var passwords = new Properties();
        try (var in = Files.newInputStream(data.resolve("passwords.properties"))) {
            passwords.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/somoyshima",
                role,
                passwords.getProperty(role, PASSWORD));
    }
}
