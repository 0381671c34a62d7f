package bd.somoyshima.gateway.intake;

import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.Finding;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.limit.ClockStart;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one fact.
 *
 * @param index its position in the request, from 0
 * @param source its source, as far as it could be read
 * @param id its identifier, as far as it could be read
 * @param outcome accepted, a duplicate, or rejected
 * @param caseState how its case stands, if it is about a case and was accepted
 * @param problems why it was rejected; empty otherwise
 * @param warnings what an accepted fact leaves uncertain, e.g. limits of a charter that cannot be
 *     read; none is left out
 * @param quarantineId where its raw bytes are kept, if it was rejected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FactVerdict(
        int index,
        @Nullable String source,
        @Nullable String id,
        Outcome outcome,
        @Nullable CaseStanding caseState,
        List<Problem> problems,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem> warnings,
        @Nullable Long quarantineId) {

    public enum Outcome {
        /** Stored. */
        ACCEPTED,
        /** Stored before, with the same content; nothing changed. */
        DUPLICATE,
        /** Not stored; kept in quarantine with the reasons. */
        REJECTED
    }

    /**
     * How a case stands after the fact.
     *
     * @param office whose case
     * @param caseNo the office's number of it
     * @param dueOn the last local date in time, if there is one
     * @param dueAt the exclusive bound, if there is one
     * @param verdict at the time of the answer
     * @param waitingFor the event from which the charter counts, while it has not happened
     * @param findings what does not fit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CaseStanding(
            String office,
            String caseNo,
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime dueAt,
            Verdict verdict,
            @Nullable ClockStart waitingFor,
            Set<Finding> findings) {

        static CaseStanding of(String office, String caseNo, Assessment assessment, Instant now) {
            var deadline = assessment.deadline();
            var dueAt = deadline == null ? null : deadline.dueAt();
            return new CaseStanding(
                    office,
                    caseNo,
                    deadline == null ? null : deadline.dueOn(),
                    dueAt == null ? null : dueAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                    assessment.verdictAt(now),
                    assessment.waitingFor(),
                    assessment.findings());
        }
    }

    FactVerdict at(int newIndex) {
        return new FactVerdict(
                newIndex, source, id, outcome, caseState, problems, warnings, quarantineId);
    }

    /** Whether the sender may not say it. */
    boolean isForbidden() {
        return problems.stream().anyMatch(Refusals::isOfAccess);
    }

    boolean isConflict() {
        return problems.stream().anyMatch(p -> p.code() == Problem.Code.CONFLICT);
    }
}
