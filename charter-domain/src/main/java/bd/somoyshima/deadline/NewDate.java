package bd.somoyshima.deadline;

import java.time.Instant;
import java.time.LocalDate;

/** Another date in place of the one counted. */
public sealed interface NewDate {

    /** When it was set. */
    Instant at();

    /** The last local date in time. */
    LocalDate dueOn();

    /** A date agreed with the applicant, where the charter leaves room for that. */
    record Agreement(Instant at, LocalDate dueOn) implements NewDate {}

    /** A later date allowed by an authority above the office. */
    record Extension(Instant at, LocalDate dueOn) implements NewDate {}
}
