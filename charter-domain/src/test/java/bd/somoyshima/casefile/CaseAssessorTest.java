package bd.somoyshima.casefile;

import static bd.somoyshima.fact.Facts.agreed;
import static bd.somoyshima.fact.Facts.appealed;
import static bd.somoyshima.fact.Facts.at;
import static bd.somoyshima.fact.Facts.complaintReopened;
import static bd.somoyshima.fact.Facts.complaintTransferred;
import static bd.somoyshima.fact.Facts.delivered;
import static bd.somoyshima.fact.Facts.extended;
import static bd.somoyshima.fact.Facts.investigationOrdered;
import static bd.somoyshima.fact.Facts.lodged;
import static bd.somoyshima.fact.Facts.lodgedElsewhereFirst;
import static bd.somoyshima.fact.Facts.paused;
import static bd.somoyshima.fact.Facts.received;
import static bd.somoyshima.fact.Facts.rejected;
import static bd.somoyshima.fact.Facts.reopened;
import static bd.somoyshima.fact.Facts.resolved;
import static bd.somoyshima.fact.Facts.resumed;
import static bd.somoyshima.fact.Facts.takenOver;
import static bd.somoyshima.fact.Facts.transferred;
import static bd.somoyshima.fact.Facts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterHistory;
import bd.somoyshima.charter.CharterHistory.Publication;
import bd.somoyshima.charter.ComplaintTier;
import bd.somoyshima.charter.OnTransfer;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.deadline.Counting.ClosedLastDay;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.deadline.WaitingFor;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Facts;
import bd.somoyshima.place.PlaceCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** June 2026 has no holiday before the 26th; 5, 6, 12, 13 June are weekends. */
class CaseAssessorTest {

    private static final OfficeCalendar CALENDAR =
            ShippedCalendar.calendar().forOffice(Facts.OFFICE, new PlaceCode("BD-30-56-46"));

    private static final CharterHistory CHARTERS =
            CharterHistory.NONE
                    .with(publication("2025-07-01", "তাৎক্ষণিক / ০৩ কার্যদিবস"))
                    .with(publication("2026-06-10", "০৭ কার্যদিবস"));

    @ParameterizedTest(name = "citizen/01 received Mon 1 June 10:00, delivered {0}: {1}")
    @CsvSource({
        "2026-06-01T10:05, INSTANT",
        "2026-06-01T23:59, INSTANT",
        "2026-06-02T00:00, WITHIN_LIMIT",
        "2026-06-04T23:59, WITHIN_LIMIT",
        "2026-06-05T00:00, LATE"
    })
    void instantWithinLimitOrLate(String deliveredAt, Verdict verdict) {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        delivered("2", deliveredAt));

        assertThat(assessment.verdictAt(at("2027-01-01T00:00"))).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "citizen/01 received Mon 1 June 10:00, still open {0}: {1}")
    @CsvSource({
        "2026-06-03T23:59, ON_TRACK",
        "2026-06-04T00:00, AT_RISK",
        "2026-06-04T23:59, AT_RISK",
        "2026-06-05T00:00, OVERDUE"
    })
    void onTrackAtRiskOrOverdue(String now, Verdict verdict) {
        assertThat(assess(received("1", "2026-06-01T10:00", "citizen/01")).verdictAt(at(now)))
                .isEqualTo(verdict);
    }

    @Test
    void theCharterInForceOnTheDayOfReceiptJudges() {
        assertThat(assess(received("1", "2026-06-09T23:59", "citizen/01")).limitText())
                .isEqualTo("তাৎক্ষণিক / ০৩ কার্যদিবস");
        assertThat(assess(received("1", "2026-06-10T00:00", "citizen/01")).limitText())
                .isEqualTo("০৭ কার্যদিবস");
        assertThat(
                        assess(received("1", "2025-06-30T10:00", "citizen/01"))
                                .verdictAt(at("2026-06-01T00:00")))
                .isEqualTo(Verdict.OUT_OF_SCOPE);
    }

    @Test
    void aRejectionIsADisposalAndJudgedLikeOne() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        rejected("2", "2026-06-05T10:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.LATE);
    }

    @Test
    void aWithdrawnRequestIsNotJudged() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        withdrawn("2", "2026-06-30T10:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.WITHDRAWN);
    }

    @Test
    void aPausedRequestIsPausedForAsLongAsThePauseLasts() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        paused("2", "2026-06-02T10:00"));

        assertThat(assessment.verdictAt(at("2027-06-01T00:00"))).isEqualTo(Verdict.PAUSED);
        assertThat(assessment.paused()).isTrue();
    }

    @Test
    void aPauseAfterTheLimitRanOutDoesNotUndoIt() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        paused("2", "2026-06-08T10:00"));

        assertThat(assessment.verdictAt(at("2026-06-09T00:00"))).isEqualTo(Verdict.OVERDUE);
    }

    @Test
    void workingDaysTakenLeaveOutThePause() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        paused("2", "2026-06-02T10:00"),
                        resumed("3", "2026-06-08T10:00"),
                        delivered("4", "2026-06-09T10:00"));

        // Mon 8 and Tue 9 June; not counted: Tue 2, Wed 3, Thu 4 and Sun 7 June
        assertThat(assessment.workingDays()).isEqualTo(2);
        assertThat(assessment.pausedDays()).isEqualTo(4);
        assertThat(assessment.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
    }

    @Test
    void anAgreedDateJudgesAndIsReportedApart() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/02"),
                        agreed("2", "2026-06-03T10:00", "2026-07-30"),
                        delivered("3", "2026-07-30T16:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(assessment.agreed()).isTrue();
    }

    @Test
    void anAgreementWhereNoneIsProvidedForIsNoted() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        agreed("2", "2026-06-03T10:00", "2026-07-30"));

        assertThat(assessment.findings()).containsExactly(Finding.AGREEMENT_NOT_PROVIDED_FOR);
        assertThat(assessment.agreed()).isFalse();
    }

    @Test
    void anAgreementThatCameTooLateIsNoted() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/02"),
                        agreed("2", "2026-06-30T10:00", "2026-07-30"));

        assertThat(assessment.findings()).containsExactly(Finding.AGREED_TOO_LATE);
        assertThat(assessment.verdictAt(at("2026-07-01T00:00"))).isEqualTo(Verdict.OVERDUE);
    }

    @Test
    void aLimitWithoutANumberGivesNoTarget() {
        var open = assess(received("1", "2026-06-01T10:00", "citizen/03"));
        var delivered =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/03"),
                        delivered("2", "2026-09-01T10:00"));

        assertThat(open.verdictAt(at("2027-01-01T00:00"))).isEqualTo(Verdict.NO_TARGET);
        assertThat(delivered.settled()).isEqualTo(Verdict.NO_TARGET);
    }

    @Test
    void aLimitThatNeedsReviewGivesNoTargetAndSaysSo() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/04"),
                        delivered("2", "2026-06-01T11:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.NO_TARGET);
        assertThat(assessment.findings()).containsExactly(Finding.LIMIT_NEEDS_REVIEW);
    }

    @Test
    void aServiceTheCharterDoesNotPromiseIsOutOfScope() {
        var assessment = assess(received("1", "2026-06-01T10:00", "internal/09"));

        assertThat(assessment.settled()).isEqualTo(Verdict.OUT_OF_SCOPE);
        assertThat(assessment.findings()).containsExactly(Finding.SERVICE_NOT_IN_CHARTER);
    }

    @Test
    void factsWithoutAReceiptAreNotJudged() {
        assertThat(assess(delivered("1", "2026-06-01T10:00")).settled())
                .isEqualTo(Verdict.OUT_OF_SCOPE);
    }

    @Test
    void aDeliveryBeforeTheReceiptIsNotJudged() {
        var assessment =
                assess(
                        received("1", "2026-06-07T10:00", "citizen/01"),
                        delivered("2", "2026-05-10T10:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.OUT_OF_SCOPE);
        assertThat(assessment.findings()).containsExactly(Finding.BEFORE_RECEIPT);
    }

    @Test
    void anAppealDoesNotMakeUpForALateTier() {
        // thirty working days from 1 June run out in July; the first tier still had it in September
        var assessment =
                assess(
                        lodged("1", "2026-06-01T10:00"),
                        appealed("2", "2026-09-01T10:00"),
                        resolved("3", "2026-09-02T10:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.LATE);
    }

    @Test
    void aComplaintIsJudgedTierByTier() {
        var firstTier = assess(lodged("1", "2026-06-01T10:00"), resolved("2", "2026-06-03T10:00"));
        var secondTier = assess(lodged("1", "2026-06-01T10:00"), appealed("2", "2026-06-03T10:00"));

        assertThat(firstTier.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(firstTier.tier()).isEqualTo(1);
        // twenty working days from 3 June, over the weekends and Ashura (a Friday)
        assertThat(secondTier.deadline().dueOn()).isEqualTo("2026-07-01");
        assertThat(secondTier.tier()).isEqualTo(2);
    }

    @Test
    void aRequestFromAnotherOfficeIsCountedFromItsFirstReceipt() {
        var assessment =
                assess(takenOver("1", "2026-06-07T10:00", "citizen/01", "2026-06-01T10:00"));

        assertThat(assessment.receivedAt()).isEqualTo(at("2026-06-07T10:00"));
        assertThat(assessment.dueOn()).isEqualTo("2026-06-04");
        assertThat(assessment.findings()).isEmpty();
    }

    @Test
    void unlessTheCharterLetsTheClockStartAgain() {
        var assessment =
                CaseAssessor.assess(
                        CaseFold.fold(
                                List.of(
                                        takenOver(
                                                "1",
                                                "2026-06-07T10:00",
                                                "citizen/01",
                                                "2026-06-01T10:00"))),
                        CharterHistory.NONE.with(
                                new Publication(
                                        at("2025-07-01T00:00"),
                                        "x",
                                        new Charter(
                                                LocalDate.of(2025, 7, 1),
                                                CountingRule.DAY_ZERO,
                                                ClosedLastDay.MOVES_ON,
                                                OnTransfer.CLOCK_RESTARTS,
                                                Set.of(WaitingFor.values()),
                                                List.of(service("citizen/01", "৩ কার্যদিবস")),
                                                List.of()))),
                        CALENDAR);

        assertThat(assessment.dueOn()).isEqualTo("2026-06-10");
    }

    @Test
    void theOfficeThatPassesARequestOnIsNotJudged() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        transferred("2", "2026-06-30T10:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.TRANSFERRED);
    }

    @Test
    void pausesAtTheFirstOfficeCountIfTheyAreReportedAgain() {
        var assessment =
                assess(
                        takenOver("1", "2026-06-08T10:00", "citizen/01", "2026-06-01T10:00"),
                        paused("2", "2026-06-02T10:00"),
                        resumed("3", "2026-06-07T10:00"));

        assertThat(assessment.dueOn()).isEqualTo("2026-06-09");
        assertThat(assessment.findings()).isEmpty();
    }

    @Test
    void aReopenedRequestIsJudgedByItsLastClosing() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        delivered("2", "2026-06-02T10:00"),
                        reopened("3", "2026-06-03T10:00"),
                        delivered("4", "2026-06-08T10:00"));

        // a wrong delivery is none: the clock never stopped
        assertThat(assessment.settled()).isEqualTo(Verdict.LATE);
        assertThat(assessment.workingDays()).isEqualTo(5);
        assertThat(assessment.reopened()).isEqualTo(1);
    }

    @Test
    void aReopenedRequestIsOpenAgain() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        delivered("2", "2026-06-02T10:00"),
                        reopened("3", "2026-06-03T10:00"));

        assertThat(assessment.closedAt()).isNull();
        assertThat(assessment.verdictAt(at("2026-06-03T12:00"))).isEqualTo(Verdict.ON_TRACK);
        assertThat(assessment.verdictAt(at("2026-06-05T00:00"))).isEqualTo(Verdict.OVERDUE);
    }

    @Test
    void anAuthorityMayAllowALaterDate() {
        var inTime =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        extended("2", "2026-06-03T10:00", "2026-07-30"),
                        delivered("3", "2026-07-30T16:00"));
        var tooLate =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        extended("2", "2026-06-08T10:00", "2026-07-30"),
                        delivered("3", "2026-07-30T16:00"));

        assertThat(inTime.settled()).isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(inTime.agreed()).isFalse();
        assertThat(tooLate.settled()).isEqualTo(Verdict.LATE);
        assertThat(tooLate.findings()).containsExactly(Finding.EXTENSION_WITHOUT_EFFECT);
    }

    @Test
    void theClockRunsOnInAPauseTheCharterDoesNotProvideFor() {
        var charter =
                new Charter(
                        LocalDate.of(2025, 7, 1),
                        CountingRule.DAY_ZERO,
                        ClosedLastDay.MOVES_ON,
                        OnTransfer.CLOCK_CONTINUES,
                        Set.of(WaitingFor.OTHER_AUTHORITY),
                        List.of(service("citizen/01", "৩ কার্যদিবস")),
                        List.of());
        var assessment =
                CaseAssessor.assess(
                        CaseFold.fold(
                                List.of(
                                        received("1", "2026-06-01T10:00", "citizen/01"),
                                        paused("2", "2026-06-02T10:00"))),
                        CharterHistory.NONE.with(
                                new Publication(at("2025-07-01T00:00"), "x", charter)),
                        CALENDAR);

        assertThat(assessment.dueOn()).isEqualTo("2026-06-04");
        assertThat(assessment.paused()).isFalse();
        assertThat(assessment.findings()).containsExactly(Finding.PAUSE_NOT_PROVIDED_FOR);
    }

    @Test
    void theSameMeansTheRowAbove() {
        var assessment = assess(received("1", "2026-06-01T10:00", "citizen/06"));

        assertThat(assessment.limitText()).isEqualTo("-ঐ-");
        assertThat(assessment.dueOn()).isEqualTo("2026-06-08");
        assertThat(assessment.findings()).isEmpty();
    }

    @Test
    void theSameWithoutARowAboveNeedsReview() {
        var assessment = assess(received("1", "2026-06-01T10:00", "internal/01"));

        assertThat(assessment.settled()).isEqualTo(Verdict.NO_TARGET);
        assertThat(assessment.findings()).containsExactly(Finding.LIMIT_NEEDS_REVIEW);
    }

    @Test
    void eachTierIsJudgedByItself() {
        var assessment =
                assess(
                        lodged("1", "2026-06-01T10:00"),
                        resolved("2", "2026-06-20T10:00"),
                        appealed("3", "2026-06-25T10:00"),
                        resolved("4", "2026-09-01T10:00"));

        assertThat(assessment.tiers())
                .extracting(t -> t.settled().name())
                .containsExactly("WITHIN_LIMIT", "LATE");
        assertThat(assessment.settled()).isEqualTo(Verdict.LATE);
        assertThat(assessment.tiers().getFirst().ripeAt()).isNull();
        // twenty working days from 25 June, over three weekends and more
        assertThat(assessment.tiers().getLast().ripeAt())
                .isEqualTo(assessment.tiers().getLast().deadline().dueAt());
    }

    @Test
    void aTierIsRipeForEscalationWhenItsLimitRunsOut() {
        var open = assess(lodged("1", "2026-06-01T10:00")).tiers().getFirst();
        var inTime =
                assess(lodged("1", "2026-06-01T10:00"), resolved("2", "2026-06-03T10:00"))
                        .tiers()
                        .getFirst();
        var appealedInTime =
                assess(lodged("1", "2026-06-01T10:00"), appealed("2", "2026-06-03T10:00"))
                        .tiers()
                        .getFirst();

        assertThat(open.ripeAt()).isEqualTo(open.deadline().dueAt());
        assertThat(inTime.ripeAt()).isNull();
        assertThat(appealedInTime.ripeAt()).isNull();
    }

    @Test
    void anInvestigationGivesTheFirstTierTenMoreWorkingDays() {
        var without = assess(lodged("1", "2026-06-01T10:00"));
        var with =
                assess(
                        lodged("1", "2026-06-01T10:00"),
                        investigationOrdered("2", "2026-06-10T10:00"));
        var tooLate =
                assess(
                        lodged("1", "2026-06-01T10:00"),
                        investigationOrdered("2", "2026-08-10T10:00"));

        assertThat(CALENDAR.openDaysAfter(without.dueOn(), with.dueOn())).isEqualTo(10);
        assertThat(with.tiers().getFirst().addedDays()).isEqualTo(10);
        assertThat(tooLate.dueOn()).isEqualTo(without.dueOn());
        assertThat(tooLate.findings()).containsExactly(Finding.INVESTIGATION_ORDERED_TOO_LATE);
    }

    @Test
    void theCitizensClockIsNeverReset() {
        var assessment =
                assess(
                        lodgedElsewhereFirst("1", "2026-06-07T10:00", "2026-06-01T10:00"),
                        resolved("2", "2026-06-09T10:00"),
                        complaintReopened("3", "2026-06-10T10:00"),
                        appealed("4", "2026-06-11T10:00"),
                        resolved("5", "2026-06-16T10:00"));

        assertThat(assessment.total()).isNotNull();
        assertThat(assessment.total().from()).isEqualTo(at("2026-06-01T10:00"));
        // Tue 2 to Tue 16 June without two weekends
        assertThat(assessment.total().workingDays()).isEqualTo(11);
        // 30 and 20 and 60 working days one after another
        assertThat(CALENDAR.openDaysAfter(LocalDate.of(2026, 6, 1), assessment.total().dueOn()))
                .isEqualTo(110);
        assertThat(assessment.tiers().getFirst().from()).isEqualTo(at("2026-06-01T10:00"));
        assertThat(assessment.reopened()).isEqualTo(1);
    }

    @Test
    void aComplaintResolvedBeforeItWasLodgedIsNotJudgedNorRipe() {
        var assessment = assess(resolved("1", "2026-06-01T10:00"), lodged("2", "2026-06-07T10:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.OUT_OF_SCOPE);
        assertThat(assessment.tiers().getFirst().ripeAt()).isNull();
        assertThat(assessment.findings()).containsExactly(Finding.BEFORE_RECEIPT);
    }

    @Test
    void theCitizensClockCountsTheTimeOfAnInvestigation() {
        var without = assess(lodged("1", "2026-06-01T10:00"));
        var with =
                assess(
                        lodged("1", "2026-06-01T10:00"),
                        investigationOrdered("2", "2026-06-10T10:00"));

        assertThat(CALENDAR.openDaysAfter(without.total().dueOn(), with.total().dueOn()))
                .isEqualTo(10);
    }

    @Test
    void aTierTheCharterDoesNotNameIsNotJudgedButALateOneBeforeItStaysLate() {
        var oneTier =
                CharterHistory.NONE.with(
                        new Publication(
                                at("2025-07-01T00:00"),
                                "x",
                                Charter.usual(
                                        LocalDate.of(2025, 7, 1),
                                        CountingRule.DAY_ZERO,
                                        List.of(service("citizen/01", "৩ কার্যদিবস")),
                                        ComplaintTier.NATIONAL_DEFAULT.subList(0, 1))));
        var appealed = List.of(lodged("1", "2026-06-01T10:00"), appealed("2", "2026-09-01T10:00"));
        var resolved = new ArrayList<>(appealed);
        resolved.add(resolved("3", "2026-09-02T10:00"));
        var open = CaseAssessor.assess(CaseFold.fold(appealed), oneTier, CALENDAR);
        var closed = CaseAssessor.assess(CaseFold.fold(resolved), oneTier, CALENDAR);

        assertThat(open.settled()).isEqualTo(Verdict.OUT_OF_SCOPE);
        assertThat(open.tiers()).extracting(t -> t.settled()).containsExactly(Verdict.LATE);
        assertThat(closed.settled()).isEqualTo(Verdict.LATE);
    }

    @Test
    void anAgreedDateStandsStillInALaterPause() {
        var assessment =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/03"),
                        agreed("2", "2026-06-02T10:00", "2026-06-09"),
                        paused("3", "2026-06-03T10:00"));

        assertThat(assessment.verdictAt(at("2026-12-01T00:00"))).isEqualTo(Verdict.PAUSED);
        assertThat(assessment.agreed()).isTrue();
    }

    @Test
    void aComplaintPassedOnIsAnotherOfficesBusiness() {
        var assessment =
                assess(
                        lodged("1", "2026-06-01T10:00"),
                        complaintTransferred("2", "2026-06-03T10:00"),
                        resolved("3", "2026-06-04T10:00"));

        assertThat(assessment.settled()).isEqualTo(Verdict.TRANSFERRED);
        assertThat(assessment.findings()).containsExactly(Finding.AFTER_CLOSING);
        assertThat(assessment.tiers().getFirst().ripeAt()).isNull();
    }

    private static Assessment assess(CaseFact... facts) {
        return CaseAssessor.assess(CaseFold.fold(List.of(facts)), CHARTERS, CALENDAR);
    }

    private static Publication publication(String from, String limitOfFirst) {
        return new Publication(
                at(from + "T00:00"),
                from,
                Charter.usual(
                        LocalDate.parse(from),
                        CountingRule.DAY_ZERO,
                        List.of(
                                service("citizen/01", limitOfFirst),
                                service("citizen/02", "৭ কার্যদিবস / প্রয়োজন অনুযায়ী"),
                                service("citizen/03", "প্রয়োজন অনুযায়ী"),
                                service("citizen/04", "যত দ্রুত সম্ভব"),
                                service("citizen/05", "৫ কার্যদিবস"),
                                service("citizen/06", "-ঐ-"),
                                service("internal/01", "-ঐ-")),
                        ComplaintTier.NATIONAL_DEFAULT));
    }

    private static ServiceStandard service(String code, String limit) {
        return new ServiceStandard(
                new ServiceCode(code), "সেবা", null, limit, null, null, null, null);
    }

    @Test
    void anHourMayBeAgreed() {
        var hour =
                new CaseFact.RequestDateAgreed(
                        Facts.header("2", "2026-06-02T10:00"),
                        Facts.OFFICE,
                        Facts.CASE,
                        LocalDate.of(2026, 6, 9),
                        at("2026-06-09T15:00"));
        var received = received("1", "2026-06-01T10:00", "citizen/03");

        assertThat(assess(received, hour).dueAt()).isEqualTo(at("2026-06-09T15:00"));
        assertThat(assess(received, hour).verdictAt(at("2026-06-09T15:00")))
                .isEqualTo(Verdict.OVERDUE);
        assertThat(assess(received, hour, delivered("3", "2026-06-09T15:00")).settled())
                .isEqualTo(Verdict.WITHIN_LIMIT);
        assertThat(assess(received, hour, delivered("3", "2026-06-09T15:01")).settled())
                .isEqualTo(Verdict.LATE);
        assertThat(assess(received, hour, delivered("3", "2026-06-09")).settled())
                .isEqualTo(Verdict.WITHIN_LIMIT);
        // in a later pause it stands still: the same hour of a later day
        var paused =
                assess(
                        received,
                        hour,
                        paused("3", "2026-06-03T10:00"),
                        resumed("4", "2026-06-04T10:00"));
        assertThat(paused.dueAt()).isEqualTo(at("2026-06-10T15:00"));
    }
}
