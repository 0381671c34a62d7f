package bd.somoyshima.projection;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.charter.ExampleCharters;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.projection.publication.TopicReader;
import bd.somoyshima.projection.publication.TopicReader.Message;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * kill -9 of the gateway's and the projection's JVM in mid-load: no acknowledged fact is lost, none
 * is counted twice.
 */
class KilledMidLoadIT {

    private static final int CLIENTS = 4;
    private static final int FACTS_PER_REQUEST = 10;

    private static AccessTokens tokens;

    @Test
    void noAcknowledgedFactIsLostAndNoneIsCountedTwice() throws Exception {
        var database = TestServers.newDatabase();
        int gatewayPort = Ports.free();
        var gatewayArguments =
                arguments(
                        database,
                        "somoyshima_gateway",
                        gatewayPort,
                        "--somoyshima.intake.kafka.topic=killed.in",
                        "--somoyshima.intake.kafka.group=killed",
                        "--spring.kafka.bootstrap-servers="
                                + TestServers.kafka().bootstrapServers(),
                        "--somoyshima.identity.signing-key-file=target/" + database + ".jwk");
        var projectionArguments =
                arguments(
                        database,
                        "somoyshima_projection",
                        Ports.free(),
                        "--somoyshima.publication.enabled=true",
                        "--somoyshima.publication.facts-topic=killed.facts",
                        "--somoyshima.publication.notices-topic=killed.notices",
                        "--somoyshima.publication.bootstrap-servers="
                                + TestServers.kafka().bootstrapServers(),
                        "--somoyshima.identity.keys=http://127.0.0.1:"
                                + gatewayPort
                                + "/oauth2/jwks");
        tokens =
                new AccessTokens(
                        URI.create("http://127.0.0.1:" + gatewayPort),
                        "development",
                        TestServers.PASSWORD);
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var produced = ConcurrentHashMap.<String>newKeySet();
        var random = new Random(9);

        Process gateway = ApplicationProcess.start(GatewayApplication.class, gatewayArguments);
        Process projection =
                ApplicationProcess.start(ProjectionApplication.class, projectionArguments);
        try {
            ApplicationProcess.awaitReady(gatewayPort);
            post(
                    gatewayPort,
                    List.of(
                            TestSystem.office(TestSystem.MANIKGANJ, "BD-30-56-46"),
                            TestSystem.charter(
                                    TestSystem.MANIKGANJ,
                                    ExampleCharters.MANIKGANJ_SADAR,
                                    "2025-07-01")));
            for (int round = 0; round < 3; round++) {
                var go = new AtomicBoolean(true);
                try (var clients = Executors.newFixedThreadPool(CLIENTS + 1)) {
                    for (int client = 0; client < CLIENTS; client++) {
                        var prefix = "K-" + round + "-" + client + "-";
                        clients.submit(
                                () -> sendUntilTheEnd(gatewayPort, prefix, go, acknowledged));
                    }
                    var prefix = "K-" + round + "-kafka-";
                    clients.submit(() -> produceUntilTheEnd(prefix, go, produced));
                    Thread.sleep(1_500 + random.nextInt(1_000));
                    // a holiday on 2, 3 and 4 June: cases are being judged again when all is killed
                    assertThat(post(gatewayPort, List.of(holiday(round)))).contains("\"ACCEPTED\"");
                    Thread.sleep(random.nextInt(500));
                    gateway.destroyForcibly().waitFor();
                    projection.destroyForcibly().waitFor();
                    go.set(false);
                }
                gateway = ApplicationProcess.start(GatewayApplication.class, gatewayArguments);
                projection =
                        ApplicationProcess.start(ProjectionApplication.class, projectionArguments);
                ApplicationProcess.awaitReady(gatewayPort);
            }

            var restarted = Instant.now();
            assertThat(produced).as("sent over Kafka").hasSizeGreaterThan(100);
            while (query(
                            database,
                            "SELECT count(*) FROM eventlog.event WHERE aggregate_id LIKE '%-kafka-%'")
                    .stream()
                    .noneMatch(n -> n.equals(Integer.toString(produced.size())))) {
                assertThat(Instant.now())
                        .as("the consumer goes on within seconds and takes what it missed")
                        .isBefore(restarted.plusSeconds(90));
                TimeUnit.MILLISECONDS.sleep(100);
            }
            var stored =
                    query(
                            database,
                            "SELECT fact::json #>> '{header,id}' FROM eventlog.event WHERE aggregate_type = 'Case'");
            assertThat(acknowledged).as("acknowledged before each kill").hasSizeGreaterThan(100);
            assertThat(stored).as("no fact is stored twice").doesNotHaveDuplicates();
            assertThat(new TreeSet<>(stored))
                    .as("no acknowledged fact is lost")
                    .containsAll(acknowledged);
            awaitProjected(database);
            assertThat(
                            query(
                                    database,
                                    "SELECT sum(received) FROM projection.area_day WHERE tier = 0"))
                    .as("each stored fact is counted once")
                    .containsExactly(Integer.toString(stored.size()));
            assertThat(query(database, "SELECT count(*) FROM projection.case_file"))
                    .containsExactly(Integer.toString(stored.size()));
            assertThat(query(database, "SELECT DISTINCT due_on FROM projection.case_file"))
                    .as("every holiday reached every case: 7, 8 and 9 June")
                    .containsExactly("2026-06-09");
            var positions =
                    query(database, "SELECT global_index FROM eventlog.event").stream()
                            .map(Long::parseLong)
                            .sorted()
                            .toList();
            var published =
                    TopicReader.read(
                            TestServers.kafka().bootstrapServers(),
                            "killed.facts",
                            positions.size());
            assertThat(published.stream().map(Message::position).sorted().toList())
                    .as("the topic has every fact once")
                    .isEqualTo(positions);
            TopicsIT.inOrder(published);
        } finally {
            gateway.destroyForcibly().waitFor();
            projection.destroyForcibly().waitFor();
        }
    }

    private static Map<String, Object> holiday(int round) {
        return TestSystem.event(
                "holiday-" + round,
                "calendar.day-declared.v1",
                "2026-06-01T09:00:00+06:00",
                Map.of(
                        "entry",
                        Map.of(
                                "date", "2026-06-0" + (2 + round),
                                "kind", "HOLIDAY",
                                "holidayClass", "DECLARED_LATER",
                                "scope", "BD",
                                "nameEn", "Flood")));
    }

    /** Sends new requests, ten at a time, and notes each one the gateway has acknowledged. */
    private static void sendUntilTheEnd(
            int port, String prefix, AtomicBoolean go, Set<String> acknowledged) {
        for (int request = 0; go.get(); request++) {
            var facts = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < FACTS_PER_REQUEST; i++) {
                facts.add(
                        TestSystem.received(
                                prefix + request + "-" + i, "2026-06-01T10:00", "citizen/01"));
            }
            try {
                var verdicts = FactCodec.json().readTree(post(port, facts));
                verdicts.forEach(
                        v -> {
                            if (v.get("outcome").asString().equals("ACCEPTED")) {
                                acknowledged.add(v.get("id").asString());
                            }
                        });
            } catch (IOException e) {
                return; // killed: nothing of this request was acknowledged
            }
        }
    }

    /** Sends over Kafka, too, and notes what the broker has acknowledged. */
    private static Void produceUntilTheEnd(String prefix, AtomicBoolean go, Set<String> produced)
            throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int i = 0; go.get(); i++) {
                var event = TestSystem.received(prefix + i, "2026-06-01T10:00", "citizen/01");
                producer.send(
                                new ProducerRecord<>(
                                        "killed.in.development",
                                        prefix + i,
                                        FactCodec.json().writeValueAsString(event)))
                        .get();
                produced.add(prefix + i);
            }
        }
        return null;
    }

    private static String post(int port, List<Map<String, Object>> events) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:" + port + "/api/v1/facts"))
                                    .header("Authorization", tokens.authorization())
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            BodyPublishers.ofString(
                                                    FactCodec.json().writeValueAsString(events)))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> arguments(String database, String role, int port, String... more) {
        var arguments = new ArrayList<>(List.of(TestServers.arguments(database, role, more)));
        arguments.set(0, "--server.port=" + port);
        return arguments;
    }

    private static void awaitProjected(String database) throws InterruptedException {
        var limit = Instant.now().plus(Duration.ofSeconds(120));
        while (!query(
                        database,
                        "SELECT count(*) = 2 AND min(token::bigint) = (SELECT max(global_index) FROM eventlog.event)"
                                + " AND NOT EXISTS (SELECT 1 FROM projection.recomputation WHERE finished_at IS NULL)"
                                + " FROM projection.token_entry")
                .equals(List.of("t"))) {
            assertThat(Instant.now()).as("the projection catches up").isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static List<String> query(String database, String sql) {
        try (var connection = TestServers.postgres().connectAsAdmin(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState()) || "3F000".equals(e.getSQLState())) {
                return List.of(); // the projection has not made its tables yet
            }
            throw new IllegalStateException(e);
        }
    }
}
