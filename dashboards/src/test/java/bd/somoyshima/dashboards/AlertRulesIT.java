package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** Every alert rule fires when it should and is quiet when it should, by the engine that asks. */
class AlertRulesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    /** District Barguna, where the demonstration has no office. */
    private static final String DISTRICT = "Barguna · বরগুনা";

    private static final String OFFICES =
            """
            INSERT INTO projection.office (office_id, place, division_code, district_code, department, name_en, name_bn)
            VALUES ('test-office', 'BD-10-04', 'BD-10', 'BD-10-04', 'ict', 'Test', 'Test')
            """;

    private final RunningSystem system = RunningSystem.get();

    /** What is put into the read model for a moment, and which districts then fire. */
    private record Fixture(String rule, String what, String sql, boolean fires) {}

    private static String area(String kind, int tier, String day, int backlog, int overdue) {
        return """
               INSERT INTO projection.area_day
               SELECT 'BD-10-04', '%s', %s, false, %s, 0, %s, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, %s, 0, 0, 0, 0, 0
               """
                .formatted(kind, tier, day, backlog, overdue);
    }

    private static String atRisk(int today, int daily) {
        return OFFICES
                + """
                ;
                INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, cause, change, since, noted_at)
                SELECT 'AT_RISK', 'test-office', 'T-' || n, 0, '', 'RAISED', now(), now() - interval '1 hour'
                  FROM generate_series(1, %s) AS n;
                INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, cause, change, since, noted_at)
                SELECT 'AT_RISK', 'test-office', 'D-' || d || '-' || n, 0, '', 'RAISED', now(),
                       now() - make_interval(days => d)
                  FROM generate_series(2, 28) AS d, generate_series(1, %s) AS n
                """
                        .formatted(today, daily);
    }

    private static String quarantined(int entries, String settled) {
        return """
               INSERT INTO gateway.quarantine (arrived_at, way, raw, problems, media_type, attributes, reason)
               SELECT now() - interval '10 minutes', 'HTTP', '', '[]', '', '{}', 'MALFORMED'
                 FROM generate_series(1, %s);
               %s
               """
                .formatted(entries, settled);
    }

    private static List<Fixture> fixtures() {
        var today = "(now() AT TIME ZONE 'Asia/Dhaka')::date";
        return List.of(
                new Fixture(
                        "overdue",
                        "11 % overdue",
                        area("SERVICE_REQUEST", 0, today + " - 2", 100, 11),
                        true),
                new Fixture(
                        "overdue",
                        "10 % overdue",
                        area("SERVICE_REQUEST", 0, today + " - 2", 100, 10),
                        false),
                new Fixture(
                        "overdue",
                        "5 of 9 overdue: too few",
                        area("SERVICE_REQUEST", 0, today + " - 2", 9, 5),
                        false),
                new Fixture(
                        "overdue", "due today", area("SERVICE_REQUEST", 0, today, 100, 50), false),
                new Fixture(
                        "ripe",
                        "one ripe since yesterday",
                        area("COMPLAINT", 1, today + " - 1", 1, 1),
                        true),
                new Fixture(
                        "ripe",
                        "ripe if still open tonight",
                        area("COMPLAINT", 2, today, 1, 1),
                        false),
                new Fixture("at-risk-surge", "31 instead of 2 a day", atRisk(31, 2), true),
                new Fixture(
                        "at-risk-surge", "25 instead of 2 a day: too few", atRisk(25, 2), false),
                new Fixture("at-risk-surge", "100 instead of 40 a day", atRisk(100, 40), false),
                new Fixture("at-risk-surge", "200 instead of 40 a day", atRisk(200, 40), true),
                new Fixture(
                        "silent",
                        "one silent",
                        OFFICES
                                + "; INSERT INTO projection.office_silence VALUES ('test-office', '2026-05-01', '2026-05-06')",
                        true),
                new Fixture("silent", "none silent", OFFICES, false),
                new Fixture("quarantine", "60 in the last hour", quarantined(60, ""), true),
                new Fixture("quarantine", "20 in the last hour", quarantined(20, ""), false),
                new Fixture(
                        "quarantine",
                        "60, settled since",
                        quarantined(
                                60,
                                "INSERT INTO gateway.quarantine_settlement (quarantine_id, outcome, settled_by)"
                                        + " SELECT quarantine_id, 'ACCEPTED', 'x' FROM gateway.quarantine"
                                        + " WHERE NOT EXISTS (SELECT 1 FROM gateway.quarantine_settlement s"
                                        + " WHERE s.quarantine_id = quarantine.quarantine_id)"),
                        false));
    }

    @TestFactory
    List<DynamicTest> rulesInSqlFireAndAreQuiet() {
        var tests = new ArrayList<DynamicTest>();
        for (var fixture : fixtures()) {
            tests.add(
                    DynamicTest.dynamicTest(
                            fixture.rule() + ": " + fixture.what(), () -> check(fixture)));
        }
        assertThat(AlertRules.all().stream().filter(r -> r.metric() == null).map(AlertRule::name))
                .allSatisfy(
                        rule -> {
                            assertThat(fixtures())
                                    .anyMatch(f -> f.rule().equals(rule) && f.fires());
                            assertThat(fixtures())
                                    .anyMatch(f -> f.rule().equals(rule) && !f.fires());
                        });
        return tests;
    }

    /** Put in and asked in one transaction, which is taken back. */
    private void check(Fixture fixture) throws SQLException {
        var rule = rule(fixture.rule());
        try (var connection = system.connect("postgres");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(fixture.sql());
                statement.execute("SET LOCAL SESSION AUTHORIZATION " + RunningSystem.MINISTRY);
                var firing =
                        RunningSystem.rows(connection, Objects.requireNonNull(rule.sql())).stream()
                                .filter(
                                        row ->
                                                !row.containsKey("district")
                                                        || DISTRICT.equals(row.get("district")))
                                .map(row -> List.copyOf(row.values()).getLast())
                                .filter(
                                        value ->
                                                Double.parseDouble(Objects.requireNonNull(value))
                                                        > threshold(rule))
                                .count();
                assertThat(firing).isEqualTo(fixture.fires() ? 1 : 0);
            } finally {
                connection.rollback();
            }
        }
    }

    /**
     * Rules of metrics are asked by Prometheus' own tool, which Debian packages with Prometheus.
     */
    @Test
    void rulesInPromqlFireAndAreQuiet() throws IOException, InterruptedException {
        if (!Files.isExecutable(PROMTOOL)) {
            assertThat(System.getenv("CI"))
                    .as(
                            "continuous integration installs Debian's package prometheus, which has %s",
                            PROMTOOL)
                    .isNull();
            Assumptions.abort("needs " + PROMTOOL + " (Debian's package prometheus)");
        }
        var rules = new StringBuilder("groups:\n- name: somoyshima\n  interval: 1m\n  rules:\n");
        var tests = new StringBuilder("rule_files: [rules.yml]\nevaluation_interval: 1m\ntests:\n");
        var series =
                Map.of(
                        "lag",
                        List.of(
                                "somoyshima_projection_lag_seconds{instance=\"a\"}",
                                "0+0x5 90+0x20",
                                "0+0x25",
                                "50+0x25"),
                        "append-failures",
                        List.of(
                                "somoyshima_append_failures_total{instance=\"a\"}",
                                "0+0x5 5+5x20",
                                "3+0x25",
                                "0+0x25"),
                        "reconcile",
                        List.of(
                                "somoyshima_reconcile_differences{instance=\"a\"}",
                                "0+0x5 1+0x20",
                                "0+0x25",
                                "0+0x25"));
        for (var rule : AlertRules.all()) {
            if (rule.metric() == null) {
                continue;
            }
            var of = Objects.requireNonNull(series.get(rule.name()), rule.name());
            rules.append(
                    "  - alert: %s%n    expr: %s > %s%n    for: %s%n"
                            .formatted(
                                    rule.name(), rule.metric(), threshold(rule), rule.holdsFor()));
            for (int i = 1; i < of.size(); i++) {
                tests.append(
                        """
                        - interval: 1m
                          input_series:
                          - {series: '%s', values: '%s'}
                          alert_rule_test:
                          - {alertname: %s, eval_time: 4m, exp_alerts: []}
                          - {alertname: %s, eval_time: 15m, exp_alerts: [%s]}
                        """
                                .formatted(
                                        of.getFirst(),
                                        of.get(i),
                                        rule.name(),
                                        rule.name(),
                                        i == 1 ? "{}" : ""));
            }
        }
        var directory = Files.createDirectories(Path.of("target", "alerts"));
        Files.writeString(directory.resolve("rules.yml"), rules);
        Files.writeString(directory.resolve("tests.yml"), tests);
        var promtool =
                new ProcessBuilder(PROMTOOL.toString(), "test", "rules", "tests.yml")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(promtool.exitValue()).as(said).isZero();
        assertThat(said).contains("SUCCESS");
    }

    /** What Grafana holds against it, as provisioned. */
    private static double threshold(AlertRule rule) {
        for (var provisioned : JSON.readTree(Generator.alertRules()).at("/groups/0/rules")) {
            if (provisioned.get("uid").asString().equals(rule.uid())) {
                assertThat(provisioned.get("condition").asString()).isEqualTo("B");
                assertThat(provisioned.at("/data/1/model/expression").asString()).isEqualTo("A");
                assertThat(provisioned.at("/data/1/model/type").asString()).isEqualTo("threshold");
                var evaluator = provisioned.at("/data/1/model/conditions/0/evaluator");
                assertThat(evaluator.get("type").asString()).isEqualTo("gt");
                return evaluator.at("/params/0").asDouble();
            }
        }
        throw new AssertionError(rule.uid() + " is not provisioned");
    }

    private static AlertRule rule(String name) {
        return AlertRules.all().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
