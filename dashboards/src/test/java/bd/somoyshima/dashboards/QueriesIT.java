package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.servers.Ports;
import bd.somoyshima.standalone.Progress;
import bd.somoyshima.standalone.Standalone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs every query of every dashboard as the dashboards' own role, on what the real system made of
 * the demonstration.
 */
class QueriesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String BOTH = "'ict-manikganj-sadar','ict-haluaghat'";
    private static final Map<String, String> QUARTER =
            Map.of("from", "2026-03-31T18:00:00Z", "to", "2026-06-30T17:59:59Z");

    private static Standalone system;
    private static Path data;
    private static int postgresPort;
    private static int projectionPort;

    @BeforeAll
    static void start() throws IOException {
        data =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "servers")), "standalone");
        postgresPort = Ports.free();
        projectionPort = Ports.free();
        system =
                Standalone.start(
                        List.of(
                                "--data=" + data,
                                "--gateway-port=" + Ports.free(),
                                "--projection-port=" + projectionPort,
                                "--postgres-port=" + postgresPort,
                                "--kafka-port=" + Ports.free()),
                        new Progress(System.out, false));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @TestFactory
    List<DynamicTest> everyPanelAndVariableRunsForOneManyNoneAndOddNames() {
        var offices =
                Map.of(
                        "one", "'ict-haluaghat'",
                        "many", BOTH,
                        "none", "''",
                        "a name with a quote", "'O''Brien''s office','ict-haluaghat'");
        var tests = new ArrayList<DynamicTest>();
        queries()
                .forEach(
                        (name, sql) ->
                                offices.forEach(
                                        (which, value) ->
                                                tests.add(
                                                        DynamicTest.dynamicTest(
                                                                name + ", offices: " + which,
                                                                () ->
                                                                        run(
                                                                                sql,
                                                                                value,
                                                                                "'include'",
                                                                                QUARTER)))));
        assertThat(tests).hasSize(2 * (9 + 3) * 4);
        return tests;
    }

    @TestFactory
    List<DynamicTest> everyPanelRunsForAnyTimeRange() {
        var ranges =
                List.of(
                        Map.of("from", "2026-06-30T18:00:00Z", "to", "2026-06-30T18:00:00Z"),
                        Map.of("from", "2026-06-29T18:00:00Z", "to", "2026-06-30T18:00:01Z"),
                        Map.of("from", "2021-07-01T00:00:00Z", "to", "2026-07-01T00:00:00Z"));
        var tests = new ArrayList<DynamicTest>();
        queries()
                .forEach(
                        (name, sql) ->
                                ranges.forEach(
                                        range ->
                                                tests.add(
                                                        DynamicTest.dynamicTest(
                                                                name + ", " + range,
                                                                () ->
                                                                        run(
                                                                                sql,
                                                                                BOTH,
                                                                                "'exclude'",
                                                                                range)))));
        return tests;
    }

    /** Every column that a panel names and shows is in the query's result, in order. */
    @Test
    void panelsShowTheColumnsTheirQueriesGive() throws SQLException {
        for (var dashboard : Generator.dashboards()) {
            for (var panel : dashboard.panels()) {
                var rows =
                        run(
                                Generator.sql(dashboard, panel.sqlFile(), Language.BN),
                                BOTH,
                                "'include'",
                                QUARTER);
                assertThat(rows).as(panel.sqlFile()).isNotEmpty();
                assertThat(rows.getFirst().keySet())
                        .as(panel.sqlFile())
                        .containsExactlyElementsOf(
                                panel.columns().stream().map(Panel.Column::name).toList());
            }
        }
    }

    /**
     * The figures counted again from the facts in the event log, by other means than the
     * projection's.
     */
    @Test
    void theFiguresAreWhatTheFactsSay() throws SQLException {
        long received =
                asAdmin(
                        """
                        SELECT count(DISTINCT fact::json ->> 'caseNo')
                          FROM eventlog.event
                         WHERE fact_name = 'service-request.received.v1'
                           AND (fact::json #>> '{header,occurredAt}')::timestamptz
                               BETWEEN '2026-04-01T00:00:00+06:00' AND '2026-06-30T23:59:59+06:00'
                        """);

        assertThat(single("received.sql")).isEqualTo(Long.toString(received));
        assertThat(received).isBetween(2_800L, 3_300L);
        var byService = run(sql("by-service.sql"), BOTH, "'include'", QUARTER);
        assertThat(byService).hasSize(30);
        assertThat(sum(byService, "received")).isEqualTo(received);
        for (var row : byService) {
            assertThat(
                            List.of(
                                            "instant",
                                            "within_limit",
                                            "late",
                                            "overdue",
                                            "open_in_time",
                                            "not_judged")
                                    .stream()
                                    .mapToLong(c -> Long.parseLong(row.get(c)))
                                    .sum())
                    .as("%s", row)
                    .isEqualTo(Long.parseLong(row.get("received")));
        }
        assertThat(sum(run(sql("by-office.sql"), BOTH, "'include'", QUARTER), "late"))
                .isEqualTo(sum(byService, "late"));
    }

    @Test
    void theFiguresAgreeWithTheInterface() throws Exception {
        var total = compliance("&demonstration=true").get("total");

        assertThat(single("compliance.sql")).isEqualTo(total.at("/compliance/percent").asString());
        assertThat(single("received.sql")).isEqualTo(total.get("received").asString());
    }

    @Test
    void theDemonstrationCanBeLeftOut() throws Exception {
        assertThat(run(sql("received.sql"), BOTH, "'exclude'", QUARTER))
                .containsExactly(Map.of("received", "0"));
        assertThat(compliance("&demonstration=false").at("/total/received").asInt()).isZero();
    }

    @Test
    void somethingIsFallingDueAndSomethingIsOverdue() throws SQLException {
        assertThat(Long.parseLong(single("overdue-now.sql"))).isPositive();
        assertThat(run(sql("overdue-cases.sql"), BOTH, "'include'", QUARTER))
                .hasSize(Math.min(200, Integer.parseInt(single("overdue-now.sql"))));
        assertThat(run(sql("due-soon-cases.sql"), BOTH, "'include'", QUARTER))
                .hasSize(Math.min(200, Integer.parseInt(single("due-soon.sql"))));
    }

    /** Written in SQL, without the code that is to keep such things out. */
    @Test
    void theDemonstrationsEventLogHoldsNoPersonalData() throws SQLException {
        assertThat(asAdmin("SELECT count(*) FROM eventlog.event")).isGreaterThan(6_000);
        var latin = "translate(%s, '০১২৩৪৫৬৭৮৯', '0123456789')";
        for (var column : List.of("fact", "meta_data", "aggregate_id")) {
            for (var pattern :
                    List.of(
                            "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.",
                            "(^|[^0-9A-Za-z])((00|\\+)?880[ -]?|0)1[3-9]([ -]?[0-9]){8}($|[^0-9A-Za-z])",
                            "(^|[^0-9A-Za-z])([0-9]{10}|[0-9]{13}|[0-9]{17})($|[^0-9A-Za-z])")) {
                assertThat(
                                asAdmin(
                                        "SELECT count(*) FROM eventlog.event WHERE "
                                                + latin.formatted(column)
                                                + " ~ '"
                                                + pattern
                                                + "'"))
                        .as("%s like %s", column, pattern)
                        .isZero();
            }
        }
        assertThat(
                        asAdmin(
                                """
                                SELECT count(*) FROM eventlog.event
                                 WHERE fact::json ->> 'applicant' IS NOT NULL
                                   AND fact::json ->> 'applicant' !~ '^h1_[A-Za-z0-9_-]{43}$'
                                """))
                .as("applicants that are no keyed hashes")
                .isZero();
    }

    private static JsonNode compliance(String more) throws IOException, InterruptedException {
        var uri =
                "http://127.0.0.1:"
                        + projectionPort
                        + "/api/v1/compliance?from=2026-04-01&to=2026-06-30&by=office"
                        + more;
        try (var http = HttpClient.newHttpClient()) {
            return JSON.readTree(
                    http.send(
                                    HttpRequest.newBuilder(URI.create(uri))
                                            .header(
                                                    "Authorization",
                                                    system.tokens().authorization())
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        }
    }

    private static Map<String, String> queries() {
        var queries = new LinkedHashMap<String, String>();
        Generator.files()
                .forEach(
                        (path, text) -> {
                            var dashboard = JSON.readTree(text);
                            dashboard
                                    .get("panels")
                                    .forEach(
                                            p ->
                                                    queries.put(
                                                            path
                                                                    + " panel "
                                                                    + p.get("title").asString(),
                                                            p.at("/targets/0/rawSql").asString()));
                            dashboard
                                    .at("/templating/list")
                                    .forEach(
                                            v -> {
                                                if (v.get("type").asString().equals("query")) {
                                                    queries.put(
                                                            path
                                                                    + " variable "
                                                                    + v.get("name").asString(),
                                                            v.get("query").asString());
                                                }
                                            });
                        });
        return queries;
    }

    private static String sql(String file) {
        return Generator.sql(Generator.dashboards().getFirst(), file, Language.EN);
    }

    private static String single(String file) throws SQLException {
        return run(sql(file), BOTH, "'include'", QUARTER).getFirst().values().iterator().next();
    }

    private static long sum(List<Map<String, String>> rows, String column) {
        return rows.stream().mapToLong(r -> Long.parseLong(r.get(column))).sum();
    }

    /** Runs a query as Grafana would send it: variables filled in, macros expanded. */
    private static List<Map<String, String>> run(
            String sql, String offices, String demonstration, Map<String, String> range)
            throws SQLException {
        var expanded =
                sql.replace("${office:sqlstring}", offices)
                        .replace("${division:sqlstring}", "'BD-30','BD-45'")
                        .replace("${district:sqlstring}", "'BD-30-56','BD-45-61'")
                        .replace("${demonstration:sqlstring}", demonstration)
                        .replace("$__timeFrom()", "'" + range.get("from") + "'")
                        .replace("$__timeTo()", "'" + range.get("to") + "'");
        assertThat(expanded).doesNotContain("$");
        try (var connection = connect("somoyshima_dash");
                var statement = connection.createStatement();
                var result = statement.executeQuery(expanded)) {
            var rows = new ArrayList<Map<String, String>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(
                            result.getMetaData().getColumnLabel(i),
                            String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static long asAdmin(String sql) throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static Connection connect(String role) throws SQLException {
        var passwords = new Properties();
        try (var in = Files.newInputStream(data.resolve("passwords.properties"))) {
            passwords.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/somoyshima",
                role,
                passwords.getProperty(role));
    }
}
