package bd.somoyshima.bench;

import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.projection.ProjectionApplication;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.PostgresServer;
import bd.somoyshima.servers.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether both applications hold out with little memory and all offices of the nation. Arguments:
 * offices (46000) and megabytes of heap for each application (768).
 *
 * <p>Every office has a charter of its own of 30 services with texts of its own. All are of one
 * district, so that the largest answers are as large as they can be. Each application runs in its
 * own process. Every office then sends facts, 2,000 of them declare a day off, and what people ask
 * is asked; at the end the heap after a full collection is told. A process that runs out of memory
 * ends, and the run fails.
 */
public final class ManyOffices {

    private static final int SERVICES = 30;
    private static final int OFFICES_A_TIME = 5_000;
    private static final int FACTS_A_REQUEST = 500;
    private static final int EVERY_WHICH_OFFICE = 20;
    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{.*area=\"heap\".*} ([0-9.E]+)$");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final PostgresServer postgres;
    private final String database;
    private final List<Process> processes = new ArrayList<>();
    private final int gatewayPort = Ports.free();
    private final int projectionPort = Ports.free();
    private final int megabytes;
    private final AccessTokens tokens;

    private ManyOffices(int megabytes) throws IOException, SQLException {
        this.megabytes = megabytes;
        this.postgres = TestServers.postgres();
        this.database = TestServers.newDatabase();
        this.tokens = new AccessTokens(gateway("/"), "development", TestServers.PASSWORD);
    }

    /** Runs it and prints what was measured. */
    public static void main(String[] arguments) throws Exception {
        int offices = arguments.length == 0 ? 46_000 : Integer.parseInt(arguments[0]);
        int megabytes = arguments.length < 2 ? 768 : Integer.parseInt(arguments[1]);
        var run = new ManyOffices(megabytes);
        try {
            run.run(offices);
        } finally {
            run.processes.forEach(Process::destroyForcibly);
        }
        System.exit(0);
    }

    private void run(int offices) throws Exception {
        say(
                "%s, %s processors; %,d offices, -Xmx%dm each",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                offices,
                megabytes);
        start(
                GatewayApplication.class,
                "somoyshima_gateway",
                gatewayPort,
                "--somoyshima.intake.kafka.enabled=false");
        awaitReady(gatewayPort);
        long began = System.nanoTime();
        for (int from = 1; from <= offices; from += OFFICES_A_TIME) {
            int to = Math.min(from + OFFICES_A_TIME - 1, offices);
            execute(registered(from, to));
            execute(published(from, to));
        }
        say("offices and charters written into the event log in %.0f s", seconds(began));
        began = System.nanoTime();
        start(
                ProjectionApplication.class,
                "somoyshima_projection",
                projectionPort,
                "--somoyshima.identity.keys=" + gateway("/oauth2/jwks"));
        awaitReady(projectionPort);
        awaitProjected();
        say("projected from nothing in %.0f s", seconds(began));

        began = System.nanoTime();
        int sent = sendFacts(offices, "received");
        awaitProjected();
        say("%,d facts, one of each office, taken and projected in %.0f s", sent, seconds(began));

        began = System.nanoTime();
        int declared = declare(offices);
        awaitProjected();
        sent = sendFacts(offices, "delivered");
        awaitProjected();
        say("%,d declarations, and %,d facts more, in %.0f s", declared, sent, seconds(began));

        began = System.nanoTime();
        ask(offices);
        say("asked in %.0f s", seconds(began));
        for (var process : processes) {
            collect(process);
        }
        say("gateway: %.0f MB live after a full collection", live(gatewayPort));
        say("projection: %.0f MB live after a full collection", live(projectionPort));
        for (var process : processes) {
            if (!process.isAlive()) {
                throw new IllegalStateException("an application ended with " + process.exitValue());
            }
        }
        say("both are up");
    }

    private void start(Class<?> application, String role, int port, String... more)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + megabytes + "m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                System.getProperty("java.class.path"),
                                application.getName()));
        command.addAll(Arrays.asList(TestServers.arguments(database, role, more)));
        command.replaceAll(a -> a.equals("--server.port=0") ? "--server.port=" + port : a);
        processes.add(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                Path.of(
                                                System.getProperty("java.io.tmpdir"),
                                                application.getSimpleName() + ".log")
                                        .toFile())
                        .start());
    }

    // ---- what is written into the log

    private static String registered(int from, int to) {
        return String.format(
                Locale.ROOT,
                """
        INSERT INTO eventlog.event (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, fact_name,
                                    fact, meta_data)
        SELECT md5('o' || i), 'office:bench-' || i, 0, 'Office', now(), 'office.registered.v1',
               json_build_object('type', 'office.registered.v1',
                   'header', json_build_object('source', 'urn:bench', 'id', 'o-' || i,
                                               'occurredAt', '2025-06-01T04:00:00Z'),
                   'office', 'bench-' || i, 'place', 'BD-30-56', 'department', 'bench-' || i %% 60,
                   'nameEn', 'Office ' || i, 'nameBn', 'কার্যালয় ' || i)::text,
               '{}'
          FROM generate_series(%d, %d) AS i
        """,
                from,
                to);
    }

    /** Texts of a usual length, none of them the same as another office's. */
    private static String published(int from, int to) {
        return String.format(
                Locale.ROOT,
                """
        INSERT INTO eventlog.event (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, fact_name,
                                    fact, meta_data)
        SELECT md5('c' || i), 'charter:bench-' || i, 0, 'CharterBook', now(), 'charter.published.v1',
               json_build_object('type', 'charter.published.v1',
                   'header', json_build_object('source', 'urn:bench', 'id', 'c-' || i,
                                               'occurredAt', '2025-06-01T04:00:00Z'),
                   'office', 'bench-' || i,
                   'charter', json_build_object('effectiveFrom', '2025-07-01', 'rule', 'DAY_ZERO',
                       'services', (SELECT json_agg(json_build_object(
                               'code', 'citizen/' || lpad(s::text, 2, '0'),
                               'nameBn', repeat('সেবার নাম ', 6) || i, 'nameEn', repeat('A service ', 5) || i,
                               'limit', (i %% 40 + s) || ' কার্যদিবস', 'documents', repeat('দলিল ', 30) || i,
                               'fee', 'বিনামূল্যে ' || i, 'officerTitle', 'কর্মকর্তা')) FROM generate_series(1, %d) AS s),
                       'tiers', '[]'::json))::text,
               '{}'
          FROM generate_series(%d, %d) AS i
        """,
                SERVICES,
                from,
                to);
    }

    // ---- what is sent and asked

    private int sendFacts(int offices, String what) throws IOException, InterruptedException {
        int sent = 0;
        for (int from = 1; from <= offices; from += FACTS_A_REQUEST) {
            var events = new ArrayList<String>();
            for (int i = from; i < Math.min(from + FACTS_A_REQUEST, offices + 1); i++) {
                events.add(
                        """
                        {"specversion":"1.0","id":"%1$s-%2$s","source":"urn:bench","type":"service-request.%1$s.v1",
                         "time":"2026-0%3$s-12T10:00:00+06:00","data":{"office":"bench-%2$s","caseNo":"C-%2$s"%4$s}}"""
                                .formatted(
                                        what,
                                        i,
                                        what.equals("received") ? 5 : 6,
                                        what.equals("received")
                                                ? ",\"service\":\"citizen/07\""
                                                : ""));
            }
            send("[" + String.join(",", events) + "]");
            sent += events.size();
        }
        return sent;
    }

    private int declare(int offices) throws IOException, InterruptedException {
        int declared = 0;
        for (int i = 1; i <= offices; i += EVERY_WHICH_OFFICE * 23) {
            var events = new ArrayList<String>();
            for (int j = i; j < Math.min(i + EVERY_WHICH_OFFICE * 23, offices + 1); j += 23) {
                events.add(
                        """
                        {"specversion":"1.0","id":"day-%1$s","source":"urn:bench","type":"calendar.day-declared.v1",
                         "time":"2026-05-10T10:00:00+06:00","data":{"entry":{"date":"2026-05-14","kind":"HOLIDAY",
                         "holidayClass":"DECLARED_LATER","scope":"office:bench-%1$s","nameEn":"Flood",
                         "declaredAt":"2026-05-10T10:00:00+06:00"}}}"""
                                .formatted(j));
            }
            send("[" + String.join(",", events) + "]");
            declared += events.size();
        }
        return declared;
    }

    private void ask(int offices) throws IOException, InterruptedException {
        for (var address :
                List.of(
                        gateway("/api/v1/offices"),
                        projection(
                                "/api/v1/figures?from=2026-04-01&to=2026-06-30&by=division&period=month"),
                        projection(
                                "/api/v1/figures?place=BD-30-56&from=2026-04-01&to=2026-06-30&by=office"),
                        projection("/api/v1/statements/BD-30-56/2026-05"),
                        projection("/api/v1/statements/BD-30-56/2026-05?format=xlsx"),
                        projection(
                                "/api/v1/statements/BD-30-56/2026-05?version=draft&asKnownAt="
                                        + Instant.now().minusSeconds(1)),
                        projection("/api/v1/silent-offices?place=BD-30-56"),
                        projection("/api/v1/unreadable-limits?place=BD-30-56"),
                        projection("/api/v1/signals?place=BD-30-56&from=2026-04-01&to=2026-06-30"),
                        projection("/api/v1/changes"),
                        projection("/api/v1/cases.csv?place=BD-30-56"))) {
            long began = System.nanoTime();
            say("%,d bytes of %s in %.1f s", get(address), address.getPath(), seconds(began));
        }
        for (int i = 1; i <= offices; i += Math.max(1, offices / 300)) {
            get(projection("/api/v1/cases/bench-" + i + "/C-" + i + "/deadline"));
            get(
                    projection(
                            "/api/v1/calendar?office=bench-"
                                    + i
                                    + "&from=2026-05-01&to=2026-05-31"));
        }
    }

    private void send(String body) throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        HttpRequest.newBuilder(gateway("/api/v1/facts"))
                                .header("Authorization", tokens.authorization())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() >= 300 || answer.body().contains("REJECTED")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private long get(URI address) throws IOException, InterruptedException {
        var answer =
                HTTP.send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", tokens.authorization())
                                .timeout(Duration.ofMinutes(5))
                                .build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode());
        }
        return answer.body().length;
    }

    private double live(int port) throws IOException, InterruptedException {
        var metrics =
                HTTP.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + port
                                                                + "/actuator/prometheus"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
        return HEAP.matcher(metrics)
                        .results()
                        .mapToDouble(found -> Double.parseDouble(found.group(1)))
                        .sum()
                / 1e6;
    }

    /** What is on the heap is what is needed, after a collection of all of it. */
    private static void collect(Process process) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        int status =
                new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IllegalStateException("jcmd ended with " + status);
        }
    }

    private URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + gatewayPort + path);
    }

    private URI projection(String path) {
        return URI.create("http://127.0.0.1:" + projectionPort + path);
    }

    private void awaitReady(int port) throws InterruptedException {
        while (true) {
            try {
                live(port);
                return;
            } catch (IOException e) {
                requireAlive(e);
                Thread.sleep(200);
            }
        }
    }

    private void awaitProjected() throws SQLException, InterruptedException {
        while (!is(
                """
                SELECT (SELECT min(coalesce(token, '0')::bigint) FROM projection.token_entry
                         WHERE processor_name = 'case-files')
                       >= (SELECT max(global_index) FROM eventlog.event)
                   AND NOT EXISTS (SELECT FROM projection.recomputation WHERE finished_at IS NULL)
                """)) {
            requireAlive(null);
            Thread.sleep(500);
        }
    }

    private void requireAlive(@Nullable Exception cause) {
        for (var process : processes) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "an application ended with " + process.exitValue(), cause);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.connectAsAdmin(database);
                var statement = connection.createStatement()) {
            // as everyone does who writes into the log: else readers may pass it
            statement.execute("SELECT eventlog.tick(); " + sql);
        }
    }

    private boolean is(String sql) throws SQLException {
        try (var connection = postgres.connectAsAdmin(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ENGLISH, format + "%n", arguments);
    }
}
