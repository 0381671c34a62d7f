package bd.somoyshima.casefile;

import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.FactVoided;
import bd.somoyshima.fact.CaseFact.Subject;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.reference.ReferenceBook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fact about a case is accepted, and how the case then stands.
 *
 * <p>A fact that contradicts others is accepted and noted as a {@link Finding}: offices send facts
 * late and out of order, and only the whole set can tell which one is wrong.
 */
public final class CaseDecision {

    /** Facts a case may have. Every new one has the whole history read and judged again. */
    public static final int MOST_FACTS = 1_000;

    private CaseDecision() {}

    /**
     * Decides on one fact.
     *
     * @param history the facts of the case accepted so far, in any order
     */
    public static Decision<Assessment> decide(
            List<CaseFact> history, CaseFact fact, ReferenceBook book) {
        if (book.office(fact.office()) == null) {
            return Decision.refused(
                    new Problem(
                            "data.office",
                            fact.office().value(),
                            Problem.Code.UNKNOWN_OFFICE,
                            "no office of this name is registered; send office.registered.v1 first"));
        }
        if (history.size() >= MOST_FACTS) {
            return Decision.refused(
                    new Problem(
                            "data.caseNo",
                            fact.caseNo(),
                            Problem.Code.TOO_MANY_FACTS,
                            "the case has "
                                    + history.size()
                                    + " facts already; a case may have "
                                    + MOST_FACTS));
        }
        var problem = correctionProblem(fact);
        if (problem != null) {
            return Decision.refused(problem);
        }
        var facts = new ArrayList<>(history);
        facts.add(fact);
        return new Decision.Accepted<>(
                CaseAssessor.assessOrThrow(CaseFold.fold(facts), fact.office(), book));
    }

    private static @Nullable Problem correctionProblem(CaseFact fact) {
        if (fact instanceof FactVoided voiding && voiding.voids().equals(fact.header().key())) {
            return inconsistent("data.voids.id", voiding.voids().id(), "a fact cannot void itself");
        }
        if (fact instanceof FactCorrected correction) {
            var replacement = correction.replacement();
            if (correction.corrects().equals(fact.header().key())) {
                return inconsistent(
                        "data.corrects.id",
                        correction.corrects().id(),
                        "a fact cannot correct itself");
            }
            if (replacement.subject() == Subject.EITHER) {
                return inconsistent(
                        "data.replacement.type",
                        null,
                        "a correction says what the case's fact should have been; void a wrong correction instead");
            }
            if (!replacement.office().equals(fact.office())
                    || !replacement.caseNo().equals(fact.caseNo())) {
                return inconsistent(
                        "data.replacement",
                        replacement.caseNo(),
                        "a correction stays with its case; void the fact here and send it to the other case");
            }
        }
        return null;
    }

    private static Problem inconsistent(String field, @Nullable String value, String message) {
        return new Problem(field, value, Problem.Code.INCONSISTENT_CORRECTION, message);
    }
}
