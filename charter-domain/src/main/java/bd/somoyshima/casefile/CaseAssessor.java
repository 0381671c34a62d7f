package bd.somoyshima.casefile;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.CaseState.Complaint;
import bd.somoyshima.casefile.CaseState.Outcome;
import bd.somoyshima.casefile.CaseState.ServiceRequest;
import bd.somoyshima.casefile.CaseState.TierStep;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterHistory;
import bd.somoyshima.deadline.Deadline;
import bd.somoyshima.deadline.Deadlines;
import bd.somoyshima.deadline.Pause;
import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimitReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges the state of a case by the charter in force on the day of receipt and the calendar of its
 * office. A pure function of the three.
 */
public final class CaseAssessor {

    /** Readings of limit texts, which are few and never change. */
    private static final Map<String, LimitReading> READINGS = new ConcurrentHashMap<>();

    private CaseAssessor() {}

    /** The assessment of a case. */
    public static Assessment assess(
            CaseState state, CharterHistory charters, OfficeCalendar calendar) {
        return switch (state) {
            case ServiceRequest request -> assess(request, charters, calendar);
            case Complaint complaint -> assess(complaint, charters, calendar);
        };
    }

    private static Assessment assess(
            ServiceRequest request, CharterHistory charters, OfficeCalendar calendar) {
        var findings = copy(request.findings());
        var closing = request.closing();
        var closedAt = closing == null ? null : closing.at();
        boolean paused = !request.pauses().isEmpty() && request.pauses().getLast().to() == null;
        var receivedAt = request.receivedAt();
        var service = request.service();
        if (receivedAt == null || service == null) {
            return new Assessment(
                    CaseKind.SERVICE_REQUEST,
                    null,
                    null,
                    null,
                    null,
                    null,
                    paused,
                    closedAt,
                    Verdict.OUT_OF_SCOPE,
                    null,
                    0,
                    0,
                    findings,
                    request.demonstration());
        }
        var charter = charters.inForceOn(WorkingCalendar.localDate(receivedAt));
        var standard = charter == null ? null : charter.service(service).orElse(null);
        if (charter == null || standard == null) {
            findings.add(Finding.SERVICE_NOT_IN_CHARTER);
            return new Assessment(
                    CaseKind.SERVICE_REQUEST,
                    service,
                    receivedAt,
                    null,
                    null,
                    null,
                    paused,
                    closedAt,
                    Verdict.OUT_OF_SCOPE,
                    null,
                    0,
                    0,
                    findings,
                    request.demonstration());
        }
        var reading = reading(standard.limit());
        var limit = reading.certainLimit();
        var deadline =
                Deadlines.of(
                        limit,
                        receivedAt,
                        request.pauses(),
                        request.agreements(),
                        calendar,
                        charter.rule());
        noteAgreements(request, reading, deadline, findings);
        var days = daysTaken(deadline.dayZero(), closedAt, request.pauses(), calendar);
        return new Assessment(
                CaseKind.SERVICE_REQUEST,
                service,
                receivedAt,
                charter.effectiveFrom(),
                standard.limit(),
                deadline,
                paused,
                closedAt,
                settled(request, reading, deadline),
                days == null ? null : days.counted(),
                days == null ? 0 : days.paused(),
                0,
                findings,
                request.demonstration());
    }

    private static @Nullable Verdict settled(
            ServiceRequest request, LimitReading reading, Deadline deadline) {
        var closing = request.closing();
        if (closing != null && closing.outcome() == Outcome.WITHDRAWN) {
            return Verdict.WITHDRAWN;
        }
        if (hasNoTarget(reading, deadline)) {
            return Verdict.NO_TARGET;
        }
        if (closing != null
                && request.receivedAt() != null
                && closing.at().isBefore(request.receivedAt())) {
            return Verdict
                    .OUT_OF_SCOPE; // one of the two is wrong; until it is corrected nobody can
            // judge
        }
        return closing == null ? null : closedVerdict(closing.at(), deadline);
    }

    /**
     * No number in the charter and no date agreed. A stopped clock is not the same: its case has a
     * target.
     */
    private static boolean hasNoTarget(LimitReading reading, Deadline deadline) {
        return reading.needsReview()
                || (reading.limit() instanceof TimeLimit.Unbounded && deadline.dueAt() == null);
    }

    private static Verdict closedVerdict(Instant closedAt, Deadline deadline) {
        if (deadline.instantUntil() != null && closedAt.isBefore(deadline.instantUntil())) {
            return Verdict.INSTANT;
        }
        return deadline.dueAt() == null || closedAt.isBefore(deadline.dueAt())
                ? Verdict.WITHIN_LIMIT
                : Verdict.LATE;
    }

    private static void noteAgreements(
            ServiceRequest request,
            LimitReading reading,
            Deadline deadline,
            Set<Finding> findings) {
        if (reading.needsReview()) {
            findings.add(Finding.LIMIT_NEEDS_REVIEW);
        }
        if (request.agreements().isEmpty()) {
            return;
        }
        boolean provided =
                reading.limit() instanceof TimeLimit.Unbounded
                        || (reading.limit() instanceof TimeLimit.Within within
                                && within.negotiable() != null);
        if (!provided) {
            findings.add(Finding.AGREEMENT_NOT_PROVIDED_FOR);
        } else if (!request.agreements().getLast().dueOn().equals(deadline.dueOn())) {
            findings.add(Finding.AGREED_TOO_LATE);
        }
    }

    private static Assessment assess(
            Complaint complaint, CharterHistory charters, OfficeCalendar calendar) {
        var findings = copy(complaint.findings());
        if (complaint.steps().isEmpty()) {
            return new Assessment(
                    CaseKind.COMPLAINT,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    Verdict.OUT_OF_SCOPE,
                    null,
                    0,
                    0,
                    findings,
                    complaint.demonstration());
        }
        var lodgedAt = complaint.steps().getFirst().from();
        var step = complaint.steps().getLast();
        var charter = charters.inForceOn(WorkingCalendar.localDate(lodgedAt));
        var tier = charter == null ? null : charter.tier(step.tier()).orElse(null);
        if (charter == null || tier == null) {
            return new Assessment(
                    CaseKind.COMPLAINT,
                    complaint.service(),
                    lodgedAt,
                    null,
                    null,
                    null,
                    false,
                    step.resolvedAt(),
                    Verdict.OUT_OF_SCOPE,
                    null,
                    0,
                    step.tier(),
                    findings,
                    complaint.demonstration());
        }
        var reading = reading(tier.limit());
        var limit = reading.certainLimit();
        var deadline =
                Deadlines.of(limit, step.from(), List.of(), List.of(), calendar, charter.rule());
        if (reading.needsReview()) {
            findings.add(Finding.LIMIT_NEEDS_REVIEW);
        }
        Verdict settled = null;
        if (hasNoTarget(reading, deadline)) {
            settled = Verdict.NO_TARGET;
        } else if (step.resolvedAt() != null) {
            settled =
                    anEarlierTierWasLate(complaint.steps(), charter, calendar)
                            ? Verdict.LATE
                            : closedVerdict(step.resolvedAt(), deadline);
        }
        var days = daysTaken(deadline.dayZero(), step.resolvedAt(), List.of(), calendar);
        return new Assessment(
                CaseKind.COMPLAINT,
                complaint.service(),
                lodgedAt,
                charter.effectiveFrom(),
                tier.limit(),
                deadline,
                false,
                step.resolvedAt(),
                settled,
                days == null ? null : days.counted(),
                0,
                step.tier(),
                findings,
                complaint.demonstration());
    }

    /**
     * Whether a tier before the last one let its limit run out: an appeal does not make up for
     * that.
     */
    private static boolean anEarlierTierWasLate(
            List<TierStep> steps, Charter charter, OfficeCalendar calendar) {
        for (int i = 0; i + 1 < steps.size(); i++) {
            var step = steps.get(i);
            var ended = step.resolvedAt() == null ? steps.get(i + 1).from() : step.resolvedAt();
            var tier = charter.tier(step.tier());
            if (tier.isPresent()) {
                var limit = reading(tier.get().limit()).certainLimit();
                var dueAt =
                        Deadlines.of(
                                        limit,
                                        step.from(),
                                        List.of(),
                                        List.of(),
                                        calendar,
                                        charter.rule())
                                .dueAt();
                if (dueAt != null && !ended.isBefore(dueAt)) {
                    return true;
                }
            }
        }
        return false;
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

    private static LimitReading reading(String text) {
        return READINGS.computeIfAbsent(text, TimeLimitReader::read);
    }

    private static Set<Finding> copy(Set<Finding> findings) {
        return findings.isEmpty() ? EnumSet.noneOf(Finding.class) : EnumSet.copyOf(findings);
    }
}
