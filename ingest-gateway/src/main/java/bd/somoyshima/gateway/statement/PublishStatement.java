package bd.somoyshima.gateway.statement;

import bd.somoyshima.fact.StatementPublished;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Publish a monthly statement. */
record PublishStatement(@TargetAggregateIdentifier String aggregate, StatementPublished fact) {

    static PublishStatement of(StatementPublished fact) {
        return new PublishStatement(fact.aggregate(), fact);
    }
}
