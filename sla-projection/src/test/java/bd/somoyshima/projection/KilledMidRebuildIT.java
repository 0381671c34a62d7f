package bd.somoyshima.projection;

import static bd.somoyshima.projection.TestSystem.received;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.servers.Ports;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * kill -9 of the process that rebuilds, in every phase: the live tables stay as they were, down to
 * what is wrong in them, and the next rebuild mends that.
 */
class KilledMidRebuildIT {

    private static final int HELD = 4_242;

    /**
     * A point at which a run is killed.
     *
     * @param table the run is held when it is about to write to it
     */
    private record Point(String phase, String table) {}

    private static final List<Point> POINTS =
            List.of(
                    new Point("FOLDING", "rebuild.case_file"),
                    new Point("ADDING_UP", "rebuild.area_day"),
                    new Point("COMPARING", "projection.service_month"));

    @Test
    void theLiveTablesStayAsTheyWereAndTheNextRunMendsThem() throws Exception {
        try (var system = new TestSystem()) {
            system.publishExampleCharters();
            system.send(SameFactsSameFiguresIT.facts());
            system.awaitProjected();
            var good = system.rollUps();
            system.execute(
                    "UPDATE projection.area_day SET received = received + 1 WHERE day = '2026-04-10'");
            system.execute("UPDATE projection.service_month SET agreed = agreed + 1");
            system.execute(
                    "CREATE FUNCTION public.held() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN PERFORM pg_advisory_xact_lock_shared("
                            + HELD
                            + "); RETURN NULL; END'");
            var cases = system.caseRows();
            var versions = system.versions();
            var rollUps = system.rollUps();
            assertThat(rollUps).isNotEqualTo(good);

            for (var point : POINTS) {
                killAt(system, point);
                assertThat(system.caseRows()).as(point.phase()).isEqualTo(cases);
                assertThat(system.versions()).as(point.phase()).isEqualTo(versions);
                assertThat(system.rollUps()).as(point.phase()).isEqualTo(rollUps);
            }

            assertThat(
                            TestSystem.outcomes(
                                    system.send(
                                            received("after", "2026-06-01T10:00", "citizen/01"))))
                    .containsExactly("ACCEPTED");
            system.awaitProjected();
            assertThat(
                            system.postToReadSide("/api/v1/rebuilds?acceptDifferences=true")
                                    .statusCode())
                    .isEqualTo(202);
            await(
                    system,
                    "the next run replaces what differs",
                    "SELECT phase = 'SWAPPED' FROM projection.rebuild_run ORDER BY run_id DESC LIMIT 1");
            assertThat(system.rollUps()).isEqualTo(system.rollUpsRecounted()).containsAll(good);
        }
    }

    private static void killAt(TestSystem system, Point point) throws Exception {
        int port = Ports.free();
        var process =
                ApplicationProcess.start(
                        ProjectionApplication.class, system.nodeArguments("--server.port=" + port));
        try (var holder = system.asAdmin()) {
            ApplicationProcess.awaitReady(port);
            hold(holder, point);
            assertThat(
                            system.postToNode(port, "/api/v1/rebuilds?acceptDifferences=true")
                                    .statusCode())
                    .isEqualTo(202);
            await(
                    system,
                    "it comes to " + point,
                    "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = "
                            + HELD);
            assertThat(
                            system.query(
                                    "SELECT phase FROM projection.rebuild_run WHERE finished_at IS NULL ORDER BY run_id DESC LIMIT 1"))
                    .containsExactly(point.phase());
            if (point.phase().equals("COMPARING")) {
                assertThat(
                                system.query(
                                        "SELECT DISTINCT l.mode FROM pg_locks l JOIN pg_locks held USING (pid)"
                                                + " WHERE l.relation = 'projection.area_day'::regclass"
                                                + " AND l.mode = 'RowExclusiveLock'"
                                                + " AND held.locktype = 'advisory' AND NOT held.granted AND held.objid = "
                                                + HELD))
                        .as("rows of another table have been replaced already")
                        .isNotEmpty();
            }
            process.destroyForcibly().waitFor();
        } finally {
            process.destroyForcibly().waitFor();
        }
        await(
                system,
                "what the process was doing has come to an end",
                "SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory' AND objid = "
                        + HELD);
        system.execute("DROP TRIGGER held ON " + point.table());
    }

    @Test
    void aRunThatHasLostItsLockComesToAnEndAndTheNextOneIsNotSpoiled() throws Exception {
        try (var system = new TestSystem()) {
            system.publishExampleCharters();
            system.send(SameFactsSameFiguresIT.facts());
            system.awaitProjected();
            system.execute(
                    "CREATE FUNCTION public.held() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN PERFORM pg_advisory_xact_lock_shared("
                            + HELD
                            + "); RETURN NULL; END'");
            var point = new Point("ADDING_UP", "rebuild.area_day");
            try (var holder = system.asAdmin()) {
                hold(holder, point);
                assertThat(system.postToReadSide("/api/v1/rebuilds").statusCode()).isEqualTo(202);
                await(
                        system,
                        "the first run is in the middle of its tables",
                        "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = "
                                + HELD);
                assertThat(system.postToReadSide("/api/v1/rebuilds").statusCode())
                        .as("one run at a time")
                        .isEqualTo(409);
                var held =
                        " FROM pg_locks WHERE locktype = 'advisory' AND granted"
                                + " AND (classid::bigint << 32) | objid::bigint = "
                                + 0x72656275696c64L;
                system.execute("SELECT pg_terminate_backend(pid)" + held);
                await(system, "the lock goes with its connection", "SELECT count(*) = 0" + held);
                assertThat(system.postToReadSide("/api/v1/reconciliations").statusCode())
                        .isEqualTo(202);
            }
            await(
                    system,
                    "the next run is right, which waited for the first one's step",
                    "SELECT phase = 'EQUAL' FROM projection.rebuild_run ORDER BY run_id DESC LIMIT 1");
            await(
                    system,
                    "the first is over and says why",
                    "SELECT phase = 'FAILED' AND message LIKE '%lock%' FROM projection.rebuild_run"
                            + " ORDER BY run_id LIMIT 1");
        }
    }

    /** Until the connection is closed. */
    private static void hold(Connection holder, Point point) throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute(
                    "CREATE TRIGGER held BEFORE INSERT ON "
                            + point.table()
                            + " FOR EACH STATEMENT EXECUTE FUNCTION public.held()");
            statement.execute("SELECT pg_advisory_lock(" + HELD + ")");
        }
    }

    private static void await(TestSystem system, String what, String condition)
            throws InterruptedException {
        var limit = Instant.now().plus(Duration.ofSeconds(60));
        while (!system.query(condition).equals(List.of("t"))) {
            assertThat(Instant.now()).as(what).isBefore(limit);
            Thread.sleep(50);
        }
    }
}
