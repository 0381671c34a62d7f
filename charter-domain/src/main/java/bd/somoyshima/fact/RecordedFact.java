package bd.somoyshima.fact;

import bd.somoyshima.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a case and when it was stored.
 *
 * @param recordedAt when the gateway stored it; the fact itself says when it happened
 * @param arrivedAt when it came in, if it was kept in quarantine before it was stored
 * @param history whether it was sent as history: nobody could have told it earlier
 */
public record RecordedFact(
        Instant recordedAt, @Nullable Instant arrivedAt, boolean history, CaseFact fact) {

    /** A fact that was stored when it came in. */
    public RecordedFact(Instant recordedAt, CaseFact fact) {
        this(recordedAt, null, false, fact);
    }

    /** The local date on which it was stored. */
    public LocalDate recordedOn() {
        return WorkingCalendar.localDate(recordedAt);
    }

    /** The local date on which we heard of it: earlier if it was in quarantine meanwhile. */
    public LocalDate heardOn() {
        return WorkingCalendar.localDate(arrivedAt == null ? recordedAt : arrivedAt);
    }
}
