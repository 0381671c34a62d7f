package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.dashboards.Column.Show;
import bd.somoyshima.dashboards.Questions.Range;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every query of every dashboard and alert as the readers' own role, on what the real system
 * made of the demonstration.
 */
class QueriesIT {

    private final RunningSystem system = RunningSystem.get();

    @TestFactory
    List<DynamicTest> everyQueryRunsWhateverIsChosen() {
        var choices =
                Map.of(
                        "none",
                                Map.of(
                                        "division", "''",
                                        "district", "''",
                                        "office", "''",
                                        "department", "''",
                                        "service", "''"),
                        "one",
                                Map.of(
                                        "division", "'BD-30'",
                                        "district", "'BD-30-56'",
                                        "office", "'ict-manikganj-sadar'"),
                        "several and all", Map.<String, String>of(),
                        "names with quotes",
                                Map.of(
                                        "division", "'O''Brien'',','BD-30'",
                                        "district", "'O''Brien'' --','BD-30-56'",
                                        "office", "'O''Brien''s office','ict-haluaghat'",
                                        "department", "'a''b'",
                                        "service", "''';--'"),
                        "without the demonstration", Map.of("demonstration", "'exclude'"));
        var tests = new ArrayList<DynamicTest>();
        Questions.all()
                .forEach(
                        (where, sql) ->
                                choices.forEach(
                                        (which, values) ->
                                                tests.add(
                                                        DynamicTest.dynamicTest(
                                                                where + ", chosen: " + which,
                                                                () ->
                                                                        ask(
                                                                                sql,
                                                                                Questions.with(
                                                                                        values),
                                                                                Questions
                                                                                        .QUARTER)))));
        assertThat(tests).hasSizeGreaterThan(600);
        return tests;
    }

    @TestFactory
    List<DynamicTest> everyQueryRunsForAnyTime() {
        var ranges =
                Map.of(
                        "nothing", new Range("2026-06-30T18:00:00Z", "2026-06-30T18:00:00Z"),
                        "from after to", new Range("2026-06-30T18:00:00Z", "2026-05-30T18:00:00Z"),
                        "one day", new Range("2026-06-09T18:00:00Z", "2026-06-10T17:59:59Z"),
                        "30 June and 1 July",
                                new Range("2026-06-29T18:00:00Z", "2026-07-01T17:59:59Z"),
                        "five years", new Range("2021-07-01T00:00:00Z", "2026-07-01T00:00:00Z"),
                        "a time to come",
                                new Range("2030-01-01T00:00:00Z", "2030-02-01T00:00:00Z"));
        var tests = new ArrayList<DynamicTest>();
        Questions.all()
                .forEach(
                        (where, sql) ->
                                ranges.forEach(
                                        (which, range) ->
                                                tests.add(
                                                        DynamicTest.dynamicTest(
                                                                where + ", " + which,
                                                                () ->
                                                                        ask(
                                                                                sql,
                                                                                Questions
                                                                                        .EVERYTHING,
                                                                                range)))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> everyQueryRunsForReadersOfADistrictAndOfADivision() {
        var tests = new ArrayList<DynamicTest>();
        for (var role : List.of(RunningSystem.DISTRICT, RunningSystem.DIVISION)) {
            Questions.all()
                    .forEach(
                            (where, sql) ->
                                    tests.add(
                                            DynamicTest.dynamicTest(
                                                    where + " as " + role,
                                                    () ->
                                                            system.asReader(
                                                                    role,
                                                                    Questions.filled(
                                                                            sql,
                                                                            Questions.EVERYTHING,
                                                                            Questions.QUARTER)))));
        }
        return tests;
    }

    /** All offices of the demonstration report, their limits can be read, and no case waits. */
    private static final Set<String> MAY_BE_EMPTY =
            Set.of("silent.sql", "unreadable-limits.sql", "waiting.sql");

    /** Every column that a panel names is in the result, in order; every code has its words. */
    @TestFactory
    List<DynamicTest> everyPanelShowsSomethingAndKnowsItsColumnsAndCodes() {
        var tests = new ArrayList<DynamicTest>();
        for (var dashboard : Generator.dashboards()) {
            for (var panel : dashboard.panels()) {
                if (panel.sqlFile() != null) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    dashboard.name() + "/" + panel.sqlFile(),
                                    () -> showsSomething(dashboard, panel)));
                }
            }
        }
        return tests;
    }

    private void showsSomething(Dashboard dashboard, Panel panel) throws SQLException {
        var now = new Range("2026-03-31T18:00:00Z", Instant.now().toString());
        var sql = Sql.read(dashboard.name() + "/" + panel.sqlFile(), Language.BN);
        var rows = ask(sql, Questions.EVERYTHING, now);
        if (panel.kind() == Panel.Kind.STAT || !MAY_BE_EMPTY.contains(panel.sqlFile())) {
            assertThat(rows).isNotEmpty();
        }
        // a row even if there is none
        var columns =
                ask(
                        "SELECT q.* FROM (VALUES (1)) AS one LEFT JOIN (" + sql + ") AS q ON true",
                        Questions.EVERYTHING,
                        now);
        assertThat(columns.getFirst().keySet())
                .containsExactlyElementsOf(panel.columns().stream().map(Column::name).toList());
        for (var column : panel.columns()) {
            if (column.show() == Show.CODE) {
                assertThat(rows)
                        .allSatisfy(
                                row ->
                                        assertThat(
                                                        Objects.requireNonNull(
                                                                Words.CODES.get(column.name())))
                                                .containsKey(row.get(column.name())));
            }
        }
    }

    @Test
    void theHeadlineFiguresAreWhatTheFactsSay() throws SQLException {
        var recount = Recount.of(system);
        for (var district : List.of("BD-30-56", "BD-45-61")) {
            var chosen = Questions.with(Map.of("district", "'" + district + "'"));
            var counted = recount.district(district, "2026-04-01", "2026-06-30");

            var inTime = ask("district-overview/in-time.sql", chosen).getFirst();
            assertThat(inTime.get("judged"))
                    .isEqualTo(String.valueOf(counted.inTime() + counted.late()));
            assertThat(Double.parseDouble(Objects.requireNonNull(inTime.get("in_time_percent"))))
                    .isEqualTo(
                            Math.round(
                                            1000.0
                                                    * counted.inTime()
                                                    / (counted.inTime() + counted.late()))
                                    / 10.0);
            assertThat(ask("district-overview/overdue-now.sql", chosen).getFirst())
                    .containsEntry("overdue", String.valueOf(counted.overdueNow()));
            assertThat(ask("district-overview/ripe.sql", chosen).getFirst())
                    .containsEntry("ripe", String.valueOf(counted.ripeNow()));
            assertThat(ask("district-overview/by-office.sql", chosen))
                    .singleElement()
                    .satisfies(
                            row -> {
                                assertThat(row)
                                        .containsEntry(
                                                "received", String.valueOf(counted.received()));
                                assertThat(row)
                                        .containsEntry("late", String.valueOf(counted.late()));
                                assertThat(row)
                                        .containsEntry(
                                                "backlog", String.valueOf(counted.openNow()));
                                assertThat(row)
                                        .containsEntry(
                                                "overdue", String.valueOf(counted.overdueNow()));
                            });
            assertThat(sum(ask("district-overview/by-service.sql", chosen), "late"))
                    .isEqualTo(counted.late());
            assertThat(sum(ask("district-overview/by-week.sql", chosen), "received"))
                    .isEqualTo(counted.received());
            assertThat(ask("complaints/in-time.sql", chosen).getFirst())
                    .containsEntry("judged", String.valueOf(counted.complaintsJudged()));
            assertThat(ask("complaints/now.sql", chosen).getFirst())
                    .containsEntry("backlog", String.valueOf(counted.complaintsOpenNow()))
                    .containsEntry("ripe", String.valueOf(counted.ripeNow()));
        }
        var both = ask("ministry/by-district.sql", Questions.EVERYTHING);
        assertThat(both).hasSize(2);
        assertThat(sum(both, "received"))
                .isEqualTo(
                        recount.district("BD-30-56", "2026-04-01", "2026-06-30").received()
                                + recount.district("BD-45-61", "2026-04-01", "2026-06-30")
                                        .received());
        assertThat(recount.district("BD-30-56", "2026-04-01", "2026-06-30").received())
                .isBetween(1_000L, 2_500L);
    }

    @Test
    void listsHoldWhatIsCounted() throws SQLException {
        long overdue =
                sum(ask("district-overview/overdue-now.sql", Questions.EVERYTHING), "overdue");
        long soon = sum(ask("district-overview/due-soon.sql", Questions.EVERYTHING), "due_soon");

        assertThat(overdue).isPositive();
        assertThat(ask("district-overview/overdue-cases.sql", Questions.EVERYTHING))
                .hasSize((int) Math.min(200, overdue));
        assertThat(ask("district-overview/due-soon-cases.sql", Questions.EVERYTHING))
                .hasSize((int) Math.min(200, soon));
    }

    @Test
    void theDemonstrationCanBeLeftOut() throws SQLException {
        var chosen = Questions.with(Map.of("demonstration", "'exclude'"));

        assertThat(ask("ministry/received.sql", chosen))
                .containsExactly(Map.of("received", "1", "complaints", "0"));
    }

    @Test
    void aPublishedStatementSaysWhatIsDifferentToday() throws SQLException {
        assertThat(ask("ministry/statements.sql", Questions.EVERYTHING))
                .anySatisfy(
                        row -> {
                            assertThat(row).containsEntry("kind", "SERVICE_REQUEST");
                            assertThat(row).containsEntry("month", "2026-05");
                            assertThat(row).containsEntry("restated", "RESTATED");
                            assertThat(row).containsEntry("received_change", "1");
                        })
                .anySatisfy(
                        row -> {
                            assertThat(row).containsEntry("kind", "COMPLAINT");
                            assertThat(row).containsEntry("restated", "UNCHANGED");
                        });
    }

    @Test
    void quarantineIsToldByReason() throws SQLException {
        var now = new Range("2026-01-01T00:00:00Z", Instant.now().toString());
        assertThat(
                        ask(
                                Sql.read("data-quality/quarantine.sql", Language.EN),
                                Questions.EVERYTHING,
                                now))
                .extracting(row -> row.get("reason") + " " + row.get("still_open"))
                .contains("UNKNOWN_TYPE 1", "CONFLICT 1");
    }

    /** The names of metrics are those of a real scrape of both applications. */
    @Test
    void everyMetricOfTheDashboardsAndAlertsIsInAScrape() throws Exception {
        system.fromProjection("/api/v1/notices");
        var scraped =
                system.fromGateway("/actuator/prometheus")
                        + system.fromProjection("/actuator/prometheus");
        var expressions = new ArrayList<String>();
        Generator.dashboards()
                .forEach(
                        d ->
                                d.panels()
                                        .forEach(
                                                p ->
                                                        p.metrics()
                                                                .forEach(
                                                                        m ->
                                                                                expressions.add(
                                                                                        m
                                                                                                .expression()))));
        AlertRules.all().stream()
                .map(AlertRule::metric)
                .filter(Objects::nonNull)
                .forEach(expressions::add);
        var name = Pattern.compile("\\b(somoyshima|http|hikaricp|jvm|process)_[a-z_]+");
        int found = 0;
        for (var expression : expressions) {
            var names = name.matcher(expression);
            while (names.find()) {
                found++;
                assertThat(scraped).containsPattern("(?m)^" + names.group() + "[{ ]");
            }
            var labels = Pattern.compile("(\\w+)=\"(\\w[^\"]*)\"").matcher(expression);
            while (labels.find()) {
                assertThat(scraped).contains(labels.group());
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    private List<Map<String, @Nullable String>> ask(String file, Map<String, String> chosen)
            throws SQLException {
        return ask(Sql.read(file, Language.EN), chosen, Questions.QUARTER);
    }

    private List<Map<String, @Nullable String>> ask(
            String sql, Map<String, String> chosen, Range range) throws SQLException {
        return system.asReader(RunningSystem.MINISTRY, Questions.filled(sql, chosen, range));
    }

    private static long sum(List<Map<String, @Nullable String>> rows, String column) {
        return rows.stream()
                .mapToLong(r -> Long.parseLong(Objects.requireNonNull(r.get(column))))
                .sum();
    }
}
