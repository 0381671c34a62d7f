package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Assessment.TierStanding;
import bd.somoyshima.casefile.CaseAssessor;
import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.deadline.Deadlines;
import bd.somoyshima.deadline.Pause;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.FactVoided;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.casefile.CaseColumns.Known;
import bd.somoyshima.projection.rollup.Standing;
import bd.somoyshima.projection.rollup.TierEntry;
import bd.somoyshima.reference.ReferenceBook;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code case_file}: what follows from the facts of a case known at a moment.
 *
 * @param knownAt since when it stands so: when the fact or change was recorded that made it so
 * @param dueSoonAt from when at most {@link #SOON_DAYS} working days remain
 * @param latePauses pauses begun when at most {@link #LATE_PAUSE_DAYS} working days remained
 * @param corrections facts that correct or void others
 * @param historyAt when the last of its facts that were sent as history was recorded, or null
 */
record CaseRow(
        CaseKey key,
        Instant knownAt,
        Assessment assessment,
        @Nullable Instant dueSoonAt,
        int latePauses,
        int corrections,
        @Nullable Instant historyAt,
        Standing standing)
        implements Known {

    /** What "falling due" means on the dashboards: within so many working days. */
    static final int SOON_DAYS = 3;

    /** What "shortly before the deadline" means of a pause: so many working days or fewer left. */
    static final int LATE_PAUSE_DAYS = 2;

    /**
     * The row that follows from a case's facts and what it is judged by.
     *
     * @param facts those known at the moment
     * @param book as known at the moment
     */
    static CaseRow of(
            OfficeId office,
            String caseNo,
            Instant knownAt,
            List<RecordedFact> facts,
            ReferenceBook book) {
        var calendar = book.calendar(office);
        var assessment =
                CaseAssessor.assess(
                        CaseFold.fold(facts.stream().map(RecordedFact::fact).toList()),
                        office,
                        book);
        return new CaseRow(
                new CaseKey(office.value(), caseNo),
                knownAt,
                assessment,
                dueSoonAt(assessment, calendar),
                latePauses(assessment, calendar),
                corrections(facts),
                historyAt(facts),
                standing(assessment, facts));
    }

    /** The same, known since another moment. */
    CaseRow knownSince(Instant moment) {
        return new CaseRow(
                key, moment, assessment, dueSoonAt, latePauses, corrections, historyAt, standing);
    }

    private static @Nullable Instant dueSoonAt(Assessment assessment, OfficeCalendar calendar) {
        var dueOn = assessment.dueOn();
        return dueOn == null
                ? null
                : WorkingCalendar.startOf(calendar.nthOpenDayBefore(dueOn, SOON_DAYS));
    }

    /** Each pause is held against the deadline as it stood when the pause began. */
    private static int latePauses(Assessment assessment, OfficeCalendar calendar) {
        var basis = assessment.basis();
        if (basis == null || basis.pauses().isEmpty()) {
            return 0;
        }
        int late = 0;
        var before = new ArrayList<Pause>();
        for (var each : basis.pauses()) {
            var pause = each.pause();
            try {
                var dueOn =
                        Deadlines.of(
                                        basis.reading().certainLimit(),
                                        basis.countedFrom(),
                                        before,
                                        List.of(),
                                        calendar,
                                        basis.charter().counting())
                                .dueOn();
                var begun = WorkingCalendar.localDate(pause.from());
                if (dueOn != null
                        && !begun.isAfter(dueOn)
                        && calendar.openDaysAfter(begun, dueOn) <= LATE_PAUSE_DAYS) {
                    late++;
                }
            } catch (DateTimeException e) {
                // a deadline beyond the calendar is not near
                return late;
            }
            before.add(pause);
        }
        return late;
    }

    private static int corrections(List<RecordedFact> facts) {
        return (int)
                facts.stream()
                        .map(RecordedFact::fact)
                        .filter(f -> f instanceof FactCorrected || f instanceof FactVoided)
                        .count();
    }

    private static Standing standing(Assessment assessment, List<RecordedFact> facts) {
        var receivedAt = assessment.receivedAt();
        var closedAt = assessment.closedAt();
        return new Standing(
                assessment.kind(),
                serviceCode(assessment),
                assessment.demonstration(),
                receivedAt == null ? null : WorkingCalendar.localDate(receivedAt),
                assessment.dueOn(),
                closedAt == null ? null : WorkingCalendar.localDate(closedAt),
                assessment.settled(),
                assessment.hasTarget(),
                instantPromised(assessment),
                assessment.agreed(),
                isExtended(assessment),
                assessment.workingDays(),
                assessment.basis() == null ? 0 : assessment.basis().pauses().size(),
                assessment.pausedDays(),
                receivedAt == null ? 0 : reportDays(facts, receivedAt, false),
                closedAt == null ? 0 : reportDays(facts, closedAt, true),
                assessment.kind() == CaseKind.COMPLAINT ? tiers(assessment) : null);
    }

    /** The code of the service, with its variant where the charter that judges has that one. */
    private static String serviceCode(Assessment assessment) {
        var service = assessment.service();
        if (service == null) {
            return "";
        }
        var variant = assessment.variant();
        var basis = assessment.basis();
        if (variant == null || basis == null) {
            return service.value();
        }
        return basis.charter()
                .service(service)
                .flatMap(s -> s.variant(variant))
                .map(v -> ServiceVariant.codeOf(service, v.code()))
                .orElse(service.value());
    }

    /**
     * Calendar days from receipt to the event that began the clock, or null if that was the receipt
     * or has not happened.
     */
    @Nullable Integer waitedDays() {
        var basis = assessment.basis();
        var receivedAt = assessment.receivedAt();
        if (basis == null || receivedAt == null || assessment.waitingFor() != null) {
            return null;
        }
        boolean waits =
                assessment.service() != null
                        && basis.charter()
                                .service(assessment.service())
                                .map(s -> s.waitsForBeginning())
                                .orElse(false);
        return waits
                ? (int)
                        Math.max(
                                0,
                                ChronoUnit.DAYS.between(
                                        WorkingCalendar.localDate(receivedAt),
                                        WorkingCalendar.localDate(basis.countedFrom())))
                : null;
    }

    /**
     * When the last fact of the case that was sent as history was recorded, or null if none was:
     * what had ended before then is nothing to be told of.
     */
    private static @Nullable Instant historyAt(List<RecordedFact> facts) {
        return facts.stream()
                .filter(RecordedFact::history)
                .map(RecordedFact::recordedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * Days from an instant until we heard of it, or of the case at all; 0 of what was sent as
     * history, which could not have been told earlier.
     */
    private static int reportDays(List<RecordedFact> facts, Instant happened, boolean ofThatFact) {
        LocalDate heard = null;
        for (var recorded : facts) {
            if (!ofThatFact || saysThat(recorded.fact(), happened)) {
                if (recorded.history()) {
                    return 0;
                }
                var on = recorded.heardOn();
                heard = heard == null || on.isBefore(heard) ? on : heard;
            }
        }
        return heard == null
                ? 0
                : (int)
                        Math.max(
                                0,
                                ChronoUnit.DAYS.between(
                                        WorkingCalendar.localDate(happened), heard));
    }

    /** Whether a fact is of that moment, or of that day if only the day is known. */
    private static boolean saysThat(CaseFact fact, Instant happened) {
        var header =
                fact instanceof FactCorrected corrected
                        ? corrected.replacement().header()
                        : fact.header();
        return header.occurredAt().equals(happened)
                || (header.dayOnly()
                        && WorkingCalendar.localDate(header.occurredAt())
                                .equals(WorkingCalendar.localDate(happened)));
    }

    private static TierEntry entry(TierStanding t, @Nullable Instant wentOnAt) {
        return new TierEntry(
                t.tier(),
                t.from(),
                WorkingCalendar.localDate(t.from()),
                t.reading().text(),
                t.addedDays(),
                t.deadline().dueOn(),
                t.deadline().dueAt(),
                t.endedAt(),
                t.endedAt() == null ? null : WorkingCalendar.localDate(t.endedAt()),
                t.settled(),
                t.endedAt() != null && t.endedAt().equals(wentOnAt),
                t.ripeAt());
    }

    private static List<TierEntry> tiers(Assessment assessment) {
        var entries = new ArrayList<TierEntry>();
        for (int i = 0; i < assessment.tiers().size(); i++) {
            var wentOnAt =
                    i + 1 < assessment.tiers().size()
                            ? assessment.tiers().get(i + 1).from()
                            : assessment.settled() == Verdict.TRANSFERRED
                                    ? assessment.closedAt()
                                    : null;
            entries.add(entry(assessment.tiers().get(i), wentOnAt));
        }
        return List.copyOf(entries);
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

    /** Whether an authority allowed a later date that counts. */
    private static boolean isExtended(Assessment assessment) {
        return assessment.deadline() != null && assessment.deadline().extended();
    }

    /** Whether the case is closed and judged, and delivery at once was promised. */
    private static boolean instantPromised(Assessment assessment) {
        return assessment.deadline() != null
                && assessment.deadline().instantUntil() != null
                && assessment.settled() != null
                && assessment.settled().group() == Verdict.Group.CLOSED;
    }
}
