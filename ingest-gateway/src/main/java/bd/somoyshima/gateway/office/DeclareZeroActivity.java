package bd.somoyshima.gateway.office;

import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Declare that an office had nothing to report.
 *
 * @param officeRegistered whether the office is known
 */
public record DeclareZeroActivity(
        @TargetAggregateIdentifier String aggregate,
        boolean officeRegistered,
        ZeroActivityDeclared fact) {

    public static DeclareZeroActivity of(ZeroActivityDeclared fact, boolean officeRegistered) {
        return new DeclareZeroActivity("zero-activity:" + fact.office(), officeRegistered, fact);
    }
}
