package bd.somoyshima.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Makes the roles and the database the applications need, as an administrator would do once by
 * hand.
 */
public final class Provisioning {

    /** The role that owns the database and carries out migrations. */
    public static final String OWNER = "somoyshima_owner";

    private Provisioning() {}

    /**
     * Makes what is not there yet and sets the passwords.
     *
     * @param database the database's name
     * @param rolesSql the statements that make the roles: {@code db/roles.sql}
     * @param databaseSql what the roles may do in the database: {@code db/database.sql}
     * @param passwords by role
     * @throws ServerStartException if the server refuses
     */
    public static void provision(
            PostgresServer server,
            String database,
            String rolesSql,
            String databaseSql,
            Map<String, String> passwords) {
        try (var connection = server.connectAsAdmin("postgres")) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", OWNER)) {
                execute(connection, rolesSql);
            }
            for (var entry : passwords.entrySet()) {
                execute(
                        connection,
                        "ALTER ROLE "
                                + quoted(connection, "quote_ident", entry.getKey())
                                + " PASSWORD "
                                + quoted(connection, "quote_literal", entry.getValue()));
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                execute(
                        connection,
                        "CREATE DATABASE "
                                + quoted(connection, "quote_ident", database)
                                + " OWNER "
                                + OWNER);
            }
            try (var inDatabase = server.connectAsAdmin(database)) {
                execute(inDatabase, databaseSql);
            }
        } catch (SQLException e) {
            throw new ServerStartException(
                    "PostgreSQL could not be prepared: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String sql, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(Connection connection, String function, String value)
            throws SQLException {
        try (var statement = connection.prepareStatement("SELECT " + function + "(?)")) {
            statement.setString(1, value);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
