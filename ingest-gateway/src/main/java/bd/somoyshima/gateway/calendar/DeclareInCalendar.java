package bd.somoyshima.gateway.calendar;

import bd.somoyshima.fact.CalendarFact;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Declare a day, a moved holiday, a weekend or office hours. */
public record DeclareInCalendar(@TargetAggregateIdentifier String aggregate, CalendarFact fact) {

    public static DeclareInCalendar of(CalendarFact fact) {
        return new DeclareInCalendar(CalendarAggregate.ID, fact);
    }
}
