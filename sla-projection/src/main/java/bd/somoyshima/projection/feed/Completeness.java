package bd.somoyshima.projection.feed;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.web.Problems;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Whether everything that was recorded up to a moment is in the figures. */
@Component
public class Completeness {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FeedPosition position;
    private final Recomputation recomputation;

    Completeness(FeedPosition position, Recomputation recomputation) {
        this.position = position;
        this.recomputation = recomputation;
    }

    /**
     * The log up to now, once everything in it is in the figures: an answer from it will never be
     * another one.
     *
     * @throws ErrorResponseException 503 if it takes too long
     */
    public LogPosition now() {
        var end = position.now();
        var limit = Instant.now().plus(PATIENCE);
        while (!position.isProjected(end) || !recomputation.finishedUpTo(end.at())) {
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
        return end;
    }

    /**
     * Waits until everything recorded up to a moment is in the figures.
     *
     * @return the moment
     * @throws ErrorResponseException 422 if it lies in the future or before the calendar, 503 if it
     *     takes too long
     */
    public Instant knownBy(Instant moment) {
        if (moment.isBefore(WorkingCalendar.startOf(OfficeCalendar.FIRST))) {
            throw Problems.unanswerable(
                    "asKnownAt is " + moment + "; nothing was recorded before 2000-01-01");
        }
        if (moment.isAfter(now().at())) {
            throw Problems.unanswerable(
                    "asKnownAt is " + moment + ", which lies in the future: nobody knows yet");
        }
        return moment;
    }
}
