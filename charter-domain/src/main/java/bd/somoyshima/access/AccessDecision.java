package bd.somoyshima.access;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Fact;
import bd.somoyshima.fact.OfficeFact;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.Problem.Code;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.fact.StatementPublished;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.reference.ReferenceBook;
import org.jspecify.annotations.Nullable;

/** Whether a caller may say a fact: for that office, as that source, with that permission. */
public final class AccessDecision {

    private AccessDecision() {}

    /**
     * Decides on one fact.
     *
     * @param book where each office is
     * @return what speaks against it, or null
     */
    public static @Nullable Problem refusal(Caller caller, Fact fact, ReferenceBook book) {
        // a statement is made here: whoever publishes it speaks as no source
        if (!(fact instanceof StatementPublished) && !caller.speaksAs(fact.header().source())) {
            return new Problem(
                    "source",
                    fact.header().source(),
                    Code.FOREIGN_SOURCE,
                    "the client '" + caller.client() + "' speaks as " + caller.sources());
        }
        var needed = needed(fact);
        if (!caller.may(needed)) {
            return new Problem(
                    "type",
                    null,
                    Code.NOT_PERMITTED,
                    "the client '"
                            + caller.client()
                            + "' needs the permission "
                            + needed.scope()
                            + " to "
                            + needed.meaning());
        }
        return switch (fact) {
            case CaseFact f -> office(caller, f.office(), book);
            case ZeroActivityDeclared f -> office(caller, f.office(), book);
            case CharterPublished f -> office(caller, f.office(), book);
            case OfficeRegistered f ->
                    caller.reach().covers(f.office(), f.place())
                            ? null
                            : outOfReach(caller, "data.place", f.place().value());
            case OfficeMoved f ->
                    caller.reach().covers(f.office(), f.place())
                            ? office(caller, f.office(), book)
                            : outOfReach(caller, "data.place", f.place().value());
            case OfficeFact f -> office(caller, f.office(), book);
            case CalendarFact f -> calendar(caller, f, book);
            case StatementPublished f -> statement(caller, f, book);
        };
    }

    private static Permission needed(Fact fact) {
        return switch (fact) {
            case CaseFact f -> Permission.FACTS_WRITE;
            case ZeroActivityDeclared f -> Permission.FACTS_WRITE;
            case CharterPublished f -> Permission.CHARTERS_ADMIN;
            case OfficeFact f -> Permission.OFFICES_ADMIN;
            case CalendarFact f -> Permission.CALENDAR_ADMIN;
            case StatementPublished f -> Permission.STATEMENTS_PUBLISH;
        };
    }

    /** An office that is not registered is told so by the decision on the fact itself. */
    private static @Nullable Problem office(Caller caller, OfficeId office, ReferenceBook book) {
        var registered = book.office(office);
        boolean reached =
                registered == null
                        ? !(caller.reach() instanceof Scope.SingleOffice own)
                                || own.office().equals(office)
                        : caller.reaches(registered);
        return reached ? null : outOfReach(caller, "data.office", office.value());
    }

    private static @Nullable Problem calendar(
            Caller caller, CalendarFact fact, ReferenceBook book) {
        for (CalendarDeclaration declaration : fact.declarations()) {
            var office =
                    declaration.scope() instanceof Scope.SingleOffice single
                            ? book.office(single.office())
                            : null;
            if (!caller.reaches(declaration.scope(), office)) {
                return outOfReach(caller, "data.scope", declaration.scope().text());
            }
        }
        return null;
    }

    private static @Nullable Problem statement(
            Caller caller, StatementPublished fact, ReferenceBook book) {
        var office =
                fact.of() instanceof Scope.SingleOffice single
                        ? book.office(single.office())
                        : null;
        return caller.reaches(fact.of(), office)
                ? null
                : outOfReach(caller, "of", fact.of().text());
    }

    /** That something is not within a caller's reach. */
    public static Problem outOfReach(Caller caller, String field, String value) {
        return new Problem(
                field,
                value,
                Code.OUT_OF_REACH,
                "the client '" + caller.client() + "' speaks for " + caller.reach().text());
    }
}
