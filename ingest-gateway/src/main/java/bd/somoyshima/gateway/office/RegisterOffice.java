package bd.somoyshima.gateway.office;

import bd.somoyshima.fact.ReferenceFact.OfficeRegistered;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Register an office. */
public record RegisterOffice(@TargetAggregateIdentifier String aggregate, OfficeRegistered fact) {

    public static RegisterOffice of(OfficeRegistered fact) {
        return new RegisterOffice("office:" + fact.office(), fact);
    }
}
