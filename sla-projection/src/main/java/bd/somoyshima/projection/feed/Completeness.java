package bd.somoyshima.projection.feed;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.web.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Whether everything that was recorded up to a moment is in the figures. */
@Component
public class Completeness {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FeedPosition position;
    private final Recomputation recomputation;
    private final Clock clock;

    Completeness(FeedPosition position, Recomputation recomputation, Clock clock) {
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
     * @throws ErrorResponseException 422 if it lies in the future or before the calendar, 503 if it
     *     takes too long
     */
    public Instant knownBy(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            throw Problems.unanswerable(
                    "asKnownAt is " + moment + ", which lies in the future: nobody knows yet");
        }
        if (moment.isBefore(WorkingCalendar.startOf(OfficeCalendar.FIRST))) {
            throw Problems.unanswerable(
                    "asKnownAt is " + moment + "; nothing was recorded before 2000-01-01");
        }
        long end = position.endOfAppends();
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
