package bd.somoyshima.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import bd.somoyshima.eventlog.LogTool;
import bd.somoyshima.eventlog.Migrations;
import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.servers.AccessTokens;
import bd.somoyshima.servers.Ports;
import bd.somoyshima.servers.PostgresServer;
import bd.somoyshima.servers.Provisioning;
import bd.somoyshima.servers.TestServers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many facts a second go from an HTTP request with a token to the commit, against the same rows
 * written by hand into the same table; how long one fact takes; and what happens at three times the
 * load that can be sustained; how fast the log is exported and imported. One PostgreSQL, fsync on;
 * the gateway is a process of its own.
 *
 * <p>Arguments: facts a round (100000), rounds (3).
 */
public final class IntakeThroughput {

    private static final int CASES = 100_000;
    private static final int OFFICES = 10;
    private static final int FACTS_PER_REQUEST = 100;
    private static final int CLIENTS = 16;
    private static final int SINGLE_CLIENTS = 64;
    private static final int ROWS_PER_STATEMENT = 1_000;
    private static final int WARM_UP = 150_000;
    private static final int SINGLE_FACTS = 20_000;
    private static final int OVERLOAD_CLIENTS = 500;
    private static final Duration OVERLOAD = Duration.ofSeconds(30);

    private static final String[] WHAT = {"received", "paused", "resumed", "delivered"};

    private final PostgresServer postgres;
    private final String database;
    private final URI gateway;
    private final Process process;
    private final AccessTokens tokens;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();

    private IntakeThroughput(
            PostgresServer postgres, String database, URI gateway, Process process) {
        this.postgres = postgres;
        this.database = database;
        this.gateway = gateway;
        this.process = process;
        this.tokens = new AccessTokens(gateway, "development", TestServers.PASSWORD);
    }

    /** Runs it and prints what was measured. */
    public static void main(String[] arguments) throws Exception {
        int facts = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        int rounds = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
        var postgres = TestServers.postgres();
        var database = TestServers.newDatabase();
        int port = Ports.free();
        var process = gateway(database, port);
        try {
            var bench =
                    new IntakeThroughput(
                            postgres, database, URI.create("http://127.0.0.1:" + port), process);
            bench.awaitUp();
            bench.run(facts, rounds);
        } finally {
            process.destroy();
            process.waitFor();
        }
        System.exit(0);
    }

    private static Process gateway(String database, int port) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m"));
        command.addAll(
                Arrays.asList(
                        System.getProperty("somoyshima.bench.jvm", "-XX:+UseParallelGC")
                                .split(" ")));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayApplication.class.getName()));
        var settings =
                TestServers.arguments(
                        database,
                        "somoyshima_gateway",
                        "--somoyshima.intake.kafka.enabled=false",
                        "--somoyshima.limits.requests=1000000",
                        "--somoyshima.limits.requests-burst=1000000",
                        "--somoyshima.limits.facts=10000000",
                        "--somoyshima.limits.facts-burst=10000000");
        settings[0] = "--server.port=" + port;
        command.addAll(List.of(settings));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private void run(int facts, int rounds) throws Exception {
        say(
                "%s, %s processors; %,d facts a round, %s facts a request, %s clients, %,d cases",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                facts,
                FACTS_PER_REQUEST,
                CLIENTS,
                CASES);
        registerOffices();
        say("a fact has %s bytes", fact(123_456).length());
        send(WARM_UP);
        var overHttp = new ArrayList<Double>();
        var byHand = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            long first = lastIndex();
            var cpu = cpu();
            double seconds = send(facts);
            var used = cpu().minus(cpu);
            overHttp.add(facts / seconds);
            byHand.add(byHand(first));
            say(
                    "round %s: HTTP %,.0f facts/s (gateway %.0f µs CPU a fact), by hand %,.0f rows/s, ratio %.2f",
                    round + 1,
                    overHttp.getLast(),
                    used.toNanos() / 1_000.0 / facts,
                    byHand.getLast(),
                    overHttp.getLast() / byHand.getLast());
        }
        say(
                "median: HTTP %,.0f facts/s, by hand %,.0f rows/s, ratio %.2f",
                median(overHttp), median(byHand), median(overHttp) / median(byHand));
        single();
        overload(median(overHttp));
        archive();
    }

    /** What was stored, exported into a file, and imported into a new installation. */
    private void archive() throws IOException, SQLException {
        long events = lastIndex();
        var file = Files.createTempFile("somoyshima", ".log.gz");
        try {
            for (var command : List.of("export", "verify-log", "import")) {
                var into = command.equals("import") ? TestServers.newDatabase() : database;
                var tool =
                        new LogTool(
                                postgres.jdbcUrl(into),
                                Provisioning.OWNER,
                                TestServers.PASSWORD,
                                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
                                System::nanoTime);
                long began = System.nanoTime();
                if (!tool.run(List.of(command, file.toString()))) {
                    throw new IllegalStateException(command + " failed");
                }
                say(
                        "%s: %,d events in %.1f s, %,.0f a second; %,d bytes",
                        command, events, seconds(began), events / seconds(began), Files.size(file));
            }
        } finally {
            Files.delete(file);
        }
    }

    private void registerOffices() throws IOException, InterruptedException {
        for (int i = 0; i < OFFICES; i++) {
            var events =
                    """
                    [{"specversion":"1.0","id":"office-%1$s","source":"urn:bench","type":"office.registered.v1",
                      "time":"2025-06-01T10:00:00+06:00","data":{"office":"bench-%1$s","place":"BD-30-56-46",
                      "department":"bench","nameEn":"Bench","nameBn":"বেঞ্চ"}},
                     {"specversion":"1.0","id":"charter-%1$s","source":"urn:bench","type":"charter.published.v1",
                      "time":"2025-06-01T10:00:00+06:00","data":{"office":"bench-%1$s","charter":{
                      "effectiveFrom":"2025-07-01","rule":"DAY_ZERO","tiers":[],"services":[
                      {"code":"citizen/01","nameBn":"সেবা","limit":"৪৫ কার্যদিবস"}]}}}]"""
                            .formatted(i);
            var answer = post(events);
            if (answer.status() != 200 || answer.body().contains("REJECTED")) {
                throw new IllegalStateException(answer.body());
            }
        }
    }

    /** The n-th fact: each case is received, waits, goes on, and is delivered. */
    private static String fact(int n) {
        int caseNo = n % CASES;
        int step = n / CASES % WHAT.length;
        var more =
                switch (step) {
                    case 0 ->
                            String.format(
                                    Locale.ROOT,
                                    "\"service\":\"citizen/01\",\"applicant\":\"k1_%064x\"",
                                    n);
                    case 1 -> "\"waitingFor\":\"APPLICANT\"";
                    default -> "";
                };
        return String.format(
                Locale.ROOT,
                """
                {"specversion":"1.0","id":"bench/%1$s/%2$s","source":"urn:bench:office-system:national:production",\
                "type":"service-request.%3$s.v1","time":"2026-0%4$s-1%5$sT11:20:30.123456+06:00",\
                "subject":"BENCH-2026-%6$09d","datacontenttype":"application/json",\
                "dataschema":"https://schemas.example/somoyshima/service-request/%3$s/version/1/cloudevent.json",\
                "data":{"office":"bench-%7$s","caseNo":"BENCH-2026-%6$09d"%8$s%9$s}}""",
                n,
                "x".repeat(150),
                WHAT[step],
                2 + step,
                n % 10,
                caseNo,
                caseNo % OFFICES,
                more.isEmpty() ? "" : ",",
                more);
    }

    private String batch(int size) {
        int first = next.getAndAdd(size);
        var batch = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            batch.append(i == 0 ? "" : ",").append(fact(first + i));
        }
        return batch.append(']').toString();
    }

    /** Sends facts that were written down beforehand; answers how many seconds it took. */
    private double send(int facts) throws Exception {
        var batches = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < facts / FACTS_PER_REQUEST; i++) {
            batches.add(batch(FACTS_PER_REQUEST));
        }
        long began = System.nanoTime();
        inParallel(
                CLIENTS,
                () -> {
                    for (var body = batches.poll(); body != null; body = batches.poll()) {
                        var answer = post(body);
                        if (answer.status() != 200 || answer.body().contains("REJECTED")) {
                            throw new IllegalStateException(answer.body());
                        }
                    }
                    return null;
                });
        return seconds(began);
    }

    /** Runs the same in so many threads, and fails if one of them does. */
    private static void inParallel(int threads, Callable<@Nullable Void> work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(Collections.nCopies(threads, work))) {
                done.get();
            }
        }
    }

    private record Answer(int status, String body) {}

    private Answer post(String body) throws IOException, InterruptedException {
        var answer =
                http.send(
                        HttpRequest.newBuilder(gateway.resolve("/api/v1/facts"))
                                .header("Authorization", tokens.authorization())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    private long lastIndex() throws SQLException {
        try (var connection = postgres.connectAsAdmin(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT max(global_index) FROM eventlog.event")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The rows stored since an index, written by hand into an empty event log: rows a second. */
    private double byHand(long after) throws SQLException {
        var copy = TestServers.newDatabase();
        Migrations.run(
                postgres.jdbcUrl(copy), Provisioning.OWNER, TestServers.PASSWORD, "eventlog");
        var columns = new ArrayList<List<Object>>();
        for (int i = 0; i < 8; i++) {
            columns.add(new ArrayList<>());
        }
        try (var connection = postgres.connectAsAdmin(database);
                var statement =
                        connection.prepareStatement(
                                """
                                SELECT event_id, aggregate_id, aggregate_type, fact_name, fact, meta_data,
                                       sequence_number, recorded_at
                                  FROM eventlog.event WHERE global_index > ? ORDER BY global_index""")) {
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (int i = 0; i < 8; i++) {
                        columns.get(i).add(rows.getObject(i + 1));
                    }
                }
            }
        }
        int size = columns.getFirst().size();
        try (var connection = postgres.connectAsAdmin(copy);
                var insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO eventlog.event
                                       (event_id, aggregate_id, aggregate_type, fact_name, fact, meta_data,
                                        sequence_number, recorded_at)
                                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)""")) {
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            for (int from = 0; from < size; from += ROWS_PER_STATEMENT) {
                int to = Math.min(size, from + ROWS_PER_STATEMENT);
                for (int i = 0; i < 8; i++) {
                    var type = i < 6 ? "text" : i == 6 ? "bigint" : "timestamptz";
                    insert.setArray(
                            i + 1,
                            connection.createArrayOf(
                                    type, columns.get(i).subList(from, to).toArray()));
                }
                insert.executeUpdate();
                connection.commit();
            }
            return size / seconds(began);
        }
    }

    /** One fact a request, 64 clients. */
    private void single() throws Exception {
        var took = new ConcurrentLinkedQueue<Long>();
        var facts = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < SINGLE_FACTS; i++) {
            facts.add(fact(next.getAndIncrement()));
        }
        long began = System.nanoTime();
        inParallel(
                SINGLE_CLIENTS,
                () -> {
                    for (var body = facts.poll(); body != null; body = facts.poll()) {
                        long sent = System.nanoTime();
                        var answer = post(body);
                        took.add(System.nanoTime() - sent);
                        if (answer.status() != 201) {
                            throw new IllegalStateException(answer.body());
                        }
                    }
                    return null;
                });
        var sorted = took.stream().sorted().toList();
        say(
                "one fact a request, %s clients: %,.0f facts/s, p50 %.1f ms, p99 %.1f ms",
                SINGLE_CLIENTS,
                sorted.size() / seconds(began),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6);
    }

    /**
     * Three times as many facts a second as were sustained are offered, by as many clients as it
     * takes: what is turned away is not sent again.
     */
    private void overload(double sustained) throws Exception {
        long before = lastIndex();
        double heapBefore = heap();
        var accepted = new AtomicLong();
        var turnedAway = new AtomicLong();
        var highest = new AtomicLong((long) heapBefore);
        long nanosPerRequest = (long) (1e9 * FACTS_PER_REQUEST / (3 * sustained));
        var prepared = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < 3 * sustained * OVERLOAD.toSeconds() / FACTS_PER_REQUEST; i++) {
            prepared.add(batch(FACTS_PER_REQUEST));
        }
        var slot = new AtomicLong();
        long began = System.nanoTime();
        inParallel(
                OVERLOAD_CLIENTS,
                () -> {
                    for (var body = prepared.poll(); body != null; body = prepared.poll()) {
                        long request = slot.getAndIncrement();
                        long wait = began + request * nanosPerRequest - System.nanoTime();
                        if (wait > 0) {
                            Thread.sleep(Duration.ofNanos(wait));
                        }
                        if (request % 500 == 0) {
                            highest.accumulateAndGet((long) heap(), Math::max);
                        }
                        var answer = post(body);
                        (answer.status() == 200 ? accepted : turnedAway)
                                .addAndGet(FACTS_PER_REQUEST);
                        if (answer.status() != 200 && answer.status() != 429) {
                            throw new IllegalStateException(answer.body());
                        }
                    }
                    return null;
                });
        say(
                "at three times that load for %.0f s: %,d facts acknowledged (%,.0f/s), %,d turned away with 429;"
                        + " stored %,d; heap %,.0f MB before, %,.0f MB at most, %,.0f MB after",
                seconds(began),
                accepted.get(),
                accepted.get() / seconds(began),
                turnedAway.get(),
                lastIndex() - before,
                heapBefore / 1e6,
                highest.get() / 1e6,
                heap() / 1e6);
        if (lastIndex() - before < accepted.get()) {
            throw new IllegalStateException("an acknowledged fact is missing");
        }
    }

    /** Memory in use on the gateway's heap, in bytes. */
    private double heap() throws IOException, InterruptedException {
        var metrics =
                http.send(
                                HttpRequest.newBuilder(gateway.resolve("/actuator/prometheus"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
        return metrics.lines()
                .filter(l -> l.startsWith("jvm_memory_used_bytes") && l.contains("area=\"heap\""))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private void awaitUp() throws InterruptedException {
        var ready = gateway.resolve("/actuator/health/readiness");
        while (process.isAlive()) {
            try {
                if (http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                say("waiting for the gateway");
            }
            Thread.sleep(1_000);
        }
        throw new IllegalStateException("the gateway did not start");
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ENGLISH, format + "%n", arguments);
    }
}
