package bd.somoyshima.gateway;

import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Problem;
import java.util.List;

/** Carries a refusal out of an aggregate's command handler, so that nothing is stored. */
public final class RefusedException extends RuntimeException {

    private final transient List<Problem> problems;

    private RefusedException(List<Problem> problems) {
        super(problems.toString(), null, false, false);
        this.problems = problems;
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * What was accepted.
     *
     * @throws RefusedException if it was refused
     */
    public static <A> A orAccepted(Decision<A> decision) {
        return switch (decision) {
            case Decision.Accepted<A> accepted -> accepted.result();
            case Decision.Refused<A> refused -> throw new RefusedException(refused.problems());
        };
    }
}
