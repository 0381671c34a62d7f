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
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long a nationwide holiday takes that touches every case, and what senders of facts notice of
 * it. Argument: the number of cases, 1,000,000 if left out.
 *
 * <p>The cases are written into the event log directly; everything else goes through the real
 * applications on a real PostgreSQL. While the cases are judged again, one fact after another is
 * sent over HTTP and its time to the answer measured, and before that for comparison.
 */
public final class NationwideHoliday {

    private static final int OFFICES = 496;
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static @Nullable AccessTokens tokens;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private NationwideHoliday() {}

    /** Runs it and prints what was measured. */
    public static void main(String[] arguments) throws Exception {
        int cases = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var postgres = TestServers.postgres();
        var database = TestServers.newDatabase();
        var gateway =
                GatewayApplication.application()
                        .run(
                                TestServers.arguments(
                                        database,
                                        "somoyshima_gateway",
                                        "--somoyshima.intake.kafka.enabled=false"));
        var projection =
                ProjectionApplication.application()
                        .run(TestServers.arguments(database, "somoyshima_projection"));
        tokens =
                new AccessTokens(
                        URI.create("http://127.0.0.1:" + port(gateway)),
                        "development",
                        TestServers.PASSWORD);
        try (projection;
                gateway) {
            var facts = URI.create("http://127.0.0.1:" + port(gateway) + "/api/v1/facts");
            run(postgres, database, facts, cases);
        }
        System.exit(0);
    }

    private static void run(PostgresServer postgres, String database, URI facts, int cases)
            throws SQLException, IOException, InterruptedException {
        say(
                "%s, %s processors",
                System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors());
        var offices = new ArrayList<String>();
        for (int i = 0; i < OFFICES; i++) {
            offices.add(office(i));
        }
        send(facts, "[" + String.join(",", offices) + "]");

        long began = System.nanoTime();
        execute(postgres, database, insertCases(cases));
        say("%,d cases written into the event log in %s", cases, since(began));
        began = System.nanoTime();
        await(postgres, database, "SELECT count(*) >= " + cases + " FROM projection.case_file");
        say("projected in %s: %,.0f facts a second", since(began), rate(cases, began));

        var quiet = sendFor(facts, "quiet", QUIET, () -> false);
        report("one fact at a time before the holiday", quiet);

        began = System.nanoTime();
        send(
                facts,
                """
                {"specversion":"1.0","id":"holiday","source":"urn:bench","type":"calendar.day-declared.v1",
                 "time":"2026-06-03T10:00:00+06:00","data":{"entry":{"date":"2026-06-03","kind":"HOLIDAY",
                 "holidayClass":"DECLARED_LATER","scope":"BD","nameEn":"Bench","declaredAt":"2026-06-02T10:00:00+06:00"}}}""");
        var during =
                sendFor(
                        facts,
                        "during",
                        Duration.ofHours(2),
                        () ->
                                is(
                                        postgres,
                                        database,
                                        "SELECT count(*) = 1 FROM projection.recomputation"
                                                + " WHERE id = 'holiday' AND finished_at IS NOT NULL"));
        say(
                "the holiday reached all cases in %s: %,.0f cases a second",
                since(began), rate(cases, began));
        report("one fact at a time meanwhile", during);
        if (!is(
                postgres,
                database,
                "SELECT judged >= "
                        + cases
                        + " AND changed >= "
                        + cases
                        + " FROM projection.recomputation WHERE id = 'holiday'")) {
            throw new IllegalStateException("not every case was judged again");
        }
    }

    /** The facts that make an office with a charter of one service. */
    private static String office(int i) {
        return """
            {"specversion":"1.0","id":"office-%1$s","source":"urn:bench","type":"office.registered.v1",
             "time":"2025-06-01T10:00:00+06:00","data":{"office":"bench-%1$s","place":"BD-30-56",
             "department":"bench","nameEn":"Bench","nameBn":"বেঞ্চ"}},
            {"specversion":"1.0","id":"charter-%1$s","source":"urn:bench","type":"charter.published.v1",
             "time":"2025-06-01T10:00:00+06:00","data":{"office":"bench-%1$s","charter":{
             "effectiveFrom":"2025-07-01","rule":"DAY_ZERO","services":[
             {"code":"citizen/01","nameBn":"সেবা","limit":"৪৫ কার্যদিবস"}]}}}"""
                .formatted(i);
    }

    /** One open request each, received in May 2026, spread over the offices. */
    private static String insertCases(int count) {
        return """
            INSERT INTO eventlog.event (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, fact_name,
                                        fact, meta_data)
            SELECT 'bench-' || i, 'case:bench-' || (i %% %2$s) || '/C-' || i, 0, 'Case', now(),
                   'service-request.received.v1',
                   format('{"type":"service-request.received.v1","header":{"source":"urn:bench","id":"C-%%s",'
                          '"occurredAt":"2026-05-%%sT04:00:00Z"},"office":"bench-%%s","caseNo":"C-%%s",'
                          '"service":"citizen/01","applicant":"k1_%%s"}',
                          i, lpad((3 + i %% 20)::text, 2, '0'), i %% %2$s, i, md5(i::text)),
                   '{}'
              FROM generate_series(1, %1$s) AS i
            """
                .formatted(count, OFFICES);
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    /** Milliseconds to each answer. */
    private static List<Double> sendFor(URI facts, String name, Duration atMost, Condition until)
            throws SQLException, IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        long end = System.nanoTime() + atMost.toNanos();
        for (int i = 0; System.nanoTime() < end && !until.holds(); i++) {
            long began = System.nanoTime();
            send(
                    facts,
                    """
                    {"specversion":"1.0","id":"%1$s-%2$s","source":"urn:bench","type":"service-request.received.v1",
                     "time":"2026-06-01T10:00:00+06:00","data":{"office":"bench-%3$s","caseNo":"%1$s-%2$s",
                     "service":"citizen/01"}}"""
                            .formatted(name, i, i % OFFICES));
            millis.add((System.nanoTime() - began) / 1e6);
            Thread.sleep(20);
        }
        return millis;
    }

    private static void report(String what, List<Double> millis) {
        var sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        say(
                "%s: %s facts, p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }

    private static void send(URI facts, String body) throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        HttpRequest.newBuilder(facts)
                                .header(
                                        "Authorization",
                                        Objects.requireNonNull(tokens).authorization())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() >= 300 || answer.body().contains("REJECTED")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void execute(PostgresServer postgres, String database, String sql)
            throws SQLException {
        try (var connection = postgres.connectAsAdmin(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean is(PostgresServer postgres, String database, String sql)
            throws SQLException {
        try (var connection = postgres.connectAsAdmin(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void await(PostgresServer postgres, String database, String sql)
            throws SQLException, InterruptedException {
        while (!is(postgres, database, sql)) {
            Thread.sleep(500);
        }
    }

    private static int port(ConfigurableApplicationContext application) {
        var server = ((ServletWebServerApplicationContext) application).getWebServer();
        if (server == null) {
            throw new IllegalStateException("the application has no web server");
        }
        return server.getPort();
    }

    private static String since(long began) {
        return String.format(Locale.ENGLISH, "%.1f s", (System.nanoTime() - began) / 1e9);
    }

    private static double rate(int count, long began) {
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ENGLISH, format + "%n", arguments);
    }
}
