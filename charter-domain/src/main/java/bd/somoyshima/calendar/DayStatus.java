package bd.somoyshima.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an office is open on a day, and why.
 *
 * @param date the local date
 * @param reason why
 * @param because the declarations that decided it; empty for a plain working day or usual weekend
 * @param hours when it is open, or null if it is closed
 */
public record DayStatus(
        LocalDate date,
        Reason reason,
        List<CalendarDeclaration> because,
        @Nullable OfficeHours hours) {

    public boolean open() {
        return reason.open;
    }

    /** The declaration to name as the reason, or null if none was needed. */
    public @Nullable CalendarDeclaration decidedBy() {
        return because.isEmpty() ? null : because.getFirst();
    }

    /** Why a day is open or closed. */
    public enum Reason {
        WORKING_DAY(true),
        /** It was to be a holiday, but that was taken back. */
        HOLIDAY_CANCELLED(true),
        MAKE_UP_WORKING_DAY(true),
        WEEKEND(false),
        HOLIDAY(false);

        private final boolean open;

        Reason(boolean open) {
            this.open = open;
        }
    }
}
