package bd.somoyshima.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.charter.ExampleCharters;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.OrderedEventStorageEngine;
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
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The gateway as an office system meets it: HTTP and Kafka, on a real PostgreSQL and a real broker.
 */
class GatewayIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger CASES = new AtomicInteger();

    private static String database;
    private static ConfigurableApplicationContext gateway;
    private static AccessTokens tokens;

    @BeforeAll
    static void start() throws Exception {
        database = TestServers.newDatabase();
        gateway =
                GatewayApplication.application()
                        .run(
                                TestServers.arguments(
                                        database,
                                        "somoyshima_gateway",
                                        "--spring.kafka.bootstrap-servers="
                                                + TestServers.kafka().bootstrapServers(),
                                        "--somoyshima.intake.body-limit=64KB",
                                        "--somoyshima.intake.facts-limit=200"));
        tokens = new AccessTokens(uri("/"), "development", TestServers.PASSWORD);
        assertThat(
                        post("""
                                        {"specversion": "1.0", "id": "office", "source": "urn:test",
                                         "type": "office.registered.v1", "time": "2026-01-01T10:00:00+06:00",
                                         "data": {"office": "ict-haluaghat", "place": "BD-45-61-24",
                                                  "department": "doict", "nameEn": "Haluaghat", "nameBn": "হালুয়াঘাট"}}
                                        """)
                                .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /**
     * With JDBC and without JPA, Axon's own choices would keep events in memory and use no
     * transactions.
     */
    @Test
    void axonIsWiredToPostgres() {
        assertThat(gateway.getBean(EventStore.class)).isInstanceOf(EmbeddedEventStore.class);
        assertThat(gateway.getBean(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
        var axon = gateway.getBean(Configuration.class);
        assertThat(axon.getComponent(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
        assertThat(gateway.getBeansOfType(OrderedEventStorageEngine.class)).hasSize(1);
        assertThat(
                        query(
                                "SELECT fact_name FROM eventlog.event WHERE aggregate_id = 'office:ict-haluaghat'"))
                .containsExactly("office.registered.v1");
    }

    @Test
    void aFactIsAcceptedThenADuplicateThenAConflict() {
        var caseNo = newCase();
        var received = received(caseNo, "2026-06-01T11:00:00+06:00");

        var first = post(received);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json(first).get("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(json(first).at("/caseState/verdict").asString()).isEqualTo("OUT_OF_SCOPE");

        // written differently, but the same: other order, other offset, white space
        var again =
                post(
                        """
                        { "data": {"service": "citizen/01", "caseNo": "%1$s", "office": "ict-haluaghat"},
                          "type": "service-request.received.v1", "time": "2026-06-01T05:00:00Z",
                          "source": "urn:test", "id": "%1$s-1", "specversion": "1.0" }
                        """
                                .formatted(caseNo));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("outcome").asString()).isEqualTo("DUPLICATE");

        var conflict = post(received(caseNo, "2026-06-02T11:00:00+06:00"));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(json(conflict).at("/problems/0/code").asString()).isEqualTo("CONFLICT");
        assertThat(stored(caseNo)).hasSize(1);
        assertThat(raw(json(conflict).get("quarantineId").asLong()))
                .isEqualTo(received(caseNo, "2026-06-02T11:00:00+06:00").strip());
    }

    @Test
    void oneBadFactDoesNotHoldUpItsNeighbours() {
        var good = newCase();
        var bad =
                received(newCase(), "2026-06-01T11:00:00+06:00")
                        .replace("citizen/01", "citizen one");
        var stranger =
                received(newCase(), "2026-06-01T11:00:00+06:00")
                        .replace("ict-haluaghat", "ict-elsewhere");

        var response =
                post(
                        "["
                                + bad
                                + ","
                                + received(good, "2026-06-01T11:00:00+06:00")
                                + ","
                                + stranger
                                + "]");

        assertThat(response.statusCode()).isEqualTo(200);
        var verdicts = json(response);
        assertThat(outcomes(verdicts)).containsExactly("REJECTED", "ACCEPTED", "REJECTED");
        assertThat(verdicts.at("/0/problems/0/field").asString()).isEqualTo("data.service");
        assertThat(verdicts.at("/2/problems/0/code").asString()).isEqualTo("UNKNOWN_OFFICE");
        assertThat(stored(good)).hasSize(1);
        assertThat(raw(verdicts.at("/0/quarantineId").asLong())).isEqualTo(bad.strip());
    }

    @Test
    void whatIsNoJsonIsKeptTooAndSaidSo() {
        var response = post("{\"specversion\": \"1.0\", oops");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(json(response).get("detail").asString()).contains("not JSON", "line 1");
        assertThat(raw(json(response).get("quarantineId").asLong()))
                .isEqualTo("{\"specversion\": \"1.0\", oops");
        assertThat(post("").statusCode()).isEqualTo(400);
        assertThat(post("[] []").statusCode()).isEqualTo(400);
        assertThat(post("{\"id\": \"1\", \"id\": \"2\"}").statusCode()).isEqualTo(400);
        assertThat(outcomes(json(post("[]")))).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoObstacleAndOtherEncodingsAreRefused() throws Exception {
        var caseNo = newCase();
        assertThat(
                        outcomes(
                                json(
                                        post(
                                                "\uFEFF["
                                                        + received(
                                                                caseNo, "2026-06-01T11:00:00+06:00")
                                                        + ",{}]"))))
                .containsExactly("ACCEPTED", "REJECTED");
        var request =
                request(uri("/api/v1/facts"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("[]", StandardCharsets.UTF_16))
                        .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }

    @Test
    void aWrongRequestIsToldWhatWouldBeRight() throws Exception {
        var noHeader = request(uri("/api/v1/facts")).POST(BodyPublishers.ofString("{}")).build();
        assertThat(HTTP.send(noHeader, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
        var noDate =
                request(uri("/api/v1/charters:read"))
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x"))
                        .build();
        assertThat(HTTP.send(noDate, BodyHandlers.ofString()).body())
                .contains("effectiveFrom is missing");
    }

    @Test
    void tooMuchAtOnceIsTurnedAway() {
        assertThat(post("[" + " ".repeat(70_000) + "]").statusCode()).isEqualTo(413);
        assertThat(post("[" + "1,".repeat(200) + "1]").body()).contains("201");
    }

    @Test
    void binaryModeCarriesTheAttributesInHeaders() throws Exception {
        var caseNo = newCase();
        var request =
                request(uri("/api/v1/facts"))
                        .header("Content-Type", "application/json")
                        .header("ce-specversion", "1.0")
                        .header("ce-id", caseNo + "-1")
                        .header("ce-source", "urn:test")
                        .header("ce-type", "service-request.received.v1")
                        .header("ce-time", "2026-06-01T11:00:00+06:00")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"office\": \"ict-haluaghat\", \"caseNo\": \""
                                                + caseNo
                                                + "\", \"service\": \"citizen/01\"}"))
                        .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        // the same fact in structured mode is a duplicate
        assertThat(post(received(caseNo, "2026-06-01T11:00:00+06:00")).statusCode()).isEqualTo(200);
    }

    @Test
    void manyAtOnceAreEachStoredOnce() throws Exception {
        var caseNo = newCase();
        var events = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            events.add(
                    received(caseNo, "2026-06-01T11:00:00+06:00")
                            .replace(caseNo + "-1", caseNo + "-" + i % 50));
        }
        var accepted = new AtomicInteger();
        try (var clients = Executors.newFixedThreadPool(8)) {
            for (var event : events) {
                clients.submit(
                        () -> {
                            if (post(event).statusCode() == 201) {
                                accepted.incrementAndGet();
                            }
                        });
            }
        }

        assertThat(accepted).hasValue(50);
        assertThat(stored(caseNo)).hasSize(50);
        assertThat(
                        query(
                                "SELECT count(*) FROM eventlog.event WHERE aggregate_id = 'case:ict-haluaghat/"
                                        + caseNo
                                        + "' AND sequence_number BETWEEN 0 AND 49"))
                .containsExactly("50");
    }

    @Test
    void factsComeInOverKafkaAndWhatIsWrongGoesToQuarantine() throws Exception {
        var caseNo = newCase();
        int inQuarantine =
                query("SELECT quarantine_id FROM gateway.quarantine WHERE way = 'KAFKA'").size();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (var value :
                    List.of(
                            "not json",
                            received(newCase(), "2026-06-01T11:00:00+06:00")
                                    .replace("\"id\": \"", "\"id\": \"\\u0000"),
                            received(caseNo, "2026-06-01T11:00:00+06:00"),
                            received(caseNo, "2026-06-01T11:00:00+06:00"),
                            "[]",
                            received(caseNo, "2026-06-01T11:00:00+06:00")
                                    .replace("citizen/01", "x"))) {
                producer.send(
                                new ProducerRecord<>(
                                        "somoyshima.facts.in.development",
                                        caseNo.getBytes(StandardCharsets.UTF_8),
                                        value.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }

        await(
                () ->
                        query("SELECT quarantine_id FROM gateway.quarantine WHERE way = 'KAFKA'")
                                        .size()
                                == inQuarantine + 4);
        await(() -> stored(caseNo).size() == 1);
    }

    @Test
    void aCharterIsReadBeforeItIsPublished() throws Exception {
        var reading =
                HTTP.send(
                        request(
                                        uri(
                                                "/api/v1/charters:read?effectiveFrom=2025-07-01&defaultTiers=true"))
                                .header("Content-Type", "text/plain;charset=UTF-8")
                                .POST(BodyPublishers.ofString(ExampleCharters.HALUAGHAT.text()))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(reading.statusCode()).isEqualTo(200);
        assertThat(json(reading).get("publishable").asBoolean()).isTrue();
        assertThat(json(reading).at("/charter/services")).hasSize(13);
        assertThat(json(reading).at("/charter/tiers/0/assumed").asBoolean()).isTrue();
        assertThat(json(reading).get("notes").toString()).contains("TEXT_BREAKS_OFF");

        post(
                """
                {"specversion": "1.0", "id": "office-2", "source": "urn:test", "type": "office.registered.v1",
                 "time": "2026-01-01T10:00:00+06:00",
                 "data": {"office": "ict-haluaghat-2", "place": "BD-45-61-24", "department": "doict",
                          "nameEn": "Another office", "nameBn": "অন্য কার্যালয়"}}
                """);
        var published =
                post(
                        """
                        {"specversion": "1.0", "id": "charter", "source": "urn:test", "type": "charter.published.v1",
                         "time": "2026-01-01T10:00:00+06:00",
                         "data": {"office": "ict-haluaghat-2", "charter": %s}}
                        """
                                .formatted(json(reading).get("charter")));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
    }

    @Test
    void limitTextsCanBeTriedBeforePublishing() throws Exception {
        var response =
                HTTP.send(
                        request(uri("/api/v1/time-limits:read"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "[\"তাৎক্ষণিক / ০৩ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)\", \"যত দ্রুত সম্ভব\"]"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/0/kind").asString()).isEqualTo("INSTANT_OR_WORKING_DAYS");
        assertThat(json(response).at("/0/max").asInt()).isEqualTo(3);
        assertThat(json(response).at("/0/whereApplicable").asBoolean()).isTrue();
        assertThat(json(response).at("/1/needsReview").asBoolean()).isTrue();
        assertThat(json(response).at("/1/reasonBn").asString()).isNotEmpty();
    }

    @Test
    void theShippedCalendarIsDeclaredOnce() {
        assertThat(query("SELECT count(*) FROM eventlog.event WHERE aggregate_type = 'Calendar'"))
                .containsExactly(Integer.toString(ShippedCalendar.rows().size()));
    }

    @Test
    void everyFactIsMeteredByOutcome() throws Exception {
        post(received(newCase(), "2026-06-01T11:00:00+06:00"));
        var metrics =
                HTTP.send(request(uri("/actuator/prometheus")).build(), BodyHandlers.ofString())
                        .body();

        assertThat(metrics)
                .containsPattern(
                        "somoyshima_facts_total\\{[^}]*outcome=\"accepted\",way=\"http\"[^}]*} [1-9]")
                .contains("outcome=\"rejected\",way=\"kafka\"")
                .contains("somoyshima_append_seconds_count")
                .contains("somoyshima_append_queue");
    }

    private static String newCase() {
        return "HG-" + CASES.incrementAndGet();
    }

    private static String received(String caseNo, String time) {
        return """
               {"specversion": "1.0", "id": "%1$s-1", "source": "urn:test", "type": "service-request.received.v1",
                "time": "%2$s", "data": {"office": "ict-haluaghat", "caseNo": "%1$s", "service": "citizen/01"}}
               """
                .formatted(caseNo, time);
    }

    private static URI uri(String path) {
        int port = ((ServletWebServerApplicationContext) gateway).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A request with a token of the client {@code development}. */
    private static HttpRequest.Builder request(URI address) {
        try {
            return HttpRequest.newBuilder(address).header("Authorization", tokens.authorization());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> post(String body) {
        try {
            return HTTP.send(
                    request(uri("/api/v1/facts"))
                            .header("Content-Type", "application/cloudevents+json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return FactCodec.json().readTree(response.body());
    }

    private static List<String> outcomes(JsonNode verdicts) {
        var outcomes = new ArrayList<String>();
        verdicts.forEach(v -> outcomes.add(v.get("outcome").asString()));
        return outcomes;
    }

    private static List<String> stored(String caseNo) {
        return query(
                "SELECT fact FROM eventlog.event WHERE aggregate_id = 'case:ict-haluaghat/"
                        + caseNo
                        + "'");
    }

    private static String raw(long quarantineId) {
        return query(
                        "SELECT convert_from(raw, 'UTF8') FROM gateway.quarantine WHERE quarantine_id = "
                                + quarantineId)
                .getFirst();
    }

    private static List<String> query(String sql) {
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

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var limit = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(50);
        }
    }
}
