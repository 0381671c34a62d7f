package bd.somoyshima.gateway.calendar;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.gateway.RefusedException;
import bd.somoyshima.reference.CalendarDecision;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of the nation and its parts. What may be declared is decided by {@link
 * CalendarDecision}.
 */
@AggregateRoot(type = "Calendar")
public class CalendarAggregate {

    static final String ID = "calendar:bd";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private final Set<CalendarDeclaration> declared = new HashSet<>();

    CalendarAggregate() {
        // for Axon, which fills it from its events
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclareInCalendar command) {
        apply(RefusedException.orAccepted(CalendarDecision.declare(declared, command.fact())));
    }

    @EventSourcingHandler
    void on(CalendarFact fact) {
        id = ID;
        declared.addAll(fact.declarations());
    }
}
