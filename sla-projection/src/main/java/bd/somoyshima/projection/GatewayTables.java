package bd.somoyshima.projection;

import bd.somoyshima.projection.ProjectionSettings.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What dashboards say about quarantine is read from the gateway's tables. On a new database both
 * applications may start at once; the projection waits until the gateway has made its own.
 */
final class GatewayTables {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BETWEEN_LOOKS_MILLIS = 250;
    private static final String ARE_THERE =
            "SELECT to_regclass('gateway.quarantine_settlement') IS NOT NULL";

    private GatewayTables() {}

    /**
     * Waits.
     *
     * @throws IllegalStateException if they are not there in time
     */
    static void await(Database database) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (var connection =
                        DriverManager.getConnection(
                                database.url(),
                                database.ownerUsername(),
                                database.ownerPassword());
                var statement = connection.prepareStatement(ARE_THERE)) {
            while (true) {
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                }
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(
                            "the gateway has not made its tables in this database; start the gateway first");
                }
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while waiting for the gateway's tables", e);
        }
    }
}
