package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of dashboards can send any SQL, and hold up nobody with it. */
class ReadersHoldNothingUpIT {

    private static final String MINISTRY = "somoyshima_dash";
    private static final String DISTRICT = "somoyshima_dash_hold_up";

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = new TestSystem("--somoyshima.readers.longest=1s");
        system.publishExampleCharters();
        system.execute(
                "DROP ROLE IF EXISTS "
                        + DISTRICT
                        + "; CREATE ROLE "
                        + DISTRICT
                        + " LOGIN PASSWORD 'a password for tests';"
                        + " GRANT USAGE ON SCHEMA dash TO "
                        + DISTRICT
                        + "; GRANT SELECT ON ALL TABLES IN SCHEMA dash TO "
                        + DISTRICT
                        + "; INSERT INTO access.dashboard_reader VALUES ('"
                        + DISTRICT
                        + "', 'BD-30-56')");
        system.execute("ALTER ROLE " + DISTRICT + " PASSWORD '" + TestServers.PASSWORD + "'");
    }

    @AfterAll
    static void stop() {
        system.execute(
                "REVOKE ALL ON ALL TABLES IN SCHEMA dash FROM "
                        + DISTRICT
                        + "; REVOKE USAGE ON SCHEMA dash FROM "
                        + DISTRICT
                        + "; DROP ROLE "
                        + DISTRICT);
        system.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {MINISTRY, DISTRICT})
    void noReaderTakesLocksOrMakesTemporaryTablesOrLargeObjects(String role) throws SQLException {
        try (var connection = system.connect(role)) {
            send(connection, "SET default_transaction_read_only = off");
            send(connection, "SET statement_timeout = 0");
            for (var sql :
                    List.of(
                            "SELECT pg_advisory_lock(" + "495790681977" + ")",
                            "SELECT pg_advisory_lock_shared(1)",
                            "SELECT pg_advisory_xact_lock(1, 2)",
                            "SELECT pg_try_advisory_lock(1)",
                            "SELECT pg_try_advisory_xact_lock_shared(1)",
                            "SELECT pg_advisory_unlock_all()",
                            "CREATE TEMPORARY TABLE t (a integer)",
                            "SELECT 1 AS a INTO TEMPORARY t",
                            "CREATE TEMPORARY VIEW v AS SELECT 1",
                            "SELECT lo_create(0)",
                            "SELECT lo_from_bytea(0, 'x')",
                            "SELECT lo_import('/etc/passwd')",
                            "SELECT lo_put(1, 0, 'x')",
                            "CREATE TABLE dash.t (a integer)",
                            "CREATE SCHEMA s",
                            "DO $$ BEGIN LOCK TABLE dash.open_case IN ACCESS EXCLUSIVE MODE; END $$",
                            "SET temp_file_limit = -1",
                            "ALTER ROLE " + role + " CONNECTION LIMIT -1")) {
                assertThatThrownBy(() -> send(connection, sql))
                        .as(sql)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    /** While readers try, facts go in. */
    @Test
    void whatLastsTooLongIsEndedFromOutside() throws SQLException {
        try (var busy = system.connect(MINISTRY);
                var idle = system.connect(DISTRICT)) {
            send(idle, "SET idle_in_transaction_session_timeout = 0");
            idle.setAutoCommit(false);
            send(idle, "SELECT count(*) FROM dash.office");
            send(busy, "SET statement_timeout = 0");

            var began = Instant.now();
            assertThatThrownBy(() -> send(busy, "SELECT pg_sleep(30)"))
                    .hasMessageContaining("terminating connection");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(60));
            assertThat(
                            TestSystem.outcomes(
                                    system.send(
                                            received("HELD-1", "2026-04-01T10:00", "citizen/01"))))
                    .containsExactly("ACCEPTED");
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    Thread.sleep(2_000);
                                    send(idle, "SELECT 1");
                                }
                            })
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theApplicationsKeepTheirRights() throws SQLException {
        for (var role : List.of("somoyshima_gateway", "somoyshima_projection")) {
            try (var connection = system.connect(role)) {
                send(connection, "SELECT pg_advisory_xact_lock(424242)");
            }
        }
        assertThat(
                        system.query(
                                "SELECT rolconnlimit FROM pg_roles WHERE rolname = 'somoyshima_dash'"))
                .containsExactly("40");
    }

    private static void send(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
