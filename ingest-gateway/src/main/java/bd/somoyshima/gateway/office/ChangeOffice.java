package bd.somoyshima.gateway.office;

import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.office.OfficeId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Register, rename, move, close or reopen an office. */
public record ChangeOffice(@TargetAggregateIdentifier String aggregate, OfficeFact fact) {

    public static ChangeOffice of(OfficeFact fact) {
        return new ChangeOffice(aggregateOf(fact.office()), fact);
    }

    /** The identifier of an office's history. */
    public static String aggregateOf(OfficeId office) {
        return "office:" + office;
    }
}
