package bd.somoyshima.gateway.intake;

/**
 * The event log could not be written; the fact may or may not have been stored, and sending it
 * again is safe.
 */
class StorageUnavailableException extends RuntimeException {

    StorageUnavailableException(Throwable cause) {
        super("the event log cannot be written just now", cause);
    }
}
