package bd.somoyshima.projection;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Connections that wait for answers as long as it makes sense: for whoever asks over HTTP half a
 * minute, also if the database is frozen; for a rebuild or a comparison as long as it takes.
 */
final class PatientDataSource extends DelegatingDataSource implements AutoCloseable {

    private static final int REQUEST_MILLIS = 30_000;

    private final HikariDataSource pool;

    PatientDataSource(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    /** Of the pool, which takes the limit off again when the connection comes back. */
    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        if (RequestContextHolder.getRequestAttributes() != null) {
            connection.setNetworkTimeout(Runnable::run, REQUEST_MILLIS);
        }
        return connection;
    }

    @Override
    public void close() {
        pool.close();
    }
}
