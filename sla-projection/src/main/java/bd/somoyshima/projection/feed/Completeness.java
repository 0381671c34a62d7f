package bd.somoyshima.projection.feed;

import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.web.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/** Whether everything that was recorded up to a moment is in the figures. */
@Component
public class Completeness {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String APPENDS_DONE = "SELECT pg_advisory_xact_lock_shared(:key)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FeedPosition position;
    private final Recomputation recomputation;
    private final Clock clock;

    Completeness(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            FeedPosition position,
            Recomputation recomputation,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.position = position;
        this.recomputation = recomputation;
        this.clock = clock;
    }

    /** A moment up to which everything recorded is in the figures: the moment of asking. */
    public Instant now() {
        return knownBy(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Waits until everything recorded up to a moment is in the figures, so that the answer will
     * never be another one.
     *
     * @return the moment
     * @throws IllegalArgumentException if it lies in the future
     * @throws ErrorResponseException 503 if it takes too long
     */
    public Instant knownBy(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            throw new IllegalArgumentException(
                    "asKnownAt is " + moment + ", which lies in the future: nobody knows yet");
        }
        // whoever is appending stamped its facts before; after it there are only later ones
        transactions.executeWithoutResult(
                status ->
                        jdbc.sql(APPENDS_DONE)
                                .param("key", OrderedEventStorageEngine.APPEND_LOCK)
                                .query((row, i) -> 0)
                                .list());
        long end = position.endOfLog();
        var limit = Instant.now().plus(PATIENCE);
        while (position.readUpTo() < end || !recomputation.finished()) {
            if (Instant.now().isAfter(limit)) {
                throw Problems.exception(
                        ProblemType.PROJECTION_UNAVAILABLE,
                        "the projection has not come to the end of the event log yet; try again later");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return moment;
    }
}
