package bd.somoyshima.eventlog;

import org.flywaydb.core.Flyway;

/**
 * Brings a schema of the database up to date. Both applications may do so at the same time: one
 * waits for the other.
 */
public final class Migrations {

    private Migrations() {}

    /**
     * Carries out the migrations of {@code db/<schema>} on the class path that have not been
     * carried out.
     *
     * @param url the database, as a JDBC address
     * @param owner the role that owns the schema; not the role the application works under
     */
    public static void run(String url, String owner, String password, String schema) {
        Flyway.configure()
                .dataSource(url, owner, password)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .locations("classpath:db/" + schema)
                .failOnMissingLocations(true)
                .connectRetries(30)
                .connectRetriesInterval(1)
                .load()
                .migrate();
    }
}
