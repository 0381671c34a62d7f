package bd.somoyshima.projection.casefile;

import bd.somoyshima.access.Caller;
import bd.somoyshima.bangla.BanglaText;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Assessment.TierStanding;
import bd.somoyshima.casefile.Assessment.TotalClock;
import bd.somoyshima.casefile.CaseTrace;
import bd.somoyshima.casefile.Finding;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.eventlog.FactNames;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.casefile.CaseFiles.CaseFile;
import bd.somoyshima.reference.ChangeInWords;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One case over HTTP. */
@RestController
@Tag(name = "Cases", description = "One case: its facts, its deadline, its verdict")
class CaseController {

    private final CaseFiles files;
    private final Reach reach;
    private final Clock clock;

    CaseController(CaseFiles files, Reach reach, Clock clock) {
        this.reach = reach;
        this.files = files;
        this.clock = clock;
    }

    /**
     * A case.
     *
     * @param receivedAt when this office received it
     * @param countedFrom from when its clock runs: earlier, if it came from another office
     * @param variant of the service, where the charter gives it several limits
     * @param waitingFor the event from which the charter counts, while it has not happened
     * @param asOf the moment it was judged at
     * @param workingDays counted working days it took, if it is closed
     * @param tiers of a complaint: its time with each tier
     * @param total of a complaint: the citizen's clock over all tiers
     * @param changes what later changes of calendar and charter did to it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseView(
            String office,
            String caseNo,
            CaseKind kind,
            @Nullable String service,
            @Nullable String variant,
            @Nullable Integer tier,
            @Nullable OffsetDateTime receivedAt,
            @Nullable OffsetDateTime countedFrom,
            @Nullable LocalDate charterEffectiveFrom,
            @Nullable String limitText,
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime dueAt,
            @Nullable OffsetDateTime instantUntil,
            boolean agreed,
            boolean extended,
            boolean paused,
            @Nullable ClockStart waitingFor,
            @Nullable OffsetDateTime closedAt,
            int reopened,
            @Nullable Integer workingDays,
            Verdict verdict,
            OffsetDateTime asOf,
            Set<Finding> findings,
            boolean demonstration,
            @Nullable List<TierView> tiers,
            @Nullable TotalView total,
            List<ChangeView> changes,
            List<FactView> facts) {}

    /**
     * A complaint's time with one tier.
     *
     * @param addedDays working days added for an investigation
     * @param verdict by the tier's own limit
     * @param ripeForEscalation whether its limit ran out first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierView(
            int tier,
            OffsetDateTime from,
            String limitText,
            int addedDays,
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime dueAt,
            @Nullable OffsetDateTime endedAt,
            Verdict verdict,
            boolean ripeForEscalation) {}

    /**
     * The citizen's clock over all tiers.
     *
     * @param dueOn last date in time if every tier takes all its time
     * @param workingDays from the first lodging to the end, or to now while open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TotalView(OffsetDateTime from, @Nullable LocalDate dueOn, int workingDays) {}

    /**
     * What a later change did to the case.
     *
     * @param recordedAt when the change was stored
     * @param type the stored name of the change
     * @param says in English
     * @param saysBn in Bangla
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            OffsetDateTime recordedAt,
            String type,
            String source,
            String id,
            StandingView before,
            StandingView after,
            String says,
            String saysBn) {

        static ChangeView of(CaseTrace.Change change) {
            var fact = change.cause().fact();
            return new ChangeView(
                    change.cause().recordedAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                    FactNames.nameOf(fact.getClass()),
                    fact.header().source(),
                    fact.header().id(),
                    StandingView.of(change.before()),
                    StandingView.of(change.after()),
                    english(change),
                    bangla(change));
        }

        private static String english(CaseTrace.Change change) {
            return "was "
                    + english(change.before())
                    + ", is "
                    + english(change.after())
                    + ", because "
                    + ChangeInWords.english(change.cause().fact());
        }

        private static String english(CaseTrace.Standing standing) {
            return standing.verdict().en()
                    + (standing.dueOn() == null ? "" : " (due on " + standing.dueOn() + ")");
        }

        private static String bangla(CaseTrace.Change change) {
            return "ছিল: "
                    + bangla(change.before())
                    + "; এখন: "
                    + bangla(change.after())
                    + "; কারণ: "
                    + ChangeInWords.bangla(change.cause().fact());
        }

        private static String bangla(CaseTrace.Standing standing) {
            return standing.verdict().bn()
                    + (standing.dueOn() == null
                            ? ""
                            : " (শেষ তারিখ " + BanglaText.date(standing.dueOn()) + ")");
        }
    }

    /** How a case stood. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingView(@Nullable LocalDate dueOn, Verdict verdict) {
        static StandingView of(CaseTrace.Standing standing) {
            return new StandingView(standing.dueOn(), standing.verdict());
        }
    }

    /**
     * A fact of the case.
     *
     * @param type its stored name
     * @param occurredAt when it happened, as the office says
     * @param recordedAt when the gateway stored it
     * @param arrivedAt when it came in, if it was in quarantine before it was stored
     * @param fact all of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactView(
            String source,
            String id,
            String type,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,
            @Nullable OffsetDateTime arrivedAt,
            CaseFact fact) {}

    @GetMapping("/api/v1/cases/{office}/{caseNo}")
    @Operation(summary = "A case with its facts, due instant and verdict")
    ResponseEntity<?> caseFile(
            @PathVariable String office,
            @PathVariable String caseNo,
            @AuthenticationPrincipal Caller caller) {
        reach.require(caller, office);
        var found = files.find(office, caseNo);
        return found == null
                ? CaseFiles.notFound(office, caseNo)
                : ResponseEntity.ok(view(found, clock.instant()));
    }

    private static CaseView view(CaseFile file, Instant now) {
        var a = file.assessment();
        var basis = a.basis();
        return new CaseView(
                file.office().value(),
                file.caseNo(),
                a.kind(),
                a.service() == null ? null : a.service().value(),
                a.variant(),
                a.kind() == CaseKind.COMPLAINT ? a.tier() : null,
                local(a.receivedAt()),
                local(basis == null ? null : basis.countedFrom()),
                a.charterFrom(),
                a.limitText(),
                a.dueOn(),
                local(a.dueAt()),
                local(a.deadline() == null ? null : a.deadline().instantUntil()),
                a.agreed(),
                a.deadline() != null && a.deadline().extended(),
                a.paused(),
                a.waitingFor(),
                local(a.closedAt()),
                a.reopened(),
                a.workingDays(),
                a.verdictAt(now),
                now.atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                a.findings(),
                a.demonstration(),
                a.tiers().isEmpty() ? null : a.tiers().stream().map(t -> view(t, now)).toList(),
                a.total() == null ? null : view(a.total(), file.calendar(), now),
                file.changes().stream().map(ChangeView::of).toList(),
                file.facts().stream()
                        .sorted(Comparator.comparing(r -> r.fact().header().occurredAt()))
                        .map(CaseController::view)
                        .toList());
    }

    private static TierView view(TierStanding tier, Instant now) {
        var deadline = tier.deadline();
        return new TierView(
                tier.tier(),
                tier.from().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                tier.reading().text(),
                tier.addedDays(),
                deadline.dueOn(),
                local(deadline.dueAt()),
                local(tier.endedAt()),
                tier.verdictAt(now),
                tier.ripeAt() != null && !now.isBefore(tier.ripeAt()));
    }

    private static TotalView view(TotalClock total, OfficeCalendar calendar, Instant now) {
        return new TotalView(
                total.from().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                total.dueOn(),
                total.workingDays() != null
                        ? total.workingDays()
                        : calendar.openDaysAfter(
                                WorkingCalendar.localDate(total.from()),
                                WorkingCalendar.localDate(now)));
    }

    private static FactView view(RecordedFact recorded) {
        var header = recorded.fact().header();
        return new FactView(
                header.source(),
                header.id(),
                FactNames.nameOf(recorded.fact().getClass()),
                header.occurredAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                recorded.recordedAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                local(recorded.arrivedAt()),
                recorded.fact());
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}
