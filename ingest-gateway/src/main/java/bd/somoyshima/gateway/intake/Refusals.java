package bd.somoyshima.gateway.intake;

import bd.somoyshima.fact.Problem;
import bd.somoyshima.fact.Problem.Code;
import bd.somoyshima.gateway.audit.AuditLog;
import bd.somoyshima.gateway.audit.AuditLog.Action;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Notes in the audit log what a client said for others: one entry a request, office and reason. */
@Component
class Refusals {

    private static final Set<Code> OF_ACCESS =
            EnumSet.of(
                    Code.FOREIGN_SOURCE,
                    Code.UNKNOWN_SOURCE,
                    Code.NOT_PERMITTED,
                    Code.OUT_OF_REACH);

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final AuditLog audit;

    Refusals(AuditLog audit) {
        this.audit = audit;
    }

    /** Whether a problem is one of access. */
    static boolean isOfAccess(Problem problem) {
        return OF_ACCESS.contains(problem.code());
    }

    /** Notes what of a request was refused because the sender may not say it. */
    void note(List<FactVerdict> verdicts, Arrival arrival) {
        var refused = new LinkedHashMap<Problem, Integer>();
        for (var verdict : verdicts) {
            verdict.problems().stream()
                    .filter(Refusals::isOfAccess)
                    .forEach(p -> refused.merge(p, 1, Integer::sum));
        }
        refused.forEach((problem, facts) -> note(problem, facts, arrival));
    }

    /** The facts have their verdicts; that the log cannot be written must not take them back. */
    private void note(Problem problem, int facts, Arrival arrival) {
        try {
            audit.add(
                    arrival.caller() == null
                            ? "(over " + arrival.way() + ")"
                            : arrival.caller().client(),
                    Action.FACT_REFUSED,
                    problem.field() + " " + problem.value(),
                    problem.code() + ": " + problem.message() + "; facts: " + facts,
                    arrival.address());
        } catch (DataAccessException e) {
            LOG.error("not in the audit log: {} ({} facts)", problem, facts, e);
        }
    }
}
