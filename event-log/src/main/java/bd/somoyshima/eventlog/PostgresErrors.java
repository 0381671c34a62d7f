package bd.somoyshima.eventlog;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error states mean. */
public final class PostgresErrors {

    private static final String UNIQUE_VIOLATION = "23505";

    private PostgresErrors() {}

    /**
     * Whether a unique key stands behind an exception, e.g. an aggregate's next number taken by
     * another gateway.
     */
    public static boolean isDuplicateKey(@Nullable Throwable exception) {
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                for (SQLException next = sql; next != null; next = next.getNextException()) {
                    if (UNIQUE_VIOLATION.equals(next.getSQLState())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
