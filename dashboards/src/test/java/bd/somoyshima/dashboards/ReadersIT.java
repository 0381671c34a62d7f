package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Readers of one district or division see its rows only, whatever they send. The demonstration's
 * two offices are in different divisions: each reader sees one.
 */
class ReadersIT {

    private static final Map<String, String> SEES =
            Map.of(
                    RunningSystem.DISTRICT, "ict-manikganj-sadar",
                    RunningSystem.DIVISION, "ict-haluaghat");

    private static final Map<String, String> PLACE =
            Map.of(RunningSystem.DISTRICT, "BD-30", RunningSystem.DIVISION, "BD-45");

    private final RunningSystem system = RunningSystem.get();

    @TestFactory
    List<DynamicTest> everyViewShowsTheRowsOfThePlaceAndNoOthers() throws SQLException {
        var tests = new ArrayList<DynamicTest>();
        for (var view : views()) {
            SEES.forEach(
                    (role, office) ->
                            tests.add(
                                    DynamicTest.dynamicTest(
                                            view + " as " + role,
                                            () -> showsOnlyTheOwn(view, role, office))));
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests;
    }

    private List<String> views() throws SQLException {
        return system
                .asReader(
                        RunningSystem.MINISTRY,
                        "SELECT table_schema || '.' || table_name AS view FROM information_schema.views"
                                + " WHERE table_schema IN ('dash', 'gateway') ORDER BY 1")
                .stream()
                .map(row -> Objects.requireNonNull(row.get("view")))
                .toList();
    }

    private void showsOnlyTheOwn(String view, String role, String office) throws SQLException {
        if (view.equals("dash.place")) {
            return; // names and points of places are no one's secret
        }
        var rows = system.asReader(role, "SELECT * FROM " + view);
        var all = system.asReader(RunningSystem.MINISTRY, "SELECT * FROM " + view);
        assertThat(all).isNotEmpty();
        for (var row : rows) {
            if (row.containsKey("office_id")) {
                assertThat(row).containsEntry("office_id", office);
            } else if (row.containsKey("area")) {
                assertThat(row.get("area")).startsWith(PLACE.get(role));
            } else {
                assertThat(row.get("scope")).startsWith(PLACE.get(role));
            }
        }
        var own = all.stream().filter(r -> belongs(r, role, office)).toList();
        assertThat(rows).hasSameSizeAs(own);
    }

    private static boolean belongs(Map<String, ? extends Object> row, String role, String office) {
        if (row.containsKey("office_id")) {
            return office.equals(row.get("office_id"));
        }
        var place = String.valueOf(row.containsKey("area") ? row.get("area") : row.get("scope"));
        return place.startsWith(Objects.requireNonNull(PLACE.get(role)));
    }

    /** Each line is sent as it is, after what may have been sent before in the same session. */
    @TestFactory
    List<DynamicTest> nothingThatIsSentReachesAcross() {
        var attempts =
                List.of(
                        List.of("SELECT * FROM projection.case_file"),
                        List.of("SELECT * FROM projection.office"),
                        List.of("SELECT fact FROM eventlog.event"),
                        List.of("SELECT raw FROM gateway.quarantine"),
                        List.of("SELECT * FROM access.client"),
                        List.of("SET ROLE somoyshima_dash", "SELECT office_id FROM dash.office"),
                        List.of(
                                "SET ROLE somoyshima_dash",
                                "ALTER ROLE somoyshima_dash PASSWORD 'x'"),
                        List.of("ALTER ROLE somoyshima_dash SET statement_timeout = 1"),
                        List.of(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'somoyshima_projection'"),
                        List.of(
                                "SELECT query FROM pg_stat_activity WHERE usename = 'somoyshima_dash'"),
                        List.of("SELECT * FROM access.dashboard_reader"),
                        List.of("SET ROLE somoyshima_owner", "SELECT office_id FROM dash.office"),
                        List.of(
                                "SET SESSION AUTHORIZATION somoyshima_dash",
                                "SELECT office_id FROM dash.office"),
                        List.of("SET row_security = off", "SELECT office_id FROM dash.office"),
                        List.of("SET row_security = off", "SELECT * FROM projection.office"),
                        List.of(
                                "SET default_transaction_read_only = off",
                                "UPDATE access.dashboard_reader SET place = 'BD'"),
                        List.of(
                                "SET default_transaction_read_only = off",
                                "INSERT INTO access.dashboard_reader VALUES (session_user, 'BD')"),
                        List.of(
                                "SET default_transaction_read_only = off",
                                "CREATE FUNCTION pg_temp.tell(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001"
                                        + " AS $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$",
                                "SELECT office_id FROM dash.open_case WHERE pg_temp.tell(office_id)"),
                        List.of(
                                "SELECT office_id FROM dash.open_case"
                                        + " WHERE CASE WHEN office_id NOT IN (SELECT office_id FROM dash.office)"
                                        + " THEN 1 / (length(office_id) - length(office_id)) > 0 ELSE true END"),
                        List.of(
                                "SET search_path = pg_temp, public",
                                "SELECT office_id FROM dash.office UNION SELECT office_id FROM dash.closed_case"),
                        List.of(
                                "SELECT o.office_id FROM dash.closed_case c RIGHT JOIN dash.office o ON true"),
                        List.of("SELECT * FROM pg_stats WHERE tablename = 'case_file'"),
                        List.of("SELECT pg_read_file('postgresql.conf')"),
                        List.of("COPY (SELECT office_id FROM dash.office) TO PROGRAM 'cat'"),
                        List.of("EXPLAIN ANALYZE SELECT office_id FROM dash.open_case"),
                        List.of(
                                "SELECT query_to_xml('SELECT office_id FROM dash.office', true, true, '')::text AS office_id"),
                        List.of("SELECT lo_export(1, '/tmp/x')"),
                        List.of(
                                "DO $$ BEGIN EXECUTE 'SELECT count(*) FROM projection.office'; END $$",
                                "SELECT office_id FROM dash.office"));
        var tests = new ArrayList<DynamicTest>();
        for (var attempt : attempts) {
            SEES.forEach(
                    (role, office) ->
                            tests.add(
                                    DynamicTest.dynamicTest(
                                            role + ": " + String.join("; ", attempt),
                                            () -> reachesNothingElse(attempt, role, office))));
        }
        return tests;
    }

    private void reachesNothingElse(List<String> attempt, String role, String office)
            throws SQLException {
        var other = office.equals("ict-haluaghat") ? "manikganj" : "haluaghat";
        try (var connection = system.connect(role);
                var statement = connection.createStatement()) {
            boolean rows = false;
            for (var sql : attempt) {
                try {
                    rows = statement.execute(sql);
                } catch (SQLException refused) {
                    assertThat(refused.getSQLState())
                            .as("%s: %s", sql, refused.getMessage())
                            // not permitted, read only, or (no other row is looked at) nothing at
                            // all
                            .isIn("42501", "25006", "42809", "28000");
                    assertThat(refused.getMessage()).doesNotContain(other);
                    return;
                }
            }
            for (var warning = statement.getWarnings();
                    warning != null;
                    warning = warning.getNextWarning()) {
                assertThat(warning.getMessage()).doesNotContain(other);
            }
            if (rows) {
                try (var result = statement.getResultSet()) {
                    while (result.next()) {
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            assertThat(String.valueOf(result.getString(i))).doesNotContain(other);
                        }
                    }
                }
            }
        }
    }

    @Test
    void readersReadOnly() {
        for (var sql :
                List.of(
                        "DELETE FROM dash.office",
                        "UPDATE dash.open_case SET kind = 'x'",
                        "CREATE TABLE dash.mine (a integer)",
                        "CREATE TABLE public.mine (a integer)")) {
            for (var role : List.of(RunningSystem.MINISTRY, RunningSystem.DISTRICT)) {
                assertThatThrownBy(
                                () -> {
                                    try (var connection = system.connect(role);
                                            var statement = connection.createStatement()) {
                                        statement.execute(
                                                "SET default_transaction_read_only = off");
                                        statement.execute(sql);
                                    }
                                })
                        .as("%s: %s", role, sql)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    /** After half a minute, as the role is set. */
    @Test
    void aQueryThatTakesTooLongIsStopped() {
        assertThatThrownBy(
                        () -> system.asReader(RunningSystem.DISTRICT, "SELECT 1 FROM pg_sleep(60)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    }

    @Test
    void aRoleThatIsNoReaderSeesNothing() throws SQLException {
        system.asAdmin(
                "CREATE ROLE somoyshima_dash_nobody LOGIN PASSWORD 'a reader''s password' IN ROLE somoyshima_dash;"
                        + " GRANT USAGE ON SCHEMA gateway TO somoyshima_dash_nobody;"
                        + " GRANT SELECT ON gateway.dash_quarantine TO somoyshima_dash_nobody");

        assertThat(system.asReader("somoyshima_dash_nobody", "SELECT * FROM dash.office"))
                .isEmpty();
        assertThat(system.asReader("somoyshima_dash_nobody", "SELECT * FROM dash.area_day"))
                .isEmpty();
        assertThat(system.asReader("somoyshima_dash_nobody", "SELECT * FROM dash.open_case"))
                .isEmpty();
        assertThat(
                        system.asReader(
                                "somoyshima_dash_nobody", "SELECT * FROM gateway.dash_quarantine"))
                .isEmpty();
    }
}
