package bd.somoyshima.gateway.office;

import bd.somoyshima.fact.ReferenceFact.OfficeRegistered;
import bd.somoyshima.office.OfficeId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Register an office. */
public record RegisterOffice(@TargetAggregateIdentifier String aggregate, OfficeRegistered fact) {

    public static RegisterOffice of(OfficeRegistered fact) {
        return new RegisterOffice(aggregateOf(fact.office()), fact);
    }

    /** The identifier of an office's history. */
    public static String aggregateOf(OfficeId office) {
        return "office:" + office;
    }
}
