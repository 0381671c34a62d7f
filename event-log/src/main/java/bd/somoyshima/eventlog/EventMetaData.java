package bd.somoyshima.eventlog;

/** The names under which an event carries what is not part of its fact. */
public final class EventMetaData {

    /** When the fact came in, as an instant, if it was kept in quarantine before it was stored. */
    public static final String ARRIVED_AT = "arrivedAt";

    /**
     * {@code "true"} if the fact was sent as history: it tells of a time before its office was
     * connected.
     */
    public static final String HISTORY = "history";

    private EventMetaData() {}
}
