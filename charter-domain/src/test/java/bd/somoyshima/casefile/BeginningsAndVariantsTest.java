package bd.somoyshima.casefile;

import static bd.somoyshima.fact.Facts.at;
import static bd.somoyshima.fact.Facts.clockStarted;
import static bd.somoyshima.fact.Facts.delivered;
import static bd.somoyshima.fact.Facts.received;
import static bd.somoyshima.fact.Facts.receivedVariant;
import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.charter.Charter;
import bd.somoyshima.charter.CharterHistory;
import bd.somoyshima.charter.CharterHistory.Publication;
import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.charter.ServiceStandard;
import bd.somoyshima.charter.ServiceVariant;
import bd.somoyshima.deadline.CountingRule;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.Facts;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.place.PlaceCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Services that count from another event than receipt, and services with several limits. June 2026
 * has no holiday before the 26th; 5, 6, 12 and 13 June are weekends.
 */
class BeginningsAndVariantsTest {

    private static final OfficeCalendar CALENDAR =
            ShippedCalendar.calendar().forOffice(Facts.OFFICE, new PlaceCode("BD-30-56-46"));

    private static final CharterHistory CHARTERS =
            CharterHistory.NONE.with(
                    new Publication(
                            at("2025-07-01T00:00"),
                            "1",
                            Charter.usual(
                                    LocalDate.of(2025, 7, 1),
                                    CountingRule.DAY_ZERO,
                                    List.of(
                                            service(
                                                    "citizen/01",
                                                    "প্রতিবেদন প্রাপ্তির ৭ কর্মদিবস",
                                                    ClockStart.REPORT),
                                            service("citizen/02", "৩ কার্যদিবস", null),
                                            service(
                                                    "citizen/03",
                                                    "",
                                                    null,
                                                    new ServiceVariant(
                                                            "urgent",
                                                            "জরুরি",
                                                            null,
                                                            "২ কার্যদিবস",
                                                            null),
                                                    new ServiceVariant(
                                                            "ordinary",
                                                            "সাধারণ",
                                                            null,
                                                            "৭",
                                                            "কার্যদিবস"))),
                                    List.of())));

    /** Until the report comes there is no due date, however long that takes. */
    @Test
    void aCaseThatWaitsForItsBeginningHasNoDueDateAndIsNeverOverdue() {
        var waiting = assess(received("1", "2026-06-01T10:00", "citizen/01"));

        assertThat(waiting.waitingFor()).isEqualTo(ClockStart.REPORT);
        assertThat(waiting.dueOn()).isNull();
        assertThat(waiting.verdictAt(at("2027-06-01T00:00"))).isEqualTo(Verdict.WAITING);
        assertThat(waiting.findings()).isEmpty();
    }

    /** Report on Wednesday 10 June; days 11, 14, 15, 16, 17, 18 and 21 are the seven. */
    @Test
    void theReportStartsTheClock() {
        var started =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        clockStarted("2", "2026-06-10T11:00", ClockStart.REPORT));

        assertThat(started.waitingFor()).isNull();
        assertThat(started.dueOn()).isEqualTo(LocalDate.of(2026, 6, 21));
        assertThat(started.basis().countedFrom()).isEqualTo(at("2026-06-10T11:00"));
        assertThat(started.receivedAt()).isEqualTo(at("2026-06-01T10:00"));
    }

    @Test
    void anEventBeforeTheReceiptCountsFromTheReceipt() {
        var started =
                assess(
                        received("1", "2026-06-10T10:00", "citizen/01"),
                        clockStarted("2", "2026-06-01T11:00", ClockStart.REPORT));

        assertThat(started.dueOn()).isEqualTo(LocalDate.of(2026, 6, 21));
    }

    @Test
    void anotherEventDoesNotStartTheClock() {
        var waiting =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        clockStarted("2", "2026-06-10T11:00", ClockStart.DECISION));
        var fromReceipt =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/02"),
                        clockStarted("2", "2026-06-10T11:00", ClockStart.DECISION));

        assertThat(waiting.waitingFor()).isEqualTo(ClockStart.REPORT);
        assertThat(waiting.findings()).containsExactly(Finding.CLOCK_START_NOT_PROVIDED_FOR);
        assertThat(fromReceipt.dueOn()).isEqualTo(LocalDate.of(2026, 6, 4));
        assertThat(fromReceipt.findings()).containsExactly(Finding.CLOCK_START_NOT_PROVIDED_FOR);
    }

    /** What was closed before its clock began is neither in time nor late. */
    @Test
    void closedWhileWaitingHasNoTarget() {
        var closed =
                assess(
                        received("1", "2026-06-01T10:00", "citizen/01"),
                        delivered("2", "2026-06-03T10:00"));

        assertThat(closed.settled()).isEqualTo(Verdict.NO_TARGET);
        assertThat(closed.hasTarget()).isFalse();
        assertThat(closed.findings()).containsExactly(Finding.CLOSED_BEFORE_BEGINNING);
    }

    @Test
    void eachVariantIsJudgedByItsOwnLimit() {
        var urgent = assess(receivedVariant("1", "2026-06-01T10:00", "citizen/03", "urgent"));
        var ordinary = assess(receivedVariant("1", "2026-06-01T10:00", "citizen/03", "ordinary"));

        assertThat(urgent.dueOn()).isEqualTo(LocalDate.of(2026, 6, 3));
        assertThat(ordinary.dueOn()).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(ordinary.limitText()).isEqualTo("৭ কার্যদিবস");
        assertThat(ordinary.variant()).isEqualTo("ordinary");
    }

    @Test
    void aVariantThatIsNotNamedOrNotKnownLeavesTheCaseWithoutATarget() {
        var notNamed = assess(received("1", "2026-06-01T10:00", "citizen/03"));
        var unknown = assess(receivedVariant("1", "2026-06-01T10:00", "citizen/03", "express"));
        var needless = assess(receivedVariant("1", "2026-06-01T10:00", "citizen/02", "urgent"));

        assertThat(notNamed.settled()).isEqualTo(Verdict.NO_TARGET);
        assertThat(notNamed.findings()).contains(Finding.VARIANT_NOT_NAMED);
        assertThat(unknown.settled()).isEqualTo(Verdict.NO_TARGET);
        assertThat(unknown.findings()).contains(Finding.VARIANT_NOT_IN_CHARTER);
        assertThat(needless.dueOn()).isEqualTo(LocalDate.of(2026, 6, 4));
        assertThat(needless.findings()).containsExactly(Finding.VARIANT_NOT_IN_CHARTER);
    }

    @Test
    void theOrderInWhichTheFactsComeDoesNotMatter() {
        var facts =
                new ArrayList<CaseFact>(
                        List.of(
                                received("1", "2026-06-01T10:00", "citizen/01"),
                                clockStarted("2", "2026-06-10T11:00", ClockStart.REPORT),
                                clockStarted("3", "2026-06-11T11:00", ClockStart.REPORT),
                                delivered("4", "2026-06-15T10:00")));
        var expected = CaseFold.fold(facts);
        var random = new Random(6);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(facts, random);
            assertThat(CaseFold.fold(facts)).isEqualTo(expected);
        }
        assertThat(CaseAssessor.assess(expected, CHARTERS, CALENDAR).settled())
                .isEqualTo(Verdict.WITHIN_LIMIT);
    }

    private static Assessment assess(CaseFact... facts) {
        return CaseAssessor.assess(CaseFold.fold(List.of(facts)), CHARTERS, CALENDAR);
    }

    private static ServiceStandard service(
            String code, String limit, @Nullable ClockStart from, ServiceVariant... variants) {
        return new ServiceStandard(
                new ServiceCode(code),
                "সেবা",
                null,
                limit,
                null,
                null,
                null,
                null,
                null,
                from,
                List.of(variants));
    }
}
