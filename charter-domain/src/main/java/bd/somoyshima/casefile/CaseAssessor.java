package bd.somoyshima.casefile;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.Basis;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Assessment.TierStanding;
import bd.somoyshima.casefile.Assessment.TotalClock;
import bd.somoyshima.casefile.CaseState.CasePause;
import bd.somoyshima.casefile.CaseState.Complaint;
import bd.somoyshima.casefile.CaseState.Outcome;
import bd.somoyshima.casefile.CaseState.ServiceRequest;
import bd.somoyshima.casefile.CaseState.TierStep;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterHistory;
import bd.somoyshima.charter.OnTransfer;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.deadline.Deadline;
import bd.somoyshima.deadline.Deadlines;
import bd.somoyshima.deadline.NewDate;
import bd.somoyshima.deadline.Pause;
import bd.somoyshima.fact.CaseFact.TransferredFrom;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.reference.ReferenceBook;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the state of a case by the charter in force on the day of receipt and the calendar of its
 * office. A pure function of the three.
 */
public final class CaseAssessor {

    private CaseAssessor() {}

    /**
     * The assessment of a case of an office; one that cannot be judged because a deadline lies
     * beyond the calendar is not judged and says so.
     */
    public static Assessment assess(CaseState state, OfficeId office, ReferenceBook book) {
        try {
            return assessOrThrow(state, office, book);
        } catch (DateTimeException e) {
            return noted(unjudged(state), office, book);
        }
    }

    /**
     * The assessment of a case of an office.
     *
     * @throws DateTimeException if a deadline lies beyond the calendar
     */
    static Assessment assessOrThrow(CaseState state, OfficeId office, ReferenceBook book) {
        return noted(assess(state, book.charters(office), book.calendar(office)), office, book);
    }

    /** With what is odd about the office it came to. */
    private static Assessment noted(Assessment assessment, OfficeId office, ReferenceBook book) {
        var receivedAt = assessment.receivedAt();
        var registered = book.office(office);
        return receivedAt != null
                        && registered != null
                        && registered.isClosedOn(WorkingCalendar.localDate(receivedAt))
                ? assessment.with(Finding.OFFICE_CLOSED)
                : assessment;
    }

    /**
     * The assessment of a case.
     *
     * @throws DateTimeException if a deadline lies beyond the calendar
     */
    public static Assessment assess(
            CaseState state, CharterHistory charters, OfficeCalendar calendar) {
        return switch (state) {
            case ServiceRequest request -> assess(request, charters, calendar);
            case Complaint complaint -> assess(complaint, charters, calendar);
        };
    }

    private static Assessment unjudged(CaseState state) {
        var findings = copy(state.findings());
        findings.add(Finding.CANNOT_BE_JUDGED);
        return switch (state) {
            case ServiceRequest request -> outOfScope(request, findings);
            case Complaint complaint -> outOfScope(complaint, findings);
        };
    }

    private static Assessment assess(
            ServiceRequest request, CharterHistory charters, OfficeCalendar calendar) {
        var findings = copy(request.findings());
        var received = request.receivedAt();
        var service = request.service();
        if (received == null || service == null) {
            return outOfScope(request, findings);
        }
        var receivedAt = received.at();
        var charter = charters.inForceOn(WorkingCalendar.localDate(receivedAt));
        var standard = charter == null ? null : charter.service(service).orElse(null);
        if (charter == null || standard == null) {
            findings.add(Finding.SERVICE_NOT_IN_CHARTER);
            return outOfScope(request, findings);
        }
        var reading = reading(charter, standard, request.variant(), findings);
        var beginning = beginning(request, standard, findings);
        var countedFrom =
                countedFrom(since(received, reading, calendar), request.transferredFrom(), charter);
        if (beginning.at() != null) {
            countedFrom = Moment.later(countedFrom, since(beginning.at(), reading, calendar));
        }
        var basis =
                new Basis(
                        charter,
                        reading,
                        countedFrom,
                        providedFor(request.pauses(), charter, findings));
        var pauses = basis.pauses().stream().map(CasePause::pause).toList();
        var waitingFor = beginning.waitingFor();
        var deadline =
                waitingFor != null
                        ? Deadlines.notYet(receivedAt)
                        : Deadlines.of(
                                reading.certainLimit(),
                                countedFrom,
                                pauses,
                                request.newDates(),
                                calendar,
                                charter.counting());
        if (waitingFor == null) {
            note(reading, request.newDates(), deadline, findings);
        }
        var closedAt = at(request.closing() == null ? null : request.closing().at());
        if (isTimed(reading)
                && !(received.isExact()
                        && (request.closing() == null || request.closing().at().isExact()))) {
            findings.add(Finding.TIME_OF_DAY_NOT_KNOWN);
        }
        if (waitingFor != null && closedAt != null) {
            findings.add(Finding.CLOSED_BEFORE_BEGINNING);
        }
        var days = daysTaken(deadline.dayZero(), closedAt, pauses, calendar);
        return new Assessment(
                CaseKind.SERVICE_REQUEST,
                service,
                receivedAt,
                basis,
                deadline,
                closedAt == null && isPaused(pauses),
                closedAt,
                settled(request, reading, deadline, waitingFor != null, calendar),
                days == null ? null : days.counted(),
                days == null ? 0 : days.paused(),
                0,
                List.of(),
                null,
                request.reopened(),
                request.variant(),
                waitingFor,
                findings,
                request.demonstration());
    }

    /** The reading of the limit of the variant that is named, or of the service's only one. */
    private static LimitReading reading(
            Charter charter,
            ServiceStandard standard,
            @Nullable String variant,
            Set<Finding> findings) {
        if (variant != null && standard.variant(variant).isEmpty()) {
            findings.add(Finding.VARIANT_NOT_IN_CHARTER);
            return standard.variants().isEmpty()
                    ? charter.readingOf(standard)
                    : LimitReading.notNamed();
        }
        var reading = charter.readingOf(standard, variant);
        if (reading.isEmpty()) {
            findings.add(Finding.VARIANT_NOT_NAMED);
        }
        return reading.orElseGet(LimitReading::notNamed);
    }

    /**
     * From when the charter counts, where that is not the receipt.
     *
     * @param at when the event happened, or null
     * @param waitingFor the event that has not happened yet, or null if none is waited for
     */
    private record Beginning(@Nullable Moment at, @Nullable ClockStart waitingFor) {}

    private static Beginning beginning(
            ServiceRequest request, ServiceStandard standard, Set<Finding> findings) {
        var event = standard.waitsForBeginning() ? standard.countsFrom() : null;
        Moment at = null;
        for (var started : request.clockStarts()) {
            if (started.event() != event) {
                findings.add(Finding.CLOCK_START_NOT_PROVIDED_FOR);
            } else if (at == null) {
                at = started.at();
            }
        }
        return new Beginning(at, at == null ? event : null);
    }

    /** A request no charter promises, or of which no receipt was reported. */
    private static Assessment outOfScope(ServiceRequest request, Set<Finding> findings) {
        return new Assessment(
                CaseKind.SERVICE_REQUEST,
                request.service(),
                at(request.receivedAt()),
                null,
                null,
                request.closing() == null
                        && isPaused(request.pauses().stream().map(CasePause::pause).toList()),
                at(request.closing() == null ? null : request.closing().at()),
                Verdict.OUT_OF_SCOPE,
                null,
                0,
                0,
                List.of(),
                null,
                request.reopened(),
                request.variant(),
                null,
                findings,
                request.demonstration());
    }

    private static @Nullable Instant at(@Nullable Moment moment) {
        return moment == null ? null : moment.at();
    }

    /** Whether a limit is one of hours, minutes or seconds. */
    private static boolean isTimed(LimitReading reading) {
        return reading.certainLimit() instanceof TimeLimit.Within within
                && within.unit().isClockTime();
    }

    /**
     * From when a limit is counted: for one of days any moment of the day will do; one of hours, if
     * only the day is known, from as late as it can have been.
     */
    private static Instant since(Moment moment, LimitReading reading, OfficeCalendar calendar) {
        return isTimed(reading) ? moment.latestIn(calendar) : moment.at();
    }

    private static Instant countedFrom(
            Instant receivedAt, @Nullable TransferredFrom from, Charter charter) {
        return from != null && charter.onTransfer() == OnTransfer.CLOCK_CONTINUES
                ? from.receivedAt()
                : receivedAt;
    }

    private static List<CasePause> providedFor(
            List<CasePause> pauses, Charter charter, Set<Finding> findings) {
        if (pauses.stream().allMatch(p -> charter.pausesFor().contains(p.waitingFor()))) {
            return pauses;
        }
        findings.add(Finding.PAUSE_NOT_PROVIDED_FOR);
        return pauses.stream().filter(p -> charter.pausesFor().contains(p.waitingFor())).toList();
    }

    private static boolean isPaused(List<Pause> pauses) {
        return !pauses.isEmpty() && pauses.getLast().to() == null;
    }

    private static @Nullable Verdict settled(
            ServiceRequest request,
            LimitReading reading,
            Deadline deadline,
            boolean waiting,
            OfficeCalendar calendar) {
        var closing = request.closing();
        if (closing != null && closing.outcome() == Outcome.WITHDRAWN) {
            return Verdict.WITHDRAWN;
        }
        if (closing != null && closing.outcome() == Outcome.TRANSFERRED) {
            return Verdict.TRANSFERRED;
        }
        if (closing != null
                && request.receivedAt() != null
                && closing.at().latest().isBefore(request.receivedAt().earliest())) {
            // one of the two is wrong; until it is corrected nobody can judge
            return Verdict.OUT_OF_SCOPE;
        }
        if (waiting && !reading.needsReview()) {
            return closing == null ? null : Verdict.NO_TARGET;
        }
        if (hasNoTarget(reading, deadline)) {
            return Verdict.NO_TARGET;
        }
        if (closing == null) {
            return null;
        }
        return closedVerdict(closing.at().earliestIn(calendar), deadline);
    }

    /**
     * No number in the charter and no date agreed. A stopped clock is not the same: its case has a
     * target.
     */
    private static boolean hasNoTarget(LimitReading reading, Deadline deadline) {
        return reading.needsReview()
                || (reading.limit() instanceof TimeLimit.Unbounded && !deadline.agreed());
    }

    private static Verdict closedVerdict(Instant closedAt, Deadline deadline) {
        if (deadline.instantUntil() != null && closedAt.isBefore(deadline.instantUntil())) {
            return Verdict.INSTANT;
        }
        return deadline.isInTime(closedAt) ? Verdict.WITHIN_LIMIT : Verdict.LATE;
    }

    private static void note(
            LimitReading reading,
            List<NewDate> newDates,
            Deadline deadline,
            Set<Finding> findings) {
        if (reading.needsReview()) {
            findings.add(Finding.LIMIT_NEEDS_REVIEW);
        }
        boolean negotiable =
                reading.limit() instanceof TimeLimit.Unbounded
                        || (reading.limit() instanceof TimeLimit.Within within
                                && within.negotiable() != null);
        for (var newDate : newDates) {
            if (!deadline.newDates().contains(newDate)) {
                findings.add(
                        switch (newDate) {
                            case NewDate.Agreement agreement ->
                                    negotiable
                                            ? Finding.AGREED_TOO_LATE
                                            : Finding.AGREEMENT_NOT_PROVIDED_FOR;
                            case NewDate.Extension extension -> Finding.EXTENSION_WITHOUT_EFFECT;
                        });
            }
        }
    }

    private static Assessment assess(
            Complaint complaint, CharterHistory charters, OfficeCalendar calendar) {
        var findings = copy(complaint.findings());
        if (complaint.steps().isEmpty()) {
            return outOfScope(complaint, findings);
        }
        var lodgedAt = complaint.steps().getFirst().from().at();
        var step = complaint.steps().getLast();
        var charter = charters.inForceOn(WorkingCalendar.localDate(lodgedAt));
        if (charter == null) {
            return outOfScope(complaint, findings);
        }
        var tiers = new ArrayList<TierStanding>();
        for (int i = 0; i < complaint.steps().size(); i++) {
            var each = complaint.steps().get(i);
            var next =
                    i + 1 < complaint.steps().size()
                            ? complaint.steps().get(i + 1).from()
                            : complaint.transferredAt();
            boolean goneOn = each.resolvedAt() == null && next != null;
            var standing =
                    standing(
                            each,
                            i == 0 ? complaint.transferredFrom() : null,
                            goneOn ? next : each.resolvedAt(),
                            charter,
                            calendar,
                            findings);
            if (standing != null) {
                tiers.add(standing);
            }
        }
        var closedAt =
                at(
                        complaint.transferredAt() == null
                                ? step.resolvedAt()
                                : complaint.transferredAt());
        if (charter.tier(step.tier()).isEmpty()) {
            return beyondTheTiers(complaint, tiers, closedAt, findings);
        }
        var last = tiers.getLast();
        if (last.reading().needsReview()) {
            findings.add(Finding.LIMIT_NEEDS_REVIEW);
        }
        var days = daysTaken(last.deadline().dayZero(), closedAt, List.of(), calendar);
        return new Assessment(
                CaseKind.COMPLAINT,
                complaint.service(),
                lodgedAt,
                new Basis(charter, last.reading(), last.from(), List.of()),
                last.deadline(),
                false,
                closedAt,
                complaint.transferredAt() == null ? settled(tiers) : Verdict.TRANSFERRED,
                days == null ? null : days.counted(),
                0,
                step.tier(),
                List.copyOf(tiers),
                total(complaint, tiers, closedAt, charter, calendar),
                complaint.reopened(),
                null,
                null,
                findings,
                complaint.demonstration());
    }

    /**
     * A complaint in a tier the charter does not name: nobody can judge that tier, but an earlier
     * one that let its limit run out stays late.
     */
    private static Assessment beyondTheTiers(
            Complaint complaint,
            List<TierStanding> tiers,
            @Nullable Instant closedAt,
            Set<Finding> findings) {
        boolean late =
                closedAt != null && tiers.stream().anyMatch(t -> t.settled() == Verdict.LATE);
        return new Assessment(
                CaseKind.COMPLAINT,
                complaint.service(),
                complaint.steps().getFirst().from().at(),
                null,
                null,
                false,
                closedAt,
                complaint.transferredAt() != null
                        ? Verdict.TRANSFERRED
                        : late ? Verdict.LATE : Verdict.OUT_OF_SCOPE,
                null,
                0,
                complaint.steps().getLast().tier(),
                List.copyOf(tiers),
                null,
                complaint.reopened(),
                null,
                null,
                findings,
                complaint.demonstration());
    }

    /** A complaint that was never lodged, or for which no charter was in force. */
    private static Assessment outOfScope(Complaint complaint, Set<Finding> findings) {
        boolean lodged = !complaint.steps().isEmpty();
        var last = lodged ? complaint.steps().getLast() : null;
        return new Assessment(
                CaseKind.COMPLAINT,
                complaint.service(),
                lodged ? complaint.steps().getFirst().from().at() : null,
                null,
                null,
                false,
                at(
                        complaint.transferredAt() != null || last == null
                                ? complaint.transferredAt()
                                : last.resolvedAt()),
                Verdict.OUT_OF_SCOPE,
                null,
                0,
                last == null ? 0 : last.tier(),
                List.of(),
                null,
                complaint.reopened(),
                null,
                null,
                findings,
                complaint.demonstration());
    }

    /** How one tier stands, or null if the charter has no such tier. */
    private static @Nullable TierStanding standing(
            TierStep step,
            @Nullable TransferredFrom transferredFrom,
            @Nullable Moment ended,
            Charter charter,
            OfficeCalendar calendar,
            Set<Finding> findings) {
        var tier = charter.tier(step.tier()).orElse(null);
        if (tier == null) {
            return null;
        }
        var reading = charter.readingOf(tier);
        var from = countedFrom(since(step.from(), reading, calendar), transferredFrom, charter);
        var deadline = tierDeadline(reading, from, charter, calendar);
        int added = 0;
        var ordered = step.investigationOrderedAt();
        if (ordered != null && deadline.dueAt() != null) {
            if (ordered.earliestIn(calendar).isBefore(deadline.dueAt())) {
                added = tier.extensionOnInvestigation();
                deadline = Deadlines.withMoreWorkingDays(deadline, added, calendar);
            } else {
                findings.add(Finding.INVESTIGATION_ORDERED_TOO_LATE);
            }
        }
        var dueAt = deadline.dueAt();
        var endedAt = ended == null ? null : ended.earliestIn(calendar);
        boolean ranOut = dueAt != null && (endedAt == null || !deadline.isInTime(endedAt));
        Verdict settled = null;
        if (ended != null && ended.latest().isBefore(step.from().earliest())) {
            // one of the two is wrong; until it is corrected nobody can judge
            settled = Verdict.OUT_OF_SCOPE;
        } else if (hasNoTarget(reading, deadline)) {
            settled = Verdict.NO_TARGET;
        } else if (endedAt != null) {
            settled = closedVerdict(endedAt, deadline);
        }
        return new TierStanding(
                step.tier(),
                from,
                reading,
                added,
                deadline,
                at(ended),
                settled,
                ranOut ? dueAt : null);
    }

    private static Deadline tierDeadline(
            LimitReading reading, Instant from, Charter charter, OfficeCalendar calendar) {
        return Deadlines.of(
                reading.certainLimit(), from, List.of(), List.of(), calendar, charter.counting());
    }

    /**
     * The verdict of the whole complaint: that of the tier that disposed of it, but late if any
     * tier before let its limit run out. An appeal does not make up for that.
     */
    private static @Nullable Verdict settled(List<TierStanding> tiers) {
        var last = tiers.getLast();
        if (last.settled() == null || last.settled().group() == Verdict.Group.NOT_JUDGED) {
            return last.settled();
        }
        return tiers.stream().anyMatch(t -> t.settled() == Verdict.LATE)
                ? Verdict.LATE
                : last.settled();
    }

    private static TotalClock total(
            Complaint complaint,
            List<TierStanding> standings,
            @Nullable Instant closedAt,
            Charter charter,
            OfficeCalendar calendar) {
        var transferred = complaint.transferredFrom();
        var from =
                transferred == null
                        ? complaint.steps().getFirst().from().at()
                        : transferred.receivedAt();
        @Nullable LocalDate dueOn = null;
        var tierFrom = from;
        for (var tier : charter.tiers()) {
            int added =
                    standings.stream()
                            .filter(s -> s.tier() == tier.tier())
                            .mapToInt(TierStanding::addedDays)
                            .sum();
            dueOn =
                    Deadlines.withMoreWorkingDays(
                                    tierDeadline(
                                            charter.readingOf(tier), tierFrom, charter, calendar),
                                    added,
                                    calendar)
                            .dueOn();
            if (dueOn == null) {
                break;
            }
            // the next tier may get it as late as the last day of this one
            tierFrom = WorkingCalendar.startOf(dueOn);
        }
        return new TotalClock(
                from,
                dueOn,
                closedAt == null
                        ? null
                        : calendar.openDaysAfter(
                                WorkingCalendar.localDate(from),
                                WorkingCalendar.localDate(closedAt)));
    }

    private record DaysTaken(int counted, int paused) {}

    private static @Nullable DaysTaken daysTaken(
            LocalDate dayZero,
            @Nullable Instant closedAt,
            List<Pause> pauses,
            OfficeCalendar calendar) {
        if (closedAt == null) {
            return null;
        }
        var through = WorkingCalendar.localDate(closedAt);
        int counted = Deadlines.countedDays(dayZero, through, pauses, calendar);
        return new DaysTaken(counted, calendar.openDaysAfter(dayZero, through) - counted);
    }

    private static Set<Finding> copy(Set<Finding> findings) {
        return findings.isEmpty() ? EnumSet.noneOf(Finding.class) : EnumSet.copyOf(findings);
    }
}
