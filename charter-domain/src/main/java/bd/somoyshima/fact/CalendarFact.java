package bd.somoyshima.fact;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.HolidayMove;
import bd.somoyshima.calendar.OfficeHours;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WeekendPattern;
import java.util.List;

/** A fact about the working calendar. */
public sealed interface CalendarFact extends ReferenceFact {

    /** What it declares, in no particular order. */
    default List<CalendarDeclaration> declarations() {
        return switch (this) {
            case CalendarDayDeclared f -> List.of(f.entry());
            case HolidayMoved f -> List.copyOf(f.move().entries());
            case WeekendDeclared f -> List.of(f.weekend());
            case OfficeHoursDeclared f -> List.of(f.hours());
        };
    }

    /** Where it holds. */
    default Scope scope() {
        return declarations().getFirst().scope();
    }

    /** A day was declared a holiday, a working day, or no holiday after all. */
    record CalendarDayDeclared(FactHeader header, CalendarEntry entry) implements CalendarFact {}

    /** A holiday was moved to another day. */
    record HolidayMoved(FactHeader header, HolidayMove move) implements CalendarFact {}

    /** The days of the week on which offices are closed were declared. */
    record WeekendDeclared(FactHeader header, WeekendPattern weekend) implements CalendarFact {}

    /** The hours of open days were declared. */
    record OfficeHoursDeclared(FactHeader header, OfficeHours hours) implements CalendarFact {}
}
