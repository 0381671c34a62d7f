package bd.somoyshima.gateway.charter;

import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Publish a version of an office's charter.
 *
 * @param officeRegistered whether the office is known
 */
public record PublishCharter(
        @TargetAggregateIdentifier String aggregate,
        boolean officeRegistered,
        CharterPublished fact) {

    public static PublishCharter of(CharterPublished fact, boolean officeRegistered) {
        return new PublishCharter("charter:" + fact.office(), officeRegistered, fact);
    }
}
