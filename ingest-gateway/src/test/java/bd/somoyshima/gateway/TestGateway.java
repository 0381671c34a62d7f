package bd.somoyshima.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A gateway of its own on a real PostgreSQL, spoken to over HTTP by clients with tokens. */
public final class TestGateway implements AutoCloseable {

    public static final String OFFICE = "ict-haluaghat";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AtomicInteger cases = new AtomicInteger();
    public final String database;
    public final ConfigurableApplicationContext context;
    public final AccessTokens development;

    /**
     * A gateway with one office.
     *
     * @param arguments more settings
     */
    public TestGateway(String... arguments) {
        this(TestServers.newDatabase(), arguments);
        registerOffice(OFFICE, "BD-45-61-24");
    }

    /** One more gateway on the same database. */
    public TestGateway another() {
        return new TestGateway(database, new String[0]);
    }

    private TestGateway(String database, String[] arguments) {
        this.database = database;
        var all = new ArrayList<String>();
        if (Arrays.stream(arguments).noneMatch(a -> a.contains("kafka"))) {
            all.add("--somoyshima.intake.kafka.enabled=false");
        }
        all.addAll(List.of(arguments));
        context =
                GatewayApplication.application()
                        .run(
                                TestServers.arguments(
                                        database,
                                        "somoyshima_gateway",
                                        all.toArray(String[]::new)));
        development = tokens("development", TestServers.PASSWORD);
    }

    public void registerOffice(String office, String place) {
        assertThat(
                        post(
                                        development,
                                        "/api/v1/facts",
                                        "application/json",
                                        """
                                        {"specversion": "1.0", "id": "office-%1$s", "source": "urn:test",
                                         "type": "office.registered.v1", "time": "2026-01-01T10:00:00+06:00",
                                         "data": {"office": "%1$s", "place": "%2$s", "department": "doict",
                                                  "nameEn": "Office", "nameBn": "কার্যালয়"}}
                                        """
                                                .formatted(office, place))
                                .statusCode())
                .isEqualTo(201);
    }

    public AccessTokens tokens(String client, String secret) {
        return new AccessTokens(uri("/"), client, secret);
    }

    /** Registers a client, and answers its tokens. */
    public AccessTokens client(String id, String reach, String... permissions) {
        var answer =
                post(
                        development,
                        "/api/v1/clients",
                        "application/json",
                        """
                        {"clientId": "%s", "name": "Test", "reach": "%s", "permissions": %s}
                        """
                                .formatted(
                                        id,
                                        reach,
                                        FactCodec.json().writeValueAsString(permissions)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return tokens(id, json(answer).get("clientSecret").asString());
    }

    public String newCase() {
        return "HG-" + cases.incrementAndGet();
    }

    public URI uri(String path) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public HttpResponse<String> put(
            AccessTokens tokens, String path, String contentType, String body) {
        return send(
                request(tokens, path)
                        .header("Content-Type", contentType)
                        .PUT(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> post(
            AccessTokens tokens, String path, String contentType, String body) {
        return send(
                request(tokens, path)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(AccessTokens tokens, String path) {
        return send(request(tokens, path));
    }

    public HttpRequest.Builder request(AccessTokens tokens, String path) {
        try {
            return HttpRequest.newBuilder(uri(path))
                    .header("Authorization", tokens.authorization());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return FactCodec.json().readTree(response.body());
    }

    /** The lines of an answer in application/x-ndjson. */
    public static List<JsonNode> lines(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body().lines().map(l -> FactCodec.json().readTree(l)).toList();
    }

    public static String received(String office, String source, String caseNo, String time) {
        return ("{\"specversion\": \"1.0\", \"id\": \"%3$s-1\", \"source\": \"%2$s\","
                        + " \"type\": \"service-request.received.v1\", \"time\": \"%4$s\", \"data\": {\"office\": \"%1$s\","
                        + " \"caseNo\": \"%3$s\", \"service\": \"citizen/01\"}}")
                .formatted(office, source, caseNo, time);
    }

    public List<String> query(String sql) {
        try (var connection = TestServers.postgres().connectAsAdmin(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public double metric(String name, String... tags) {
        return send(HttpRequest.newBuilder(uri("/actuator/prometheus")))
                .body()
                .lines()
                .filter(l -> l.startsWith(name + "{") || l.startsWith(name + " "))
                .filter(l -> Arrays.stream(tags).allMatch(l::contains))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
                .sum();
    }

    public static void await(BooleanSupplier condition) {
        var limit = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
