package bd.somoyshima.gateway.charter;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.gateway.RefusedException;
import bd.somoyshima.reference.CharterDecision;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The charters an office has published. What may be published is decided by {@link
 * CharterDecision}.
 */
@AggregateRoot(type = "CharterBook")
public class CharterBookAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    CharterBookAggregate() {
        // for Axon, which fills it from its events
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublishCharter command) {
        apply(
                RefusedException.orAccepted(
                        CharterDecision.publish(command.officeRegistered(), command.fact())));
    }

    @EventSourcingHandler
    void on(CharterPublished fact) {
        id = "charter:" + fact.office();
    }
}
