package bd.somoyshima.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * Walks the chain of the event log and notes where it breaks: an event was changed, dropped, put in
 * or moved there.
 */
final class ChainCheck {

    /** In the order of {@link #EVENTS}. */
    private static final int COLUMNS = 11;

    /** The columns of an event in the order in which they are read here. */
    static final String EVENTS =
            "global_index, event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, fact_name,"
                    + " fact_revision, fact, meta_data, digest";

    private static final String HEXADECIMAL = "\\x";
    private static final int MOST_TOLD = 20;

    private final LongConsumer progress;
    private final List<Long> breaks = new ArrayList<>();
    private LogChain chain = new LogChain(new byte[0]);
    private long events = 0;
    private long index = 0;
    private long broken = 0;
    private String digest = "";

    /**
     * A check that has seen nothing yet.
     *
     * @param progress told the number of events, now and then
     */
    ChainCheck(LongConsumer progress) {
        this.progress = progress;
    }

    /**
     * The next event.
     *
     * @param line its columns as {@link #EVENTS} has them
     * @throws IllegalArgumentException if it is no event
     */
    void add(String line) {
        var event = new CopyLine(line);
        if (event.size() != COLUMNS) {
            throw new IllegalArgumentException(
                    "an event has " + COLUMNS + " columns, this one " + event.size());
        }
        var type = event.textOrNull(4);
        var computed =
                HexFormat.of()
                        .formatHex(
                                chain.next(
                                        event.text(1),
                                        event.text(2),
                                        event.number(3),
                                        type,
                                        event.text(6),
                                        event.text(8),
                                        event.text(9),
                                        event.moment(5)));
        index = event.number(0);
        digest = event.text(10).substring(HEXADECIMAL.length());
        if (!computed.equals(digest)) {
            broken++;
            if (breaks.size() < MOST_TOLD) {
                breaks.add(index);
            }
            // goes on from what is written, to find the other places
            chain = new LogChain(HexFormat.of().parseHex(digest));
        }
        events++;
        if (events % 50_000 == 0) {
            progress.accept(events);
        }
    }

    /** Walks the whole log of a database as it is at this moment. */
    static ChainCheck of(Connection connection, LongConsumer progress) throws SQLException {
        try (var aside = new ChainCheckAside(new ChainCheck(progress))) {
            LogArchive.copyOut(
                    connection,
                    "COPY (SELECT "
                            + EVENTS
                            + " FROM eventlog.event ORDER BY global_index) TO STDOUT",
                    aside::add);
            return aside.finish();
        }
    }

    long events() {
        return events;
    }

    /** The index of the last event. */
    long index() {
        return index;
    }

    /** The digest of the last event as it is written; hexadecimal. */
    String digest() {
        return digest;
    }

    /** At how many events it breaks. */
    long broken() {
        return broken;
    }

    /** In words, for whoever asked. */
    String inWords() {
        var log = String.format(Locale.ROOT, "%,d events up to %d", events, index);
        return broken == 0
                ? "The chain is whole: " + log + ", digest " + digest
                : "The chain breaks at "
                        + broken
                        + " of "
                        + log
                        + ": events "
                        + breaks
                        + (broken > breaks.size() ? " and others" : "")
                        + ". What stands there, or just before, was changed, dropped, put in or moved after it was recorded.";
    }
}
