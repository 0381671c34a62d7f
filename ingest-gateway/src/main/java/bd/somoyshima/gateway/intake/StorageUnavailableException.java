package bd.somoyshima.gateway.intake;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.transaction.TransactionException;

/**
 * The event log could not be written; the fact may or may not have been stored, and sending it
 * again is safe.
 */
class StorageUnavailableException extends RuntimeException {

    StorageUnavailableException(Throwable cause) {
        super("the event log cannot be written just now", cause);
    }

    /**
     * Whether an exception means that the database is away, busy or going down, so that trying
     * again later makes sense. Anything else is a fault of the fact or of the program.
     */
    static boolean isCauseOf(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionException
                    || cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                // connection lost, resources short, lock not to be had, server going down,
                // read-only after a fail-over
                return sql.getSQLState().startsWith("08")
                        || sql.getSQLState().startsWith("53")
                        || sql.getSQLState().startsWith("55")
                        || sql.getSQLState().startsWith("57")
                        || sql.getSQLState().startsWith("58")
                        || sql.getSQLState().startsWith("40")
                        || sql.getSQLState().equals("25006");
            }
        }
        return false;
    }
}
