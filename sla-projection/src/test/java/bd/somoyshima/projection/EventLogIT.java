package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.MANIKGANJ;
import static bd.somoyshima.projection.TestSystem.delivered;
import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.eventlog.LogArchive;
import bd.somoyshima.eventlog.LogArchive.ArchiveException;
import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.eventlog.Migrations;
import bd.somoyshima.gateway.GatewayApplication;
import bd.somoyshima.servers.Provisioning;
import bd.somoyshima.servers.TestServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The log can be trusted, and carried elsewhere. */
class EventLogIT {

    private TestSystem system;

    @BeforeEach
    void start() {
        system = new TestSystem();
        system.publishExampleCharters();
        system.send(SameFactsSameFiguresIT.facts());
        system.awaitProjected();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private static Connection owner(String database) throws SQLException {
        return DriverManager.getConnection(
                TestServers.postgres().jdbcUrl(database), Provisioning.OWNER, TestServers.PASSWORD);
    }

    private String verified() throws SQLException {
        try (var connection = owner(system.database)) {
            return LogArchive.verify(connection, events -> {});
        }
    }

    @Test
    void theChainIsWholeUntilAByteIsChanged() throws Exception {
        assertThat(verified()).startsWith("The chain is whole");
        var changed =
                system.query("SELECT global_index FROM eventlog.event ORDER BY random() LIMIT 1")
                        .getFirst();
        system.execute(
                "UPDATE eventlog.event SET fact = overlay(fact placing chr(ascii(substr(fact, 30, 1)) # 1) from 30 for 1)"
                        + " WHERE global_index = "
                        + changed);
        assertThat(verified()).contains("breaks at 1 of", "[" + changed + "]");
    }

    @Test
    void theChainTellsThatAnEventWasDropped() throws Exception {
        system.execute("DELETE FROM eventlog.event WHERE global_index = 200");
        assertThat(verified()).contains("breaks at 1 of", "[201]");
    }

    @Test
    void theChainTellsThatTwoEventsWereSwapped() throws Exception {
        system.execute(
                "UPDATE eventlog.event SET global_index = CASE global_index WHEN 201 THEN -200 ELSE -201 END"
                        + " WHERE global_index IN (200, 201)");
        system.execute(
                "UPDATE eventlog.event SET global_index = -global_index WHERE global_index < 0");
        assertThat(verified()).contains("events [200, 201, 202]");
    }

    @Test
    void twoGatewaysWhoseClocksDifferAgreeOnWhatWasKnownWhen() throws Exception {
        try (var ahead = gateway(Duration.ofMinutes(1));
                var behind = gateway(Duration.ofMinutes(-1))) {
            for (int i = 0; i < 20; i++) {
                var through = i % 2 == 0 ? ahead : behind;
                assertThat(
                                system.sendTo(
                                        port(through),
                                        List.of(
                                                received(
                                                        "K-" + i, "2026-04-01T10:00", "citizen/01"),
                                                delivered("K-" + i, "2026-04-02T10:00"))))
                        .isEqualTo(200);
            }
            assertThat(
                            system.query(
                                    """
                                    SELECT count(*) FROM (SELECT recorded_at, lag(recorded_at) OVER (ORDER BY global_index) AS before
                                                            FROM eventlog.event) e
                                     WHERE recorded_at < before OR recorded_at > clock_timestamp()
                                    """))
                    .as("the time of recording never goes back")
                    .containsExactly("0");
            var published =
                    system.post(
                            "/api/v1/statements:publish",
                            "{\"of\": \"office:" + MANIKGANJ + "\", \"month\": \"2026-04\"}");
            assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
            system.sendTo(
                    port(behind), List.of(received("K-20", "2026-04-03T10:00", "citizen/01")));
            system.awaitProjected();
            var frozen = system.getJson("/api/v1/statements/office:" + MANIKGANJ + "/2026-04");
            var known =
                    system.getJson(
                            "/api/v1/statements/office:"
                                    + MANIKGANJ
                                    + "/2026-04?version=draft&asKnownAt="
                                    + frozen.get("asKnownAt").asString());
            assertThat(known.get("parts").at("/0/total"))
                    .isEqualTo(frozen.get("parts").at("/0/total"));
            assertThat(known.get("restatements")).isEqualTo(frozen.get("restatements"));
            assertThat(frozen.at("/workedOutFrom/digest").asString())
                    .as("it names the log it was worked out from")
                    .isEqualTo(
                            system.query(
                                            "SELECT encode(digest, 'hex') FROM eventlog.event WHERE global_index = "
                                                    + frozen.at("/workedOutFrom/index").asLong())
                                    .getFirst());
        }
        assertThat(verified()).startsWith("The chain is whole");
    }

    private ConfigurableApplicationContext gateway(Duration clock) {
        var application = GatewayApplication.application();
        application.addInitializers(
                context ->
                        ((GenericApplicationContext) context)
                                .registerBean(
                                        "wrongClock",
                                        Clock.class,
                                        () -> Clock.offset(Clock.systemUTC(), clock),
                                        definition -> definition.setPrimary(true)));
        return application.run(system.gatewayArguments());
    }

    private static int port(ConfigurableApplicationContext application) {
        return ((org.springframework.boot.web.server.servlet.context
                                .ServletWebServerApplicationContext)
                        application)
                .getWebServer()
                .getPort();
    }

    @Test
    void whatIsExportedWhileFactsComeInIsTheSameWhereItIsImported() throws Exception {
        assertThat(system.send(received("Q-1", "2026-04-01T10:00", "nothing/99")).toString())
                .contains("REJECTED");
        system.client("district", "BD-30-56", "figures:read");
        var sending = new AtomicBoolean(true);
        var sender =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = 0; sending.get(); i++) {
                                        system.send(
                                                received(
                                                        "X-" + i,
                                                        "2026-04-01T10:00",
                                                        "citizen/01"));
                                    }
                                });
        var file = new ByteArrayOutputStream();
        String written;
        LogPosition after;
        try (var connection = owner(system.database)) {
            written = LogArchive.write(connection, file, events -> {});
        }
        try (var connection = owner(system.database)) {
            after = LogPosition.read(connection);
        }
        sending.set(false);
        sender.join();
        assertThat(
                        system.query("SELECT count(*) FROM eventlog.event WHERE fact LIKE '%\"X-%'")
                                .getFirst())
                .as("facts came in meanwhile")
                .isNotEqualTo("0");
        assertThat(written).startsWith("The chain is whole").contains("1 gateway.quarantine");

        var copy = TestServers.newDatabase();
        for (var schema : List.of("eventlog", "access", "gateway")) {
            Migrations.run(
                    TestServers.postgres().jdbcUrl(copy),
                    Provisioning.OWNER,
                    TestServers.PASSWORD,
                    schema);
        }
        assertThat(imported(copy, file.toByteArray())).isEqualTo(written);
        assertThatThrownBy(() -> imported(copy, file.toByteArray()))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("not empty");
        var last = Long.parseLong(query(copy, "SELECT max(global_index) FROM eventlog.event"));
        assertThat(last).isLessThanOrEqualTo(after.index());
        for (var table :
                List.of(
                        "eventlog.event t WHERE global_index <= " + last,
                        "access.client t",
                        "access.client_secret t",
                        "gateway.quarantine t")) {
            var hash = "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM " + table;
            assertThat(query(copy, hash)).as(table).isEqualTo(system.query(hash).getFirst());
        }
        theSameFigures(copy, last);
    }

    /** The figures of both, as what was recorded up to an event makes them. */
    private void theSameFigures(String copy, long last) throws Exception {
        system.awaitProjected();
        var moment =
                system.query(
                                "SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                        + " FROM eventlog.event WHERE global_index = "
                                        + last)
                        .getFirst();
        var arguments =
                new ArrayList<>(
                        Arrays.asList(TestServers.arguments(copy, "somoyshima_projection")));
        arguments.add("--somoyshima.identity.keys=" + system.keys());
        try (var other =
                ProjectionApplication.application().run(arguments.toArray(String[]::new))) {
            for (var question :
                    List.of(
                            "/api/v1/figures?place=BD&from=2026-03-01&to=2026-05-31&by=service&period=month&asKnownAt="
                                    + moment,
                            "/api/v1/statements/office:"
                                    + MANIKGANJ
                                    + "/2026-04?version=draft&asKnownAt="
                                    + moment)) {
                assertThat(system.getFrom(port(other), question))
                        .as(question)
                        .isEqualTo(system.get(question).body());
            }
        }
    }

    private static String query(String database, String sql) throws SQLException {
        try (var connection = owner(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String imported(String database, byte[] file) throws SQLException {
        try (var connection = owner(database)) {
            return LogArchive.read(connection, new ByteArrayInputStream(file), events -> {});
        }
    }

    @Test
    void anOlderLogGetsItsChainAtTheUpgrade() throws Exception {
        var older = TestServers.newDatabase();
        try (var connection = owner(older)) {
            Flyway.configure()
                    .dataSource(
                            TestServers.postgres().jdbcUrl(older),
                            Provisioning.OWNER,
                            TestServers.PASSWORD)
                    .schemas("eventlog")
                    .locations("classpath:db/eventlog")
                    .target("2")
                    .load()
                    .migrate();
            try (var statement = connection.createStatement()) {
                statement.execute(
                        """
                        INSERT INTO eventlog.event (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at,
                                                    fact_name, fact, meta_data)
                        SELECT md5(i::text), 'case:x/' || i, 0, 'Case', timestamptz '2026-01-01' + i * interval '1.000003 s',
                               'service-request.received.v1', '{"nameBn": "সেবা \\ \t' || i || '"}', '{}'
                          FROM generate_series(1, 5000) AS i
                        """);
            }
        }
        Migrations.run(
                TestServers.postgres().jdbcUrl(older),
                Provisioning.OWNER,
                TestServers.PASSWORD,
                "eventlog");
        try (var connection = owner(older)) {
            assertThat(LogArchive.verify(connection, events -> {}))
                    .startsWith("The chain is whole: 5,000 events");
        }
    }

    @Test
    void aFileThatIsCutShortOrAlteredIsRefusedWhole() throws Exception {
        var file = new ByteArrayOutputStream();
        try (var connection = owner(system.database)) {
            LogArchive.write(connection, file, events -> {});
        }
        assertThat(LogArchive.verify(new ByteArrayInputStream(file.toByteArray()), events -> {}))
                .startsWith("The chain is whole");
        var cut = Arrays.copyOf(file.toByteArray(), file.size() / 2);
        assertThatThrownBy(() -> LogArchive.verify(new ByteArrayInputStream(cut), events -> {}))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("cut short after");
        var text = new String(unpacked(file.toByteArray()), StandardCharsets.UTF_8);
        for (var altered :
                Map.of(
                                "another day", text.replaceFirst("2026-04-1", "2026-04-2"),
                                "without its last table",
                                        text.replaceFirst(
                                                "(?s)#table gateway.quarantine_settlement.*?\\\\\\.\n",
                                                ""),
                                "something else", text.replaceFirst("somoyshima", "other"))
                        .entrySet()) {
            assertThatThrownBy(
                            () ->
                                    LogArchive.verify(
                                            new ByteArrayInputStream(packed(altered.getValue())),
                                            events -> {}))
                    .as(altered.getKey())
                    .isInstanceOf(ArchiveException.class);
        }
    }

    private static byte[] unpacked(byte[] file) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static byte[] packed(String text) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }
}
