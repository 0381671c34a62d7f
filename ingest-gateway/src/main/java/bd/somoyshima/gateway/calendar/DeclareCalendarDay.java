package bd.somoyshima.gateway.calendar;

import bd.somoyshima.fact.ReferenceFact.CalendarDayDeclared;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Declare a day closed, open, or no holiday after all. */
public record DeclareCalendarDay(
        @TargetAggregateIdentifier String aggregate, CalendarDayDeclared fact) {

    public static DeclareCalendarDay of(CalendarDayDeclared fact) {
        return new DeclareCalendarDay(CalendarAggregate.ID, fact);
    }
}
