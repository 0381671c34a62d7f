package bd.somoyshima.reference;

import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.ReferenceFact.CalendarDayDeclared;
import java.util.Set;

/** Whether a day can be declared. */
public final class CalendarDecision {

    private CalendarDecision() {}

    /**
     * Decides on a declaration.
     *
     * @param declared what was declared before
     */
    public static Decision<CalendarDayDeclared> declare(
            Set<CalendarEntry> declared, CalendarDayDeclared wanted) {
        var entry = wanted.entry();
        if (entry.date().isBefore(OfficeCalendar.FIRST)
                || entry.date().isAfter(OfficeCalendar.LAST)) {
            return Decision.refused(
                    new Problem(
                            "data.entry.date",
                            entry.date().toString(),
                            Problem.Code.OUT_OF_RANGE,
                            "the calendar covers "
                                    + OfficeCalendar.FIRST
                                    + " to "
                                    + OfficeCalendar.LAST));
        }
        if (declared.contains(entry)) {
            return Decision.refused(
                    new Problem(
                            "data.entry.date",
                            entry.date().toString(),
                            Problem.Code.ALREADY_DECLARED,
                            "this very declaration was made before"));
        }
        return new Decision.Accepted<>(wanted);
    }
}
