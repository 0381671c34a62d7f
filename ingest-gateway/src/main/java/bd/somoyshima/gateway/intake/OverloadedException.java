package bd.somoyshima.gateway.intake;

/**
 * More facts are waiting than the gateway may hold; the sender must come again later. Nothing of it
 * was stored.
 */
class OverloadedException extends RuntimeException {

    OverloadedException() {
        super("too many facts are waiting to be stored", null, false, false);
    }
}
