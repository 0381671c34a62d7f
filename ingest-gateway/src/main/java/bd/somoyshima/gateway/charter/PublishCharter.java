package bd.somoyshima.gateway.charter;

import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Publish a version of an office's charter. */
public record PublishCharter(@TargetAggregateIdentifier String aggregate, CharterPublished fact) {

    public static PublishCharter of(CharterPublished fact) {
        return new PublishCharter("charter:" + fact.office(), fact);
    }
}
