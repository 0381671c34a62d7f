package bd.somoyshima.gateway.intake;

import bd.somoyshima.access.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How facts came in.
 *
 * @param way the door they came through
 * @param caller who sent them, or null where the door does not tell: then it is the client that
 *     speaks as the fact's source
 * @param address the network address they came from, if it is known
 * @param history whether they were sent as history
 * @param retryOf the entry of quarantine that is tried again, or null
 */
record Arrival(
        Way way,
        @Nullable Caller caller,
        @Nullable String address,
        boolean history,
        @Nullable Retry retryOf) {

    /** The doors. */
    enum Way {
        HTTP,
        NDJSON,
        CSV,
        KAFKA,
        /** from the calendar shipped with the gateway */
        SHIPPED
    }

    /**
     * An entry of quarantine that is tried again.
     *
     * @param quarantineId which
     * @param arrivedAt when it came in
     * @param by the client that has it tried again
     */
    record Retry(long quarantineId, Instant arrivedAt, String by) {}

    /** Over HTTP, from a caller. */
    static Arrival from(Way way, Caller caller, @Nullable String address) {
        return new Arrival(way, caller, address, false, null);
    }

    /** The same, as history or not. */
    Arrival asHistory(boolean history) {
        return new Arrival(way, caller, address, history, retryOf);
    }

    /** Through a door that does not tell who sends. */
    static Arrival through(Way way) {
        return new Arrival(way, null, null, false, null);
    }

    /** Whether the sender may be made to wait for room instead of being turned away. */
    boolean canWait() {
        return way != Way.HTTP;
    }
}
