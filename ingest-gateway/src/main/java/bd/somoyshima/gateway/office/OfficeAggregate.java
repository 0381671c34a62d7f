package bd.somoyshima.gateway.office;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.gateway.RefusedException;
import bd.somoyshima.reference.OfficeDecision;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** An office's history. What may happen is decided by {@link OfficeDecision}. */
@AggregateRoot(type = "Office")
public class OfficeAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable OfficeRegistered registered;

    OfficeAggregate() {
        // for Axon, which fills it from its events
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChangeOffice command) {
        apply(RefusedException.orAccepted(OfficeDecision.decide(registered, command.fact())));
    }

    @EventSourcingHandler
    void on(OfficeFact fact) {
        id = ChangeOffice.aggregateOf(fact.office());
        if (fact instanceof OfficeRegistered registration) {
            registered = registration;
        }
    }
}
