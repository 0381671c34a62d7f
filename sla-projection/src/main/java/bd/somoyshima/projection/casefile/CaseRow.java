package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.CaseAssessor;
import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.Subject;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.rollup.Contribution;
import bd.somoyshima.reference.ReferenceBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
                        office,
                        book);
        return new CaseRow(office, caseNo, facts, assessment, dueSoonAt(assessment, calendar));
    }

    private static @Nullable Instant dueSoonAt(Assessment assessment, OfficeCalendar calendar) {
        var dueOn = assessment.dueOn();
        return dueOn == null
                ? null
                : WorkingCalendar.startOf(calendar.nthOpenDayBefore(dueOn, SOON_DAYS));
    }

    /**
     * The first local date whose calendar the judgement depends on, or null if it depends on none.
     */
    @Nullable LocalDate dependsFrom() {
        var basis = assessment.basis();
        if (assessment.receivedAt() == null || (basis == null && assessment.tiers().isEmpty())) {
            return null;
        }
        var from = WorkingCalendar.localDate(assessment.receivedAt());
        var countedFrom = basis == null ? from : WorkingCalendar.localDate(basis.countedFrom());
        var first = countedFrom.isBefore(from) ? countedFrom : from;
        var total = assessment.total();
        if (total == null) {
            return first;
        }
        var totalFrom = WorkingCalendar.localDate(total.from());
        return totalFrom.isBefore(first) ? totalFrom : first;
    }

    /** The last such date, or null while there is no end because there is no due date yet. */
    @Nullable LocalDate dependsUntil() {
        var dueOn = assessment.dueOn();
        var closedAt = assessment.closedAt();
        if (dueOn == null && closedAt == null) {
            return null;
        }
        var dates = new ArrayList<LocalDate>();
        addTo(dates, dueOn);
        addTo(dates, closedAt == null ? null : WorkingCalendar.localDate(closedAt));
        var instantUntil =
                assessment.deadline() == null ? null : assessment.deadline().instantUntil();
        addTo(dates, instantUntil == null ? null : WorkingCalendar.localDate(instantUntil));
        for (var tier : assessment.tiers()) {
            addTo(dates, tier.deadline().dueOn());
        }
        addTo(dates, assessment.total() == null ? null : assessment.total().dueOn());
        return Collections.max(dates);
    }

    private static void addTo(List<LocalDate> dates, @Nullable LocalDate date) {
        if (date != null) {
            dates.add(date);
        }
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
                assessment.agreed(),
                extended());
    }

    /** Whether it is a complaint, or may have looked like one before a fact was corrected. */
    boolean isOrWasComplaint() {
        return assessment.kind() == CaseKind.COMPLAINT
                || facts.stream()
                        .map(RecordedFact::fact)
                        .anyMatch(
                                f ->
                                        f.subject() == Subject.COMPLAINT
                                                || (f instanceof FactCorrected c
                                                        && c.replacement().subject()
                                                                == Subject.COMPLAINT));
    }

    /** Whether an authority allowed a later date that counts. */
    boolean extended() {
        return assessment.deadline() != null && assessment.deadline().extended();
    }

    /** Whether the case is closed and judged, and delivery at once was promised. */
    boolean instantPromised() {
        return assessment.deadline() != null
                && assessment.deadline().instantUntil() != null
                && assessment.settled() != null
                && assessment.settled().group() == Verdict.Group.CLOSED;
    }
}
