package bd.somoyshima.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an office is open on a day, and why.
 *
 * @param date the local date
 * @param reason why
 * @param entries the declarations that decided it; empty for a plain working day or weekend
 */
public record DayStatus(LocalDate date, Reason reason, List<CalendarEntry> entries) {

    public boolean open() {
        return reason.open;
    }

    /** The name of the deciding entry in English, or null on a plain working day or weekend. */
    public @Nullable String nameEn() {
        return entries.isEmpty() ? null : entries.getFirst().nameEn();
    }

    /** Why a day is open or closed. */
    public enum Reason {
        WORKING_DAY(true),
        MAKE_UP_WORKING_DAY(true),
        WEEKEND(false),
        HOLIDAY(false);

        private final boolean open;

        Reason(boolean open) {
            this.open = open;
        }
    }
}
