package bd.somoyshima.gateway.intake;

import static bd.somoyshima.gateway.TestGateway.json;
import static bd.somoyshima.gateway.TestGateway.received;
import static bd.somoyshima.gateway.TestGateway.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.access.Caller;
import bd.somoyshima.access.Permission;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.gateway.TestGateway;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.PostgresServer;
import bd.somoyshima.servers.Provisioning;
import bd.somoyshima.servers.TestServers;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

/** What happens when too much comes in, or the database is away: nothing accepted is lost. */
class PressureIT {

    private static final String FACTS = "/api/v1/facts";
    private static final String JSON = "application/json";
    private static final String SOURCE = "urn:office:ict-haluaghat";
    private static final String AT = "2026-06-01T11:00:00+06:00";

    private static TestGateway gateway;

    /** Has its token before the limit of requests for tokens is tried. */
    private static AccessTokens obedient;

    @BeforeAll
    static void start() throws Exception {
        gateway =
                new TestGateway(
                        "--somoyshima.intake.queue=15",
                        "--somoyshima.limits.facts=5",
                        "--somoyshima.limits.facts-burst=2000",
                        "--somoyshima.limits.token-requests-burst=12",
                        "--somoyshima.intake.in-flight-limit=10MB",
                        "--somoyshima.intake.in-flight-share=6MB");
        obedient = gateway.client("obedient", "office:ict-haluaghat", "facts:write");
        assertThat(obedient.authorization()).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void whatCameInIsAcceptedDuplicateRejectedOrTurnedAway() throws Exception {
        double before = gateway.metric("somoyshima_facts_received_total");
        double fatesBefore = gateway.metric("somoyshima_facts_total");
        int events = count("SELECT count(*) FROM eventlog.event");
        int quarantined = count("SELECT count(*) FROM gateway.quarantine");
        double acceptedBefore = gateway.metric("somoyshima_facts_total", "outcome=\"accepted\"");
        double rejectedBefore = gateway.metric("somoyshima_facts_total", "outcome=\"rejected\"");
        var turnedAway = new AtomicInteger();
        var load = gateway.client("load", "office:ict-haluaghat", "facts:write");
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int t = 0; t < 8; t++) {
                var random = new Random(t);
                threads.submit(
                        () -> {
                            for (int i = 0; i < 12; i++) {
                                var answer =
                                        gateway.post(load, FACTS, JSON, mixed(random).toString());
                                if (answer.statusCode() == 429) {
                                    assertThat(answer.headers().firstValue("retry-after"))
                                            .isPresent();
                                    turnedAway.incrementAndGet();
                                } else {
                                    assertThat(answer.statusCode()).isEqualTo(200);
                                }
                            }
                        });
            }
        }
        TestGateway.await(
                () ->
                        gateway.metric("somoyshima_facts_received_total") - before
                                == gateway.metric("somoyshima_facts_total") - fatesBefore);
        assertThat(gateway.metric("somoyshima_facts_received_total") - before).isPositive();
        assertThat(
                        (int)
                                (gateway.metric("somoyshima_facts_total", "outcome=\"accepted\"")
                                        - acceptedBefore))
                .isEqualTo(count("SELECT count(*) FROM eventlog.event") - events);
        assertThat(
                        (int)
                                (gateway.metric("somoyshima_facts_total", "outcome=\"rejected\"")
                                        - rejectedBefore))
                .isEqualTo(count("SELECT count(*) FROM gateway.quarantine") - quarantined);
        assertThat(turnedAway)
                .as("a queue of 15, and 8 threads with 20 facts each")
                .hasPositiveValue();
    }

    /** Twenty facts: new ones, some twice, some in conflict, some wrong. */
    private static List<String> mixed(Random random) {
        return IntStream.range(0, 20)
                .mapToObj(
                        i -> {
                            var fact =
                                    received(
                                            "ict-haluaghat",
                                            SOURCE,
                                            "P-" + random.nextInt(400),
                                            random.nextInt(10) == 0
                                                    ? "2026-06-02T11:00:00+06:00"
                                                    : AT);
                            return random.nextInt(10) == 0
                                    ? fact.replace("citizen/01", "citizen one")
                                    : fact;
                        })
                .toList();
    }

    @Test
    void oneClientDoesNotCrowdOutTheOthers() {
        var greedy = gateway.client("greedy", "office:ict-haluaghat", "facts:write");
        var modest = gateway.client("modest", "office:ict-haluaghat", "facts:write");
        HttpResponse<String> last = null;
        for (int i = 0; i < 80 && (last == null || last.statusCode() != 429); i++) {
            last = gateway.post(greedy, FACTS, JSON, "[" + "{},".repeat(49) + "{}]");
        }
        assertThat(last).isNotNull();
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(json(last).get("code").asString()).isEqualTo("rate-limited");
        assertThat(last.headers().firstValue("retry-after")).isPresent();
        assertThat(
                        gateway.post(
                                        modest,
                                        FACTS,
                                        JSON,
                                        received("ict-haluaghat", SOURCE, gateway.newCase(), AT))
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatIsTooDeepTooLongOrTooMuchIsRefusedWithoutEffort() {
        for (var body :
                List.of(
                        "[".repeat(100_000),
                        "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                        "{\"id\": \"" + "x".repeat(300_000) + "\"}",
                        "{\"" + "n".repeat(5_000) + "\": 1}",
                        "{\"id\": " + "9".repeat(5_000) + "}")) {
            assertThat(gateway.post(gateway.development, FACTS, JSON, body).statusCode())
                    .isEqualTo(400);
        }
    }

    /** Memory is counted as bytes come, against the client's share and against all there is. */
    @Test
    void noClientTakesAllTheMemoryForBodies() {
        var limits = gateway.context.getBean(RequestLimits.class);
        var greedy = caller("greedy-for-memory");
        try (var first = limits.room(greedy);
                var second = limits.room(greedy);
                var third = limits.room(caller("modest")); ) {
            first.add(4_000_000);
            assertThatThrownBy(() -> second.add(3_000_000))
                    .isInstanceOf(ErrorResponseException.class)
                    .hasMessageContaining("429");
            third.add(5_000_000);
            assertThatThrownBy(() -> third.add(2_000_000))
                    .as("4 and 7 are more than 10 MB")
                    .isInstanceOf(ErrorResponseException.class);
            second.add(2_000_000);
        }
        try (var again = limits.room(greedy)) {
            again.add(5_000_000);
        }
    }

    private static Caller caller(String client) {
        return new Caller(
                client,
                Set.of(Permission.FACTS_WRITE),
                new Scope.Area(PlaceCode.NATION),
                List.of("urn:client:" + client));
    }

    @Test
    void tokensAreNotAskedForWithoutEnd() {
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            var answer =
                    send(
                            HttpRequest.newBuilder(gateway.uri("/oauth2/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "grant_type=client_credentials")));
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValue("retry-after")).isPresent();
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    /** Who waits as long as was said is not turned away again, even if several wait. */
    @Test
    void whoWaitsAsLongAsWasSaidIsLetIn() throws Exception {
        var sender = obedient;
        assertThat(gateway.post(sender, FACTS, JSON, facts(2_000)).statusCode()).isEqualTo(200);

        var waits = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            var turnedAway = gateway.post(sender, FACTS, JSON, facts(10));
            assertThat(turnedAway.statusCode()).isEqualTo(429);
            waits.add(Long.parseLong(turnedAway.headers().firstValue("retry-after").orElseThrow()));
        }
        assertThat(waits).as("5 facts a second, 10 each, one after the other").isSorted();
        assertThat(waits.getLast()).isGreaterThanOrEqualTo(waits.getFirst() + 3);
        long began = System.nanoTime();
        for (long wait : waits) {
            long left = wait * 1_000 - (System.nanoTime() - began) / 1_000_000;
            Thread.sleep(Math.max(0, left));
            assertThat(gateway.post(sender, FACTS, JSON, facts(10)).statusCode()).isEqualTo(200);
        }
    }

    /** Facts of new cases, none of which is right: they are counted all the same. */
    private static String facts(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> received("ict-haluaghat", SOURCE, "no number " + i, AT))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A database of its own, which goes away and comes back. */
    @Test
    void whileTheDatabaseIsAwayNothingIsAcceptedThatIsNotKept() throws Exception {
        var directory =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "servers")), "away");
        int port = Ports.free();
        var postgres = start(directory, port);
        Provisioning.provision(
                postgres,
                "away",
                TestServers.rolesSql(),
                TestServers.databaseSql(),
                Stream.of(
                                Provisioning.OWNER,
                                "somoyshima_gateway",
                                "somoyshima_projection",
                                "somoyshima_dash")
                        .collect(Collectors.toMap(role -> role, role -> TestServers.PASSWORD)));
        var arguments =
                TestServers.arguments(
                        "away", "somoyshima_gateway", "--somoyshima.intake.kafka.enabled=false");
        arguments[1] = "--somoyshima.database.url=" + postgres.jdbcUrl("away");
        int gatewayPort = Ports.free();
        arguments[0] = "--server.port=" + gatewayPort;
        try (var application = GatewayApplication.application().run(arguments)) {
            assertThat(application.isActive()).isTrue();
            var base = URI.create("http://127.0.0.1:" + gatewayPort);
            var tokens = new AccessTokens(base, "development", TestServers.PASSWORD);
            var office =
                    """
                    {"specversion": "1.0", "id": "o", "source": "urn:test", "type": "office.registered.v1",
                     "time": "2026-01-01T10:00:00+06:00",
                     "data": {"office": "ict-haluaghat", "place": "BD-45-61-24", "department": "doict",
                              "nameEn": "Haluaghat", "nameBn": "হালুয়াঘাট"}}
                    """;
            assertThat(post(base, tokens, office).statusCode()).isEqualTo(201);
            var first = received("ict-haluaghat", "urn:test", "A-1", AT);
            assertThat(post(base, tokens, first).statusCode()).isEqualTo(201);

            postgres.close();
            var away = post(base, tokens, received("ict-haluaghat", "urn:test", "A-2", AT));
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("retry-after")).isPresent();
            assertThat(json(away).get("code").asString()).isEqualTo("storage-unavailable");
            // what cannot be kept in quarantine is not taken either
            assertThat(post(base, tokens, "{\"id\": 1}").statusCode()).isEqualTo(503);
            assertThat(post(base, tokens, "no json").statusCode()).isEqualTo(503);

            postgres = start(directory, port);
            TestGateway.await(() -> post(base, tokens, first).statusCode() == 200);
            assertThat(
                            post(base, tokens, received("ict-haluaghat", "urn:test", "A-2", AT))
                                    .statusCode())
                    .as("it had not been stored")
                    .isEqualTo(201);
        } finally {
            postgres.close();
        }
    }

    private static PostgresServer start(Path directory, int port) {
        return PostgresServer.start(
                directory, port, "another port", TestServers.PASSWORD, List.of());
    }

    private static HttpResponse<String> post(URI base, AccessTokens tokens, String body) {
        try {
            return send(
                    HttpRequest.newBuilder(base.resolve(FACTS))
                            .header("Authorization", tokens.authorization())
                            .header("Content-Type", JSON)
                            .POST(BodyPublishers.ofString(body)));
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(String sql) {
        return Integer.parseInt(gateway.query(sql).getFirst());
    }
}
