package bd.somoyshima.servers;

/**
 * An embedded server could not be started; the message is one clear sentence for whoever started
 * it.
 */
public final class ServerStartException extends RuntimeException {

    public ServerStartException(String message) {
        super(message);
    }

    public ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
