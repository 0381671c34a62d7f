package bd.somoyshima.gateway.office;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.gateway.RefusedException;
import bd.somoyshima.reference.OfficeDecision;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The times in which an office had nothing to report: a history of its own, because what cases are
 * judged by is read whole and these are many.
 */
@AggregateRoot(type = "ZeroActivity")
public class ZeroActivityAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    ZeroActivityAggregate() {
        // for Axon, which fills it from its events
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclareZeroActivity command) {
        apply(
                RefusedException.orAccepted(
                        OfficeDecision.declareZeroActivity(
                                command.officeRegistered(), command.fact())));
    }

    @EventSourcingHandler
    void on(ZeroActivityDeclared fact) {
        id = DeclareZeroActivity.of(fact, true).aggregate();
    }
}
