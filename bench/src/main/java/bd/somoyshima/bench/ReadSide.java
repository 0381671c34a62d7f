package bd.somoyshima.bench;

import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.projection.ProjectionApplication;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.PostgresServer;
import bd.somoyshima.servers.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Both applications on a real PostgreSQL, with offices and a charter, for the read-side benchmarks.
 */
final class ReadSide implements AutoCloseable {

    /** Working days of the one service, and its limit in the charter's words. */
    static final int LIMIT_DAYS = 15;

    static final String LIMIT = "১৫ কার্যদিবস";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** With the memory a server of its own would be given. */
    final PostgresServer postgres = TestServers.postgres("shared_buffers=2GB", "max_wal_size=8GB");

    final String database = TestServers.newDatabase();
    private final ConfigurableApplicationContext gateway;
    private final AccessTokens tokens;
    private ConfigurableApplicationContext projection;

    /**
     * Kept open: to sign in takes both sides more time than most of what is asked while they are
     * timed.
     */
    private final Connection connection;

    ReadSide() throws SQLException {
        gateway =
                GatewayApplication.application()
                        .run(
                                TestServers.arguments(
                                        database,
                                        "somoyshima_gateway",
                                        "--somoyshima.intake.kafka.enabled=false",
                                        "--somoyshima.limits.requests=1000000",
                                        "--somoyshima.limits.requests-burst=1000000",
                                        "--somoyshima.limits.facts=10000000",
                                        "--somoyshima.limits.facts-burst=10000000"));
        tokens =
                new AccessTokens(
                        URI.create("http://127.0.0.1:" + port(gateway)),
                        "development",
                        TestServers.PASSWORD);
        projection = start();
        connection = postgres.connectAsAdmin(database);
    }

    private ConfigurableApplicationContext start(String... more) {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add(
                "--somoyshima.identity.keys=http://127.0.0.1:" + port(gateway) + "/oauth2/jwks");
        return ProjectionApplication.application()
                .run(
                        TestServers.arguments(
                                database,
                                "somoyshima_projection",
                                arguments.toArray(String[]::new)));
    }

    /** Stops the projection. */
    void stopProjection() {
        projection.close();
    }

    /** Starts it again. */
    void startProjection(String... more) {
        projection = start(more);
    }

    /** Registers offices of one department, spread over the 64 districts, each with its charter. */
    void registerOffices(int offices) throws SQLException, IOException, InterruptedException {
        var districts =
                query("SELECT code FROM projection.place WHERE level = 'DISTRICT' ORDER BY code");
        var batch = new ArrayList<String>();
        for (int i = 0; i < offices; i++) {
            batch.add(
                    """
                    {"specversion":"1.0","id":"office-%1$s","source":"urn:bench","type":"office.registered.v1",
                     "time":"2022-06-01T10:00:00+06:00","data":{"office":"bench-%1$s","place":"%2$s",
                     "department":"bench","nameEn":"Bench","nameBn":"বেঞ্চ"}},
                    {"specversion":"1.0","id":"charter-%1$s","source":"urn:bench","type":"charter.published.v1",
                     "time":"2022-06-01T10:00:00+06:00","data":{"office":"bench-%1$s","charter":{
                     "effectiveFrom":"2022-07-01","rule":"DAY_ZERO","tiers":[],"services":[
                     {"code":"citizen/01","nameBn":"সেবা","limit":"%3$s"}]}}}"""
                            .formatted(i, districts.get(i % districts.size()), LIMIT));
            if (batch.size() == 100 || i == offices - 1) {
                send("[" + String.join(",", batch) + "]");
                batch.clear();
            }
        }
    }

    /** Sends facts to the gateway, all of which must be accepted. */
    void send(String facts) throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + port(gateway)
                                                        + "/api/v1/facts"))
                                .header("Authorization", tokens.authorization())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(facts))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("REJECTED")) {
            throw new IllegalStateException(answer.body());
        }
    }

    /**
     * Sends lines of facts to the gateway as history, all of which must be accepted.
     *
     * @return how many verdicts came back
     */
    int sendHistory(String lines) throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + port(gateway)
                                                        + "/api/v1/facts?history=true"))
                                .header("Authorization", tokens.authorization())
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(lines))
                                .build(),
                        BodyHandlers.ofLines());
        int accepted = 0;
        for (var verdict : (Iterable<String>) answer.body()::iterator) {
            if (!verdict.contains("\"ACCEPTED\"")) {
                throw new IllegalStateException(verdict);
            }
            accepted++;
        }
        return accepted;
    }

    /** Asks the projection; the answer must be good. */
    String get(String path) throws IOException, InterruptedException {
        return exchange(HttpRequest.newBuilder(projection(path)).GET());
    }

    /** Asks the projection to do something. */
    String post(String path) throws IOException, InterruptedException {
        return exchange(HttpRequest.newBuilder(projection(path)).POST(BodyPublishers.noBody()));
    }

    private String exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        request.header("Authorization", tokens.authorization()).build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }

    private URI projection(String path) {
        return URI.create("http://127.0.0.1:" + port(projection) + path);
    }

    private static int port(ConfigurableApplicationContext application) {
        return Objects.requireNonNull(
                        ((ServletWebServerApplicationContext) application).getWebServer())
                .getPort();
    }

    /** The first column of the answer. */
    List<String> query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(query(sql).getFirst());
    }

    void execute(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Waits until the projection has come to the end of the event log. */
    void awaitProjected() throws SQLException, InterruptedException {
        while (!query(
                        """
                        SELECT coalesce(min(coalesce(token, '0')::bigint), 0) >= (SELECT max(global_index) FROM eventlog.event)
                               AND NOT EXISTS (SELECT 1 FROM projection.recomputation WHERE finished_at IS NULL)
                          FROM projection.token_entry
                        """)
                .equals(List.of("t"))) {
            Thread.sleep(50);
        }
    }

    static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** The value below which so many of a hundred lie. */
    static double percentile(List<Double> values, int percent) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    static void say(String format, Object... arguments) {
        System.out.printf(Locale.ENGLISH, format + "%n", arguments);
    }

    @Override
    public void close() throws SQLException {
        projection.close();
        gateway.close();
        connection.close();
    }
}
