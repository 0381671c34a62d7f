package bd.somoyshima.gateway.statement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import bd.somoyshima.fact.StatementPublished;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The statement of a place or office and a month: published once, never changed. */
@AggregateRoot(type = "Statement")
public class StatementAggregate {

    @AggregateIdentifier private @Nullable String id;

    StatementAggregate() {
        // for Axon, which fills it from its events
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublishStatement command) {
        if (id != null) {
            throw new AlreadyPublishedException(command.fact());
        }
        apply(command.fact());
    }

    @EventSourcingHandler
    void on(StatementPublished fact) {
        id = fact.aggregate();
    }
}
