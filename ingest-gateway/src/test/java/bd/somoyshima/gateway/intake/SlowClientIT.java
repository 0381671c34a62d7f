package bd.somoyshima.gateway.intake;

import static bd.somoyshima.gateway.TestGateway.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.gateway.TestGateway;
import bd.somoyshima.servers.AccessTokens;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client that is slow, silent or too busy harms itself only. */
class SlowClientIT {

    private static final String FACTS = "/api/v1/facts";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String SOURCE = "urn:office:ict-haluaghat";
    private static final String AT = "2026-06-01T11:00:00+06:00";

    private static final int DRIPPING = 40;
    private static final int STEADY_REQUESTS = 200;
    private static final int ENOUGH_FLOODS = 10;
    private static final int ENOUGH_TRIES = 60;

    private static TestGateway gateway;
    private static AccessTokens slow;
    private static AccessTokens steady;

    @BeforeAll
    static void start() throws Exception {
        gateway = new TestGateway();
        slow = gateway.client("slow", "office:ict-haluaghat", "facts:write");
        steady = gateway.client("steady", "office:ict-haluaghat", "facts:write");
        assertThat(slow.authorization()).isNotEqualTo(steady.authorization());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** A connection with a request whose body is announced and does not come, but for a byte. */
    private static Socket dripping(String contentType, int announced) throws Exception {
        var socket = new Socket("127.0.0.1", gateway.uri("/").getPort());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(
                        ("POST "
                                        + FACTS
                                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                        + slow.authorization()
                                        + "\r\nContent-Type: "
                                        + contentType
                                        + "\r\nContent-Length: "
                                        + announced
                                        + "\r\n\r\n[")
                                .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /**
     * One that is being taken: a client that has used up its share just before is refused at first.
     */
    private static Socket drippingUpload() throws Exception {
        for (int i = 0; i < ENOUGH_TRIES; i++) {
            var socket = dripping(NDJSON, 1_000_000);
            socket.setSoTimeout(1_000);
            try {
                assertThat(answerOf(socket)).startsWith("HTTP/1.1 429");
                socket.close();
                TimeUnit.SECONDS.sleep(1);
            } catch (SocketTimeoutException e) {
                socket.setSoTimeout(60_000);
                return socket;
            }
        }
        throw new AssertionError("the upload was refused " + ENOUGH_TRIES + " times");
    }

    private static String answerOf(Socket socket) throws IOException {
        var buffer = new byte[8_192];
        int read = socket.getInputStream().read(buffer);
        return read < 0 ? "" : new String(buffer, 0, read, StandardCharsets.UTF_8);
    }

    private static void requireSteadyIsServed(String beside) {
        var took = new ArrayList<Duration>();
        for (int i = 0; i < STEADY_REQUESTS; i++) {
            var begun = Instant.now();
            var answer =
                    gateway.post(
                            steady,
                            FACTS,
                            JSON,
                            received("ict-haluaghat", SOURCE, gateway.newCase(), AT));
            took.add(Duration.between(begun, Instant.now()));
            assertThat(answer.statusCode()).as(beside + ": " + answer.body()).isEqualTo(201);
        }
        took.sort(null);
        System.out.println(
                "beside "
                        + beside
                        + ": median "
                        + took.get(STEADY_REQUESTS / 2).toMillis()
                        + " ms, p99 "
                        + took.get(STEADY_REQUESTS * 99 / 100).toMillis()
                        + " ms");
    }

    @Test
    void bodiesThatDripInHoldNothingUpAndAreEnded() throws Exception {
        var connections = new ArrayList<Socket>();
        try (var dripper = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < DRIPPING; i++) {
                connections.add(dripping(JSON, 8_000_000));
            }
            dripper.scheduleAtFixedRate(() -> drip(connections), 1, 2, TimeUnit.SECONDS);
            requireSteadyIsServed(DRIPPING + " bodies of 8 MB that drip in");
            assertThat(answerOf(connections.getFirst()))
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("connection: close")
                    .contains("too-slow", "bytes of the body came in");
            dripper.shutdownNow();
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static void drip(List<Socket> connections) {
        for (var connection : connections) {
            try {
                connection.getOutputStream().write(' ');
            } catch (SocketException e) {
                // it has been ended, as it should be
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void uploadsThatDripInLeaveRoomForThoseOfOthers() throws Exception {
        try (var one = drippingUpload();
                var another = drippingUpload()) {
            TestGateway.await(
                    () -> {
                        var third = gateway.post(slow, FACTS, NDJSON, "{}\n");
                        return third.statusCode() == 429
                                && third.headers().firstValue("retry-after").isPresent();
                    });
            var lines =
                    IntStream.range(0, 500)
                            .mapToObj(i -> received("ict-haluaghat", SOURCE, gateway.newCase(), AT))
                            .collect(Collectors.joining("\n"));
            var answer = gateway.post(steady, FACTS, NDJSON, lines);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().lines())
                    .hasSize(500)
                    .allMatch(l -> l.contains("\"outcome\":\"ACCEPTED\""));
            assertThat(answerOf(one)).startsWith("HTTP/1.1 408");
            assertThat(answerOf(another)).startsWith("HTTP/1.1 408");
        }
        TestGateway.await(() -> gateway.post(slow, FACTS, NDJSON, "{}\n").statusCode() == 200);
    }

    @Test
    void connectionsThatAreHalfOpenHoldNothingUp() throws Exception {
        var connections = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 500; i++) {
                var socket = new Socket("127.0.0.1", gateway.uri("/").getPort());
                socket.getOutputStream()
                        .write(
                                "POST /api/v1/facts HTTP/1.1\r\nHost: lo"
                                        .getBytes(StandardCharsets.UTF_8));
                connections.add(socket);
            }
            requireSteadyIsServed("500 connections that are half open");
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    /** A client that sends all it may, and more, beside one that sends a fact at a time. */
    @Test
    void aFloodOfOneClientLeavesAnotherItsTurn() throws Exception {
        var flood = gateway.client("flood", "office:ict-haluaghat", "facts:write");
        var going = new AtomicBoolean(true);
        var floods = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int t = 0; t < 8; t++) {
                int thread = t;
                threads.submit(
                        () -> {
                            for (int i = 0; going.get(); i++) {
                                var facts = facts(2_000, "F-" + thread + "-" + i + "-");
                                int status = gateway.post(flood, FACTS, JSON, facts).statusCode();
                                if (status == 200) {
                                    floods.incrementAndGet();
                                } else {
                                    assertThat(status).isEqualTo(429);
                                    Thread.sleep(20); // not as long as it was told
                                }
                            }
                            return thread;
                        });
            }
            TestGateway.await(() -> floods.get() > 2);
            requireSteadyIsServed("a flood of 2,000 facts a request from 8 threads");
            TestGateway.await(() -> floods.get() > ENOUGH_FLOODS);
            going.set(false);
        }
    }

    private static String facts(int number, String prefix) {
        return IntStream.range(0, number)
                .mapToObj(i -> received("ict-haluaghat", SOURCE, prefix + i, AT))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
