package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.CaseAssessor;
import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.rollup.Contribution;
import bd.somoyshima.reference.ReferenceBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code case_file}: a case's facts and what follows from them.
 *
 * @param dueSoonAt from when at most {@link #SOON_DAYS} working days remain
 */
record CaseRow(
        OfficeId office,
        String caseNo,
        List<RecordedFact> facts,
        Assessment assessment,
        @Nullable Instant dueSoonAt) {

    /** What "falling due" means on the dashboards: within so many working days. */
    static final int SOON_DAYS = 3;

    /** The row that follows from a case's facts and what it is judged by. */
    static CaseRow of(
            OfficeId office, String caseNo, List<RecordedFact> facts, ReferenceBook book) {
        var calendar = book.calendar(office);
        var assessment =
                CaseAssessor.assess(
                        CaseFold.fold(facts.stream().map(RecordedFact::fact).toList()),
                        book.charters(office),
                        calendar);
        return new CaseRow(office, caseNo, facts, assessment, dueSoonAt(assessment, calendar));
    }

    private static @Nullable Instant dueSoonAt(Assessment assessment, OfficeCalendar calendar) {
        var dueOn = dueOn(assessment);
        return dueOn == null
                ? null
                : WorkingCalendar.startOf(calendar.nthOpenDayBefore(dueOn, SOON_DAYS));
    }

    static @Nullable LocalDate dueOn(Assessment assessment) {
        return assessment.deadline() == null ? null : assessment.deadline().dueOn();
    }

    /** What the case adds to the roll-ups, or null if it has no date of receipt. */
    @Nullable Contribution contribution() {
        return Contribution.of(
                office,
                assessment.kind(),
                assessment.service(),
                assessment.receivedAt(),
                assessment.demonstration(),
                assessment.settled(),
                instantPromised(),
                assessment.agreed());
    }

    /** Whether the case is closed and judged, and delivery at once was promised. */
    boolean instantPromised() {
        return assessment.deadline() != null
                && assessment.deadline().instantUntil() != null
                && assessment.settled() != null
                && assessment.settled().group() == Verdict.Group.CLOSED;
    }
}
