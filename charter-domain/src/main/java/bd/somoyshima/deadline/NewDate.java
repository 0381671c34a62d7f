package bd.somoyshima.deadline;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Another date in place of the one counted. */
public sealed interface NewDate {

    /** When it was set. */
    Instant at();

    /** The last local date in time. */
    LocalDate dueOn();

    /**
     * A date agreed with the applicant, where the charter leaves room for that.
     *
     * @param dueAt the last moment in time, inclusive, on {@code dueOn}, if an hour was agreed;
     *     else null: the whole day is in time
     */
    record Agreement(Instant at, LocalDate dueOn, @Nullable Instant dueAt) implements NewDate {

        /** An agreement on a day. */
        public Agreement(Instant at, LocalDate dueOn) {
            this(at, dueOn, null);
        }
    }

    /** A later date allowed by an authority above the office. */
    record Extension(Instant at, LocalDate dueOn) implements NewDate {}
}
