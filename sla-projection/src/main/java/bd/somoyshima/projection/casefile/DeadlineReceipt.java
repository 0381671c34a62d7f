package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.Assessment.Basis;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Assessment.TierStanding;
import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.casefile.CaseFold.Told;
import bd.somoyshima.casefile.CaseState;
import bd.somoyshima.casefile.CaseState.CasePause;
import bd.somoyshima.casefile.Finding;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.OnTransfer;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.deadline.Counting.ClosedLastDay;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.deadline.DeadlineLedger;
import bd.somoyshima.deadline.DeadlineLedger.Reason;
import bd.somoyshima.deadline.NewDate;
import bd.somoyshima.deadline.Pause;
import bd.somoyshima.deadline.WaitingFor;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.CaseFact.RequestDateAgreed;
import bd.somoyshima.fact.CaseFact.RequestExtended;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.limit.LimitInWords;
import bd.somoyshima.limit.LimitReading;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.projection.casefile.CaseController.ChangeView;
import bd.somoyshima.projection.casefile.CaseFiles.CaseFile;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that explains itself: the charter's words, the rule, and every day from receipt to the
 * last day in time, counted or not and why.
 *
 * @param office the office's identifier
 * @param tier of a complaint, the tier that has it
 * @param authority of a complaint, who decides in that tier, in the charter's words
 * @param receivedAt when this office received it
 * @param receivedDayOnly whether only the day of that is known
 * @param countedFrom from when its clock runs
 * @param charter the version that judges it, or null if none does
 * @param limitText that charter's words, byte for byte
 * @param limitSays how they were read, in English
 * @param variant of the service, where the charter gives it several limits
 * @param countsFrom the event from which the charter counts, if that is not the receipt
 * @param waitingFor that event, while it has not happened
 * @param byTheHour whether the limit is one of hours, minutes or seconds: then {@code dueAt} is a
 *     moment within {@code dueOn}, and no day is left out of the count
 * @param dayZero the date from which days are counted, itself not counted
 * @param dueOn the last date in time, or null, then {@code whyNoDate}
 * @param dueAt its exclusive bound
 * @param closedDayOnly whether only the day of {@code closedAt} is known
 * @param findings what does not fit among the facts, in words
 * @param newDates dates agreed with the applicant or allowed by an authority
 * @param asOf the moment the verdict is of
 * @param pauses all that were reported, also those for which the charter does not stop the clock
 * @param days from receipt to the last day in time; for a complaint, of the tier that has it
 * @param tiers of a complaint, its time with each tier
 * @param totalDueOn of a complaint, the last date in time if every tier takes all its time
 * @param changes what later changes of calendar and charter did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadlineReceipt(
        String office,
        @Nullable String officeNameEn,
        @Nullable String officeNameBn,
        String caseNo,
        CaseKind kind,
        @Nullable String service,
        @Nullable String serviceNameEn,
        @Nullable String serviceNameBn,
        @Nullable String variant,
        @Nullable String variantNameBn,
        @Nullable Integer tier,
        @Nullable String authority,
        @Nullable OffsetDateTime receivedAt,
        boolean receivedDayOnly,
        @Nullable OffsetDateTime countedFrom,
        @Nullable CharterView charter,
        @Nullable String limitText,
        @Nullable String limitSays,
        @Nullable String limitSaysBn,
        @Nullable ClockStart countsFrom,
        @Nullable ClockStart waitingFor,
        boolean byTheHour,
        @Nullable LocalDate dayZero,
        @Nullable LocalDate dueOn,
        @Nullable OffsetDateTime dueAt,
        @Nullable OffsetDateTime instantUntil,
        @Nullable String whyNoDate,
        @Nullable String whyNoDateBn,
        List<NewDateView> newDates,
        @Nullable OffsetDateTime closedAt,
        boolean closedDayOnly,
        Verdict verdict,
        List<FindingView> findings,
        OffsetDateTime asOf,
        List<PauseView> pauses,
        List<DayView> days,
        @Nullable List<TierView> tiers,
        @Nullable LocalDate totalDueOn,
        List<ChangeView> changes) {

    /** The charter version and its rules. */
    record CharterView(
            LocalDate effectiveFrom,
            CountingRule rule,
            ClosedLastDay closedLastDay,
            OnTransfer onTransfer,
            Set<WaitingFor> pausesFor) {}

    /**
     * Another date.
     *
     * @param dueOn the last date in time
     * @param dueAt the last moment in time on that date, if an hour was agreed
     * @param counts whether it took the place of the date before
     * @param by who allowed it, or left out if it was agreed with the applicant
     * @param source of the fact that says so
     * @param id of that fact
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewDateView(
            OffsetDateTime setAt,
            LocalDate dueOn,
            @Nullable OffsetDateTime dueAt,
            boolean counts,
            CaseFact.@Nullable Authority by,
            @Nullable String orderNo,
            String source,
            String id) {}

    /**
     * A day.
     *
     * @param count its number among the counted days, or left out if it is not counted
     * @param says why, in English
     * @param saysBn why, in Bangla
     * @param name of the holiday or make-up day
     * @param gazette in which that was published
     * @param pause the pause in which the day ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DayView(
            LocalDate date,
            @Nullable Integer count,
            Reason reason,
            String says,
            String saysBn,
            @Nullable String name,
            @Nullable String nameBn,
            @Nullable String gazette,
            @Nullable PauseView pause) {}

    /** What does not fit among the facts, in words. */
    record FindingView(Finding finding, String says, String saysBn) {
        static FindingView of(Finding finding) {
            return new FindingView(finding, finding.en(), finding.bn());
        }
    }

    /**
     * A pause.
     *
     * @param stopsClock whether the charter provides for it
     * @param source of the fact that reports it
     * @param id of that fact
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PauseView(
            OffsetDateTime from,
            @Nullable OffsetDateTime to,
            WaitingFor waitingFor,
            boolean stopsClock,
            String source,
            String id) {}

    /**
     * A complaint's time with one tier.
     *
     * @param days left out for the tier that has it, whose days stand in the receipt itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierView(
            int tier,
            String authority,
            OffsetDateTime from,
            String limitText,
            int addedDays,
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime endedAt,
            Verdict verdict,
            @Nullable List<DayView> days) {}

    /** The receipt of a case at an instant. */
    static DeadlineReceipt of(CaseFile file, Instant now) {
        var a = file.assessment();
        var basis = a.basis();
        var deadline = a.deadline();
        var standard = standard(a);
        var tier = basis == null ? null : basis.charter().tier(a.tier()).orElse(null);
        var variant =
                standard == null || a.variant() == null
                        ? null
                        : standard.variant(a.variant()).orElse(null);
        var why = whyNoDate(a);
        var story = CaseFold.story(file.facts().stream().map(RecordedFact::fact).toList());
        return new DeadlineReceipt(
                file.office().value(),
                file.registered() == null ? null : file.registered().nameEn(),
                file.registered() == null ? null : file.registered().nameBn(),
                file.caseNo(),
                a.kind(),
                a.service() == null ? null : a.service().value(),
                standard == null ? null : standard.nameEn(),
                standard == null ? null : standard.nameBn(),
                a.variant(),
                variant == null ? null : variant.nameBn(),
                a.kind() == CaseKind.COMPLAINT && a.tier() > 0 ? a.tier() : null,
                tier == null ? null : tier.authority(),
                local(a.receivedAt()),
                isDayOnly(story, a.receivedAt()),
                local(basis == null ? null : basis.countedFrom()),
                basis == null ? null : charter(basis),
                a.limitText(),
                basis == null ? null : LimitInWords.english(basis.reading()),
                basis == null ? null : LimitInWords.bangla(basis.reading()),
                standard != null && standard.waitsForBeginning() ? standard.countsFrom() : null,
                a.waitingFor(),
                basis != null && isByTheHour(basis.reading()),
                deadline == null ? null : deadline.dayZero(),
                a.dueOn(),
                local(a.dueAt()),
                local(deadline == null ? null : deadline.instantUntil()),
                why == null ? null : why.en(),
                why == null ? null : why.bn(),
                newDates(story, file),
                local(a.closedAt()),
                isDayOnly(story, a.closedAt()),
                a.verdictAt(now),
                a.findings().stream().map(FindingView::of).toList(),
                now.atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                pauses(file),
                days(file, now),
                tiers(file, now),
                a.total() == null ? null : a.total().dueOn(),
                file.changes().stream().map(ChangeView::of).toList());
    }

    private static boolean isByTheHour(LimitReading reading) {
        return reading.certainLimit() instanceof TimeLimit.Within within
                && within.unit().isClockTime();
    }

    private static @Nullable ServiceStandard standard(Assessment a) {
        return a.basis() == null || a.service() == null
                ? null
                : a.basis().charter().service(a.service()).orElse(null);
    }

    private static CharterView charter(Basis basis) {
        var charter = basis.charter();
        return new CharterView(
                charter.effectiveFrom(),
                charter.rule(),
                charter.closedLastDay(),
                charter.onTransfer(),
                charter.pausesFor());
    }

    private record Why(String en, String bn) {}

    private static @Nullable Why whyNoDate(Assessment a) {
        if (a.dueOn() != null) {
            return null;
        }
        if (a.receivedAt() == null) {
            return new Why("no receipt was reported", "গ্রহণের কোনো তথ্য পাওয়া যায়নি");
        }
        var basis = a.basis();
        if (basis == null) {
            return new Why(
                    "no charter in force on the day of receipt promises a time",
                    "গ্রহণের দিন কার্যকর কোনো চার্টারে এর সময়সীমা নেই");
        }
        var review = basis.reading().review();
        if (review != null) {
            return new Why(
                    "the charter's words need review: " + review.en(),
                    "চার্টারের লেখা যাচাই প্রয়োজন: " + review.bn());
        }
        if (a.waitingFor() != null) {
            return new Why(
                    "the clock has not begun: the charter counts from " + a.waitingFor().en(),
                    "সময় গণনা শুরু হয়নি: চার্টার অনুযায়ী "
                            + a.waitingFor().bn()
                            + " থেকে গণনা হয়");
        }
        return a.paused()
                ? new Why("the clock stands still", "সময় গণনা স্থগিত আছে")
                : new Why(
                        "the charter gives no number and no date was agreed",
                        "চার্টারে কোনো সংখ্যা নেই এবং কোনো তারিখ নির্ধারিত হয়নি");
    }

    /** Whether it is the moment of a fact of which only the day is known. */
    private static boolean isDayOnly(List<Told> story, @Nullable Instant at) {
        return at != null
                && story.stream()
                        .anyMatch(t -> t.when().at().equals(at) && t.fact().header().dayOnly());
    }

    private static List<NewDateView> newDates(List<Told> story, CaseFile file) {
        var applied =
                file.assessment().deadline() == null
                        ? List.<NewDate>of()
                        : file.assessment().deadline().newDates();
        var views = new ArrayList<NewDateView>();
        for (var told : story) {
            var header = told.fact().header();
            var setAt = told.when().earliest();
            if (told.fact() instanceof RequestDateAgreed f) {
                var date = new NewDate.Agreement(setAt, f.agreedOn(), f.agreedAt());
                views.add(
                        view(
                                header,
                                f.agreedOn(),
                                f.agreedAt(),
                                applied.contains(date),
                                null,
                                null));
            } else if (told.fact() instanceof RequestExtended f) {
                var date = new NewDate.Extension(setAt, f.extendedTo());
                views.add(
                        view(
                                header,
                                f.extendedTo(),
                                null,
                                applied.contains(date),
                                f.authority(),
                                f.orderNo()));
            }
        }
        return List.copyOf(views);
    }

    private static NewDateView view(
            FactHeader header,
            LocalDate dueOn,
            @Nullable Instant dueAt,
            boolean counts,
            CaseFact.@Nullable Authority by,
            @Nullable String orderNo) {
        return new NewDateView(
                header.occurredAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                dueOn,
                local(dueAt),
                counts,
                by,
                orderNo,
                header.source(),
                header.id());
    }

    private static List<DayView> days(CaseFile file, Instant now) {
        var a = file.assessment();
        var basis = a.basis();
        var deadline = a.deadline();
        if (basis == null || deadline == null || a.waitingFor() != null) {
            return List.of();
        }
        var until = WorkingCalendar.localDate(a.closedAt() == null ? now : a.closedAt());
        int added = a.tiers().isEmpty() ? 0 : a.tiers().getLast().addedDays();
        return DeadlineLedger.of(
                        basis.reading().certainLimit(),
                        deadline,
                        basis.countedFrom(),
                        basis.pauses().stream().map(CasePause::pause).toList(),
                        file.calendar(),
                        until)
                .stream()
                .map(d -> view(d, basis.pauses(), added))
                .toList();
    }

    private static DayView view(
            DeadlineLedger.Day day, List<CasePause> pauses, int addedForInvestigation) {
        // days added after a limit of calendar days are not days the limit moved on by
        var reason =
                day.reason() == Reason.MOVED_ON && addedForInvestigation > 0
                        ? Reason.NEW_DATE
                        : day.reason();
        CalendarDeclaration named = day.calendar().decidedBy();
        return new DayView(
                day.date(),
                day.count(),
                reason,
                reason.en(),
                reason.bn(),
                named == null ? null : named.nameEn(),
                named == null ? null : named.nameBn(),
                named == null ? null : named.gazette(),
                pause(day.pause(), pauses));
    }

    private static List<PauseView> pauses(CaseFile file) {
        var state = CaseFold.fold(file.facts().stream().map(RecordedFact::fact).toList());
        var basis = file.assessment().basis();
        return state instanceof CaseState.ServiceRequest request
                ? request.pauses().stream()
                        .map(p -> view(p, basis != null && basis.pauses().contains(p)))
                        .toList()
                : List.of();
    }

    private static @Nullable PauseView pause(@Nullable Pause pause, List<CasePause> pauses) {
        return pauses.stream()
                .filter(p -> p.pause().equals(pause))
                .map(p -> view(p, true))
                .findFirst()
                .orElse(null);
    }

    private static PauseView view(CasePause reported, boolean stopsClock) {
        return new PauseView(
                reported.begun().at().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                local(reported.ended() == null ? null : reported.ended().at()),
                reported.waitingFor(),
                stopsClock,
                reported.reportedBy().source(),
                reported.reportedBy().id());
    }

    private static @Nullable List<TierView> tiers(CaseFile file, Instant now) {
        var basis = file.assessment().basis();
        var tiers = file.assessment().tiers();
        if (basis == null || tiers.isEmpty()) {
            return null;
        }
        return tiers.stream()
                .map(t -> view(t, t.equals(tiers.getLast()), basis, file, now))
                .toList();
    }

    private static TierView view(
            TierStanding tier, boolean last, Basis basis, CaseFile file, Instant now) {
        return new TierView(
                tier.tier(),
                basis.charter().tier(tier.tier()).map(ComplaintTier::authority).orElse(""),
                tier.from().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                tier.reading().text(),
                tier.addedDays(),
                tier.deadline().dueOn(),
                local(tier.endedAt()),
                tier.verdictAt(now),
                last ? null : days(tier, tier.reading(), file, now));
    }

    private static List<DayView> days(
            TierStanding tier, LimitReading reading, CaseFile file, Instant now) {
        return DeadlineLedger.of(
                        reading.certainLimit(),
                        tier.deadline(),
                        tier.from(),
                        List.of(),
                        file.calendar(),
                        WorkingCalendar.localDate(now))
                .stream()
                .map(d -> view(d, List.of(), tier.addedDays()))
                .toList();
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}
