package bd.somoyshima.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bd.somoyshima.calendar.DayStatus;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.deadline.Counting.ClosedLastDay;
import bd.somoyshima.deadline.NewDate.Agreement;
import bd.somoyshima.deadline.NewDate.Extension;
import bd.somoyshima.limit.TimeLimit;
import bd.somoyshima.limit.TimeLimit.Unit;
import bd.somoyshima.limit.TimeLimitReader;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are local times of Dhaka, six hours ahead of UTC. */
class DeadlinesTest {

    private static final OfficeCalendar MANIKGANJ_SADAR =
            ShippedCalendar.calendar()
                    .forOffice(new OfficeId("ict-manikganj-sadar"), new PlaceCode("BD-30-56-46"));

    /** Fewer under mutation testing, which runs the tests once for every mutation. */
    private static final int RANDOM_CASES = Integer.getInteger("somoyshima.random-cases", 100_000);

    @ParameterizedTest(name = "received {0}, {1}, {2}: due on {3}, because {4}")
    @CsvSource({
        // received, limit, rule, due on, why
        "2026-03-15T11:00, 3 working days, DAY_ZERO,     2026-03-25, 'Mon 16 March; closed 17–23 March for Eid-ul-Fitr; Tue 24 and Wed 25'",
        "2026-05-20T11:00, 3 working days, DAY_ZERO,     2026-05-24, 'Thu 21; Sat 23 May was a working day; Sun 24'",
        "2026-05-24T11:00, 3 working days, DAY_ZERO,     2026-06-03, 'closed 25–31 May for Eid-ul-Azha; 1, 2 and 3 June'",
        "2025-03-27T11:00, 3 working days, DAY_ZERO,     2025-04-08, 'closed 28 March to 5 April; 6, 7 and 8 April'",
        "2026-05-22T11:00, 3 working days, DAY_ZERO,     2026-06-01, 'received on a Friday, which is day 0: Sat 23, Sun 24, Mon 1 June'",
        "2026-05-22T11:00, 3 working days, ROLL_FORWARD, 2026-06-02, 'counts as received on Sat 23: Sun 24, 1 and 2 June'",
        "2026-05-20T23:59, 3 working days, DAY_ZERO,     2026-05-24, 'the last minute of the day is the same day'",
        "2026-05-20T00:00, 3 working days, DAY_ZERO,     2026-05-24, 'and so is the first'",
        "2026-05-20T11:00, Instant,        DAY_ZERO,     2026-05-20, 'an open day: by its end'",
        "2026-05-25T11:00, Instant,        DAY_ZERO,     2026-06-01, 'closed until 31 May: by the end of the first open day'",
        "2026-06-01T17:00, 3 working days, ROLL_FORWARD, 2026-06-04, 'the office closes at five: still in time'",
        "2026-06-01T17:01, 3 working days, ROLL_FORWARD, 2026-06-07, 'after closing time: counts as received on Tue 2'",
        "2026-06-04T18:00, 3 working days, ROLL_FORWARD, 2026-06-10, 'after closing time on a Thursday: counts as received on Sun 7'",
        "2026-03-02T15:45, 3 working days, ROLL_FORWARD, 2026-03-08, 'in Ramadan the office closes at half past three: Tue 3'",
        "2024-06-03T16:30, 3 working days, ROLL_FORWARD, 2024-06-09, 'until 18 June 2024 it closed at four: Tue 4'",
        "2026-06-01T23:00, 3 working days, DAY_ZERO,     2026-06-04, 'under the usual rule the hour plays no part'",
        "2026-06-01T18:00, Instant,        ROLL_FORWARD, 2026-06-02, 'counts as received on Tue 2'",
        "2026-02-19T11:00, 45 working days,DAY_ZERO,     2026-05-04, 'with Eid-ul-Fitr, Independence Day, New Year and May Day between'"
    })
    void dueOn(
            LocalDateTime received, String limit, CountingRule rule, LocalDate dueOn, String why) {
        var deadline =
                Deadlines.of(
                        TimeLimitReader.read(limit).limit(),
                        local(received),
                        List.of(),
                        List.of(),
                        MANIKGANJ_SADAR,
                        new Counting(rule, ClosedLastDay.MOVES_ON));

        assertThat(deadline.dueOn()).as(why).isEqualTo(dueOn);
        assertThat(deadline.dueAt()).isEqualTo(local(dueOn.plusDays(1).atStartOfDay()));
    }

    @ParameterizedTest(name = "received {0}, {1}: due on {2}, because {3}")
    @CsvSource({
        "2026-06-01T11:00, 7 days,   2026-06-08, 'seven days after the 1st'",
        "2026-06-01T11:00, 4 days,   2026-06-07, 'the 5th is a Friday and the 6th a Saturday: moves on to Sunday'",
        "2026-05-18T11:00, 1 week,   2026-06-01, 'the 25th is closed for Eid-ul-Azha until the 31st'",
        "2026-06-01T11:00, 2 weeks,  2026-06-15, 'fourteen days'",
        "2026-01-31T11:00, 1 month,  2026-03-01, 'the last day of February is a Saturday; Sunday 1 March'",
        "2024-02-29T11:00, 1 year,   2025-03-02, '28 February 2025 is a Friday'",
        "2026-06-01T11:00, প্রতি মাসের ১০ তারিখের মধ্যে,             2026-06-10, 'this month'",
        "2026-06-11T11:00, প্রতি মাসের ১০ তারিখের মধ্যে,             2026-07-12, 'next month; the 10th is a Friday'",
        "2026-02-02T11:00, মাসের ২০ তারিখ থেকে ৩০ তারিখে মধ্যে,      2026-03-01, 'February ends on Saturday the 28th'",
        "2026-05-10T11:00, পরবর্তী মাসের ১ম কর্মদিবসের মধ্যে,         2026-06-01, 'Monday'",
        "2026-06-10T11:00, ১লা জুলাই হতে ৩০ শে সেপ্টেম্বরের মধ্যে,    2026-09-30, 'the end of the window'",
        "2026-10-10T11:00, ১লা জুলাই হতে ৩০ শে সেপ্টেম্বরের মধ্যে,    2027-09-30, 'of the next year'"
    })
    void otherLimits(LocalDateTime received, String limit, LocalDate dueOn, String why) {
        assertThat(of(limit, received.toString()).dueOn()).as(why).isEqualTo(dueOn);
    }

    @Test
    void aPauseStopsTheClockOfAtOnceToo() {
        var pause = new Pause(local("2026-06-07T11:00"), local("2026-06-10T10:00"));

        assertThat(paused("Instant", "2026-06-07T10:00", pause).dueOn()).isEqualTo("2026-06-10");
        assertThat(paused("Instant / 3 working days", "2026-06-07T10:00", pause).instantUntil())
                .isEqualTo(local("2026-06-11T00:00"));
        assertThat(
                        paused(
                                        "Instant",
                                        "2026-06-07T10:00",
                                        new Pause(local("2026-06-07T11:00"), null))
                                .dueOn())
                .isNull();
    }

    @Test
    void hoursAreClockTimeWithoutThePauses() {
        assertThat(of("24 hours", "2026-06-01T11:00").dueAt()).isEqualTo(local("2026-06-02T11:00"));
        assertThat(
                        paused(
                                        "24 hours",
                                        "2026-06-01T11:00",
                                        new Pause(
                                                local("2026-06-01T12:00"),
                                                local("2026-06-01T15:00")))
                                .dueAt())
                .isEqualTo(local("2026-06-02T14:00"));
        assertThat(of("৩০ মিনিট", "2026-06-01T11:00").dueAt()).isEqualTo(local("2026-06-01T11:30"));
        assertThat(
                        paused(
                                        "24 hours",
                                        "2026-06-01T11:00",
                                        new Pause(local("2026-06-01T12:00"), null))
                                .dueAt())
                .isNull();
    }

    @Test
    void pausedDaysDoNotCountInCalendarDaysEither() {
        // Tuesday and Wednesday end in the pause
        assertThat(
                        paused(
                                        "7 days",
                                        "2026-06-01T11:00",
                                        new Pause(
                                                local("2026-06-02T12:00"),
                                                local("2026-06-04T09:00")))
                                .dueOn())
                .isEqualTo("2026-06-10");
    }

    @Test
    void summerTimeOf2009BreaksNothing() {
        // clocks went from 23:00 on 19 June to 00:00 on the 20th, and stayed an hour ahead until
        // the end of the year
        var received = Instant.parse("2009-06-18T05:00:00Z");
        var deadline =
                Deadlines.of(
                        TimeLimitReader.read("3 working days").limit(),
                        received,
                        List.of(),
                        List.of(),
                        MANIKGANJ_SADAR,
                        Counting.USUAL);

        assertThat(deadline.dueOn()).isEqualTo("2009-06-23");
        assertThat(deadline.dueAt()).isEqualTo(Instant.parse("2009-06-23T17:00:00Z"));
    }

    @Test
    void theLedgerExplainsEveryDay() {
        var pauses = List.of(new Pause(local("2026-06-02T10:00"), local("2026-06-03T09:00")));
        var limit = TimeLimitReader.read("3 working days").limit();
        var deadline =
                Deadlines.of(
                        limit,
                        local("2026-06-01T09:30"),
                        pauses,
                        List.of(),
                        MANIKGANJ_SADAR,
                        Counting.USUAL);

        assertThat(
                        DeadlineLedger.of(
                                limit,
                                deadline,
                                local("2026-06-01T09:30"),
                                pauses,
                                MANIKGANJ_SADAR,
                                LocalDate.of(2026, 7, 1)))
                .extracting(d -> d.date().getDayOfMonth() + " " + d.reason() + " " + d.count())
                .containsExactly(
                        "1 DAY_ZERO null",
                        "2 PAUSED null",
                        "3 WORKING_DAY 1",
                        "4 WORKING_DAY 2",
                        "5 WEEKEND null",
                        "6 WEEKEND null",
                        "7 WORKING_DAY 3");
    }

    @Test
    void theInstantPromiseStandsBesideTheNumber() {
        var deadline = of("তাৎক্ষণিক / ০৩ কার্যদিবস", "2026-05-25T11:00");

        assertThat(deadline.instantUntil()).isEqualTo(local("2026-06-02T00:00"));
        assertThat(deadline.dueOn()).isEqualTo("2026-06-03");
    }

    @ParameterizedTest(name = "{0} received on 2026-06-01: at risk from {1}, because {2}")
    @CsvSource({
        "1 working day,    2026-06-02T00:00, 'its only day has begun'",
        "3 working days,   2026-06-04T00:00, 'its last day has begun'",
        "10 working days,  2026-06-15T00:00, 'nine of ten days are used, which is also when the last begins'",
        "20 working days,  2026-06-25T00:00, 'seventeen of twenty days are used: more than 80 per cent'"
    })
    void atRiskFrom(String limit, LocalDateTime atRiskFrom, String why) {
        assertThat(of(limit, "2026-06-01T10:00").atRiskFrom()).as(why).isEqualTo(local(atRiskFrom));
    }

    @ParameterizedTest(
            name = "received Mon 1 June 2026, 3 days, paused {0} to {1}: due on {2}, because {3}")
    @CsvSource({
        "2026-06-02T10:00, 2026-06-02T15:00, 2026-06-04, 'resumed the same day: the clock runs when the day ends'",
        "2026-06-02T10:00, 2026-06-03T09:00, 2026-06-07, 'Tuesday ends in the pause and is not counted'",
        "2026-06-02T10:00, 2026-06-09T09:00, 2026-06-11, 'Tue, Wed, Thu, Sun and Mon are not counted'",
        "2026-06-01T10:00, 2026-06-01T11:00, 2026-06-04, 'nothing of day 0 is counted anyway'",
        "2026-06-04T10:00, 2026-06-07T10:00, 2026-06-07, 'Thursday, the third day, ends in the pause'",
        "2026-06-02T10:00, 2026-06-03T00:00, 2026-06-07, 'at midnight the clock still stands for Tuesday'",
        "2026-06-05T10:00, 2026-06-09T10:00, 2026-06-04, 'the pause begins after the limit has run out'"
    })
    void daysThatEndInAPauseAreNotCounted(
            LocalDateTime from, LocalDateTime to, LocalDate dueOn, String why) {
        var deadline =
                paused("3 working days", "2026-06-01T09:30", new Pause(local(from), local(to)));

        assertThat(deadline.dueOn()).as(why).isEqualTo(dueOn);
    }

    @Test
    void whileTheClockStandsStillThereIsNoDueDate() {
        var deadline =
                paused(
                        "3 working days",
                        "2026-06-01T09:30",
                        new Pause(local("2026-06-03T10:00"), null));

        assertThat(deadline.dueOn()).isNull();
        assertThat(deadline.dueAt()).isNull();
    }

    @Test
    void aDateAgreedInTimeReplacesTheCountedOne() {
        var deadline =
                agreed(
                        "7 working days / as required",
                        new Agreement(local("2026-06-08T12:00"), LocalDate.of(2026, 7, 15)));

        assertThat(deadline.dueOn()).isEqualTo("2026-07-15");
        assertThat(deadline.agreed()).isTrue();
    }

    @Test
    void aDateAgreedAfterTheLimitRanOutChangesNothing() {
        var deadline =
                agreed(
                        "7 working days / as required",
                        new Agreement(local("2026-06-12T12:00"), LocalDate.of(2026, 7, 15)));

        assertThat(deadline.dueOn()).isEqualTo("2026-06-10");
        assertThat(deadline.agreed()).isFalse();
    }

    @Test
    void noDateCanBeAgreedWhereTheCharterProvidesForNone() {
        var deadline =
                agreed(
                        "7 working days",
                        new Agreement(local("2026-06-08T12:00"), LocalDate.of(2026, 7, 15)));

        assertThat(deadline.dueOn()).isEqualTo("2026-06-10");
        assertThat(deadline.agreed()).isFalse();
    }

    @Test
    void asRequiredAloneHasNoTargetUntilADateIsAgreed() {
        assertThat(agreed("as required").dueOn()).isNull();
        assertThat(
                        agreed(
                                        "as required",
                                        new Agreement(
                                                local("2026-06-08T12:00"),
                                                LocalDate.of(2026, 7, 15)))
                                .dueOn())
                .isEqualTo("2026-07-15");
    }

    @ParameterizedTest(name = "received {0}, {1}: due {2}, because {3}")
    @CsvSource({
        "2026-06-01T15:00, 4 office hours,    2026-06-02T11:00, 'two hours until five, two from nine'",
        "2026-06-04T16:30, 1 office hour,     2026-06-07T09:30, 'half an hour on Thursday, half on Sunday'",
        "2026-06-01T20:00, 1 office hour,     2026-06-02T10:00, 'after closing: from nine'",
        "2026-06-01T07:00, 1 office hour,     2026-06-01T10:00, 'before opening: from nine'",
        "2026-06-01T09:00, 8 office hours,    2026-06-01T17:00, 'a whole day, to its end'",
        "2026-03-02T15:00, 60 office minutes, 2026-03-03T09:30, 'in Ramadan until half past three'",
        "2026-05-24T16:00, ২ কর্মঘণ্টা,          2026-06-01T10:00, 'closed 25–31 May for Eid-ul-Azha'",
        "2026-06-01T15:00, ২৪ ঘণ্টা,            2026-06-02T15:00, 'by the clock'"
    })
    void officeTimeRunsWhileTheOfficeIsOpen(
            LocalDateTime received, String limit, LocalDateTime due, String why) {
        assertThat(of(limit, received.toString()).dueAt()).as(why).isEqualTo(local(due));
    }

    @Test
    void hoursOfAReceiptThatRollsForwardBeginWhenTheOfficeOpens() {
        var deadline =
                Deadlines.of(
                        TimeLimitReader.read("24 hours").limit(),
                        local("2026-06-05T11:00"), // a Friday
                        List.of(),
                        List.of(),
                        MANIKGANJ_SADAR,
                        new Counting(CountingRule.ROLL_FORWARD, ClosedLastDay.MOVES_ON));

        assertThat(deadline.dayZero()).isEqualTo("2026-06-07");
        assertThat(deadline.dueAt()).isEqualTo(local("2026-06-08T09:00"));
    }

    @Test
    void theHourOfAReceiptOnAnOpenDayCountsUnderEitherRule() {
        var deadline =
                Deadlines.of(
                        TimeLimitReader.read("24 hours").limit(),
                        local("2026-06-07T11:00"),
                        List.of(),
                        List.of(),
                        MANIKGANJ_SADAR,
                        new Counting(CountingRule.ROLL_FORWARD, ClosedLastDay.MOVES_ON));

        assertThat(deadline.dueAt()).isEqualTo(local("2026-06-08T11:00"));
    }

    @Test
    void aPauseThatBeganBeforeTheReceiptStopsTheClockFromTheReceipt() {
        var pause = new Pause(local("2026-05-20T10:00"), local("2026-06-03T10:00"));

        assertThat(paused("7 days", "2026-06-01T10:00", pause).dueOn()).isEqualTo("2026-06-09");
        assertThat(paused("3 working days", "2026-06-01T10:00", pause).dueOn())
                .isEqualTo("2026-06-07");
    }

    @Test
    void hoursAreAtRiskWhenFourFifthsAreUsed() {
        assertThat(of("10 hours", "2026-06-01T10:00").atRiskFrom())
                .isEqualTo(local("2026-06-01T18:00"));
        assertThat(of("5 office hours", "2026-06-01T10:00").atRiskFrom())
                .isEqualTo(local("2026-06-01T14:00"));
    }

    @Test
    void theLedgerTellsWhyOpenDaysOfEveryKindCount() {
        var cancelled = LocalDate.of(2024, 8, 15);
        assertThat(MANIKGANJ_SADAR.on(cancelled).reason())
                .isEqualTo(DayStatus.Reason.HOLIDAY_CANCELLED);
        assertThat(ledgerOf("2 working days", "2024-08-14T10:00"))
                .containsExactly(
                        "2024-08-14 DAY_ZERO",
                        "2024-08-15 HOLIDAY_CANCELLED 1",
                        "2024-08-16 WEEKEND",
                        "2024-08-17 WEEKEND",
                        "2024-08-18 WORKING_DAY 2");
        assertThat(
                        ledgerOf(
                                "2 working days",
                                "2024-08-14T10:00",
                                new Pause(local("2024-08-15T10:00"), local("2024-08-18T10:00"))))
                .startsWith("2024-08-14 DAY_ZERO", "2024-08-15 PAUSED")
                .endsWith("2024-08-18 WORKING_DAY 1", "2024-08-19 WORKING_DAY 2");
        assertThat(
                        ledgerOf(
                                "2 working days",
                                "2026-05-20T10:00",
                                new Pause(local("2026-05-22T10:00"), local("2026-05-24T10:00"))))
                .containsExactly(
                        "2026-05-20 DAY_ZERO",
                        "2026-05-21 WORKING_DAY 1",
                        "2026-05-22 WEEKEND",
                        "2026-05-23 PAUSED",
                        "2026-05-24 WORKING_DAY 2");
        assertThat(
                        ledgerOf(
                                "3 days",
                                "2026-05-31T10:00",
                                new Pause(local("2026-06-01T10:00"), local("2026-06-02T10:00"))))
                .containsExactly(
                        "2026-05-31 DAY_ZERO",
                        "2026-06-01 PAUSED",
                        "2026-06-02 CALENDAR_DAY 1",
                        "2026-06-03 CALENDAR_DAY 2",
                        "2026-06-04 CALENDAR_DAY 3");
    }

    private static List<String> ledgerOf(String limit, String received, Pause... pauses) {
        var read = TimeLimitReader.read(limit).limit();
        return DeadlineLedger.of(
                        read,
                        paused(limit, received, pauses),
                        local(received),
                        List.of(pauses),
                        MANIKGANJ_SADAR,
                        LocalDate.of(2026, 7, 1))
                .stream()
                .map(d -> d.date() + " " + d.reason() + (d.count() == null ? "" : " " + d.count()))
                .toList();
    }

    @Test
    void everythingIsToldInBothLanguages() {
        for (var reason : DeadlineLedger.Reason.values()) {
            assertThat(reason.en()).isNotBlank();
            assertThat(reason.bn()).containsPattern("\\p{InBengali}");
        }
        for (var rule : CountingRule.values()) {
            assertThat(rule.en()).contains("day 0");
            assertThat(rule.bn()).contains("০");
        }
        for (var waitingFor : WaitingFor.values()) {
            assertThat(waitingFor.en()).startsWith("waiting for");
            assertThat(waitingFor.bn()).contains("অপেক্ষায়");
        }
    }

    @Test
    void officeTimeStandsStillInAPause() {
        var pauses =
                List.of(
                        new Pause(local("2026-06-01T10:00"), local("2026-06-01T12:00")),
                        new Pause(local("2026-06-01T16:00"), local("2026-06-02T10:00")));

        // one hour from nine, four from twelve; three from ten on Tuesday
        assertThat(
                        Deadlines.of(
                                        TimeLimitReader.read("8 office hours").limit(),
                                        local("2026-06-01T09:00"),
                                        pauses,
                                        List.of(),
                                        MANIKGANJ_SADAR,
                                        Counting.USUAL)
                                .dueAt())
                .isEqualTo(local("2026-06-02T13:00"));
        assertThat(
                        paused(
                                        "8 office hours",
                                        "2026-06-01T09:00",
                                        new Pause(local("2026-06-01T10:00"), null))
                                .dueAt())
                .isNull();
    }

    /** Minute by minute against the production code, over random receipts and pauses. */
    @Test
    void officeTimeAgreesWithCountingMinuteByMinute() {
        var random = new Random(20_261_121);
        for (int i = 0; i < RANDOM_CASES / 50; i++) {
            var received =
                    LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(200 * 24 * 60));
            int minutes = 1 + random.nextInt(900);
            var pauses = new ArrayList<Pause>();
            var cursor = received;
            for (int p = random.nextInt(3); p > 0; p--) {
                var from = cursor.plusMinutes(random.nextInt(24 * 60));
                var to = from.plusMinutes(random.nextInt(24 * 60));
                cursor = to.plusMinutes(1);
                pauses.add(new Pause(local(from), local(to)));
            }

            var actual =
                    Deadlines.of(
                            new TimeLimit.Within(Unit.OFFICE_MINUTES, null, minutes, false, null),
                            local(received),
                            pauses,
                            List.of(),
                            MANIKGANJ_SADAR,
                            Counting.USUAL);

            assertThat(actual.dueAt())
                    .as("received %s, %s minutes, paused %s", received, minutes, pauses)
                    .isEqualTo(local(minuteByMinute(received, minutes, pauses)));
        }
    }

    private static LocalDateTime minuteByMinute(
            LocalDateTime received, int minutes, List<Pause> pauses) {
        var minute = received;
        int counted = 0;
        while (counted < minutes) {
            var day = minute.toLocalDate();
            var now = local(minute);
            boolean open =
                    MANIKGANJ_SADAR.on(day).open()
                            && !minute.toLocalTime().isBefore(MANIKGANJ_SADAR.hoursOn(day).opens())
                            && minute.toLocalTime().isBefore(MANIKGANJ_SADAR.hoursOn(day).closes());
            boolean running =
                    pauses.stream()
                            .noneMatch(
                                    p ->
                                            !now.isBefore(p.from())
                                                    && p.to() != null
                                                    && now.isBefore(p.to()));
            if (open && running) {
                counted++;
            }
            minute = minute.plusMinutes(1);
        }
        return minute;
    }

    @Test
    void aClosedLastDayStaysIfTheCharterSaysSo() {
        var deadline =
                Deadlines.of(
                        TimeLimitReader.read("4 days").limit(),
                        local("2026-06-01T11:00"),
                        List.of(),
                        List.of(),
                        MANIKGANJ_SADAR,
                        new Counting(CountingRule.DAY_ZERO, ClosedLastDay.STAYS));

        // Friday
        assertThat(deadline.dueOn()).isEqualTo("2026-06-05");
    }

    @Test
    void anAuthorityMayAllowALaterDateInTime() {
        var deadline =
                agreed(
                        "7 working days",
                        new Extension(local("2026-06-08T12:00"), LocalDate.of(2026, 7, 15)));

        assertThat(deadline.dueOn()).isEqualTo("2026-07-15");
        assertThat(deadline.extended()).isTrue();
        assertThat(deadline.agreed()).isFalse();
    }

    @ParameterizedTest(name = "{0}, extended on {1} to {2}: still due on {3}, because {4}")
    @CsvSource({
        "7 working days, 2026-06-11T12:00, 2026-07-15, 2026-06-10, 'it came too late'",
        "7 working days, 2026-06-08T12:00, 2026-06-09, 2026-06-10, 'it is not later'",
        "as required,    2026-06-08T12:00, 2026-07-15,           , 'there is no limit to extend'"
    })
    void anExtensionWithoutEffect(
            String limit, LocalDateTime at, LocalDate to, LocalDate dueOn, String why) {
        var deadline = agreed(limit, new Extension(local(at), to));

        assertThat(deadline.dueOn()).as(why).isEqualTo(dueOn);
        assertThat(deadline.extended()).isFalse();
    }

    @Test
    void anAgreedDateMayBeExtended() {
        var deadline =
                agreed(
                        "7 working days / as required",
                        new Agreement(local("2026-06-08T12:00"), LocalDate.of(2026, 7, 15)),
                        new Extension(local("2026-07-14T12:00"), LocalDate.of(2026, 7, 30)));

        assertThat(deadline.dueOn()).isEqualTo("2026-07-30");
        assertThat(deadline.agreed()).isTrue();
        assertThat(deadline.extended()).isTrue();
    }

    @ParameterizedTest(
            name = "set on Tue 2 June to Tue 9 June, paused {0} to {1}: due on {2}, because {3}")
    @CsvSource({
        "2026-06-02T12:00, 2026-06-02T15:00, 2026-06-09, 'the clock ran when every day ended'",
        "2026-06-03T10:00, 2026-06-04T10:00, 2026-06-10, 'Wed 3 ended in the pause'",
        "2026-06-03T10:00, 2026-06-08T10:00, 2026-06-14, 'Wed 3, Thu 4 and Sun 7 ended in the pause; Fri 12 and Sat 13 are closed'",
        "2026-06-09T10:00, 2026-06-11T10:00, 2026-06-11, 'the day itself ended in the pause, and Wed 10'",
        "2026-06-10T10:00, 2026-06-11T10:00, 2026-06-09, 'the pause came later'",
        "2026-06-09T10:00,                 ,           , 'the clock stands still'"
    })
    void aNewDateStandsStillInALaterPause(
            LocalDateTime from, LocalDateTime to, LocalDate dueOn, String why) {
        var pause = new Pause(local(from), to == null ? null : local(to));
        var deadline =
                Deadlines.of(
                        TimeLimitReader.read("as required").limit(),
                        local("2026-06-01T10:00"),
                        List.of(pause),
                        List.of(new Agreement(local("2026-06-02T10:00"), LocalDate.of(2026, 6, 9))),
                        MANIKGANJ_SADAR,
                        Counting.USUAL);

        assertThat(deadline.dueOn()).as(why).isEqualTo(dueOn);
    }

    @Test
    void anExtensionAllowedInAPauseMustGiveMoreTimeThanThereWas() {
        var lasting = new Pause(local("2026-06-07T12:00"), null);
        var ended = new Pause(local("2026-06-07T12:00"), local("2026-06-21T10:00"));

        // seven working days from 7 June run to the 16th
        assertThat(extendedInPause(lasting, "2026-06-15").extended()).isFalse();
        assertThat(extendedInPause(lasting, "2026-06-16").extended()).isFalse();
        assertThat(extendedInPause(lasting, "2026-06-17").extended()).isTrue();
        assertThat(extendedInPause(lasting, "2026-06-17").dueOn()).isNull();
        // eight open days from 8 to 17 June; they run from the 21st
        assertThat(extendedInPause(ended, "2026-06-17").dueOn()).isEqualTo("2026-06-30");
    }

    private static Deadline extendedInPause(Pause pause, String to) {
        return Deadlines.of(
                TimeLimitReader.read("7 working days").limit(),
                local("2026-06-07T10:00"),
                List.of(pause),
                List.of(new Extension(local("2026-06-07T13:00"), LocalDate.parse(to))),
                MANIKGANJ_SADAR,
                Counting.USUAL);
    }

    @Test
    void aLimitOfHoursMayBeExtendedToTheEndOfTheDay() {
        var deadline =
                Deadlines.of(
                        TimeLimitReader.read("2 hours").limit(),
                        local("2026-06-01T10:00"),
                        List.of(),
                        List.of(new Extension(local("2026-06-01T11:00"), LocalDate.of(2026, 6, 1))),
                        MANIKGANJ_SADAR,
                        Counting.USUAL);

        assertThat(deadline.extended()).isTrue();
        assertThat(deadline.dueAt()).isEqualTo(local("2026-06-02T00:00"));
    }

    @Test
    void anExtensionOfALimitThatNeedsReviewHasNoEffect() {
        var deadline =
                Deadlines.of(
                        new TimeLimit.Unreadable(),
                        local("2026-06-01T10:00"),
                        List.of(),
                        List.of(new Extension(local("2026-06-01T11:00"), LocalDate.of(2026, 7, 1))),
                        MANIKGANJ_SADAR,
                        Counting.USUAL);

        assertThat(deadline.extended()).isFalse();
        assertThat(deadline.dueOn()).isNull();
    }

    @Test
    void aNamedDayStandsStillInAPause() {
        var limit = "মাসের ১০ তারিখের মধ্যে";
        var ended = new Pause(local("2026-06-03T10:00"), local("2026-06-07T10:00"));
        var lasting = new Pause(local("2026-06-03T10:00"), null);

        // Wed 3 and Thu 4 ended in the pause; Fri 12 and Sat 13 are closed
        assertThat(paused(limit, "2026-06-01T10:00", ended).dueOn()).isEqualTo("2026-06-14");
        assertThat(paused(limit, "2026-06-01T10:00", lasting).dueOn()).isNull();
    }

    @Test
    void aClosedLastDayMovesOnToADayThatEndsWithTheClockRunning() {
        var ended = new Pause(local("2026-06-06T10:00"), local("2026-06-20T10:00"));
        var lasting = new Pause(local("2026-06-06T10:00"), null);

        // the fourth day is Friday 5 June; Sunday 7 to Thursday 18 end in the pause
        assertThat(paused("4 days", "2026-06-01T10:00", ended).dueOn()).isEqualTo("2026-06-21");
        assertThat(paused("4 days", "2026-06-01T10:00", lasting).dueOn()).isNull();
    }

    @ParameterizedTest(name = "two hours from ten, at {0} in time: {1}")
    @CsvSource({"2026-06-01T12:00:00, true", "2026-06-01T12:00:01, false"})
    void theLastMomentOfALimitOfHoursStillCounts(LocalDateTime at, boolean inTime) {
        assertThat(of("2 hours", "2026-06-01T10:00").isInTime(local(at))).isEqualTo(inTime);
    }

    @Test
    void theEndOfALastDayDoesNot() {
        var deadline = of("3 working days", "2026-06-01T10:00");

        assertThat(deadline.isInTime(local("2026-06-04T23:59:59"))).isTrue();
        assertThat(deadline.isInTime(local("2026-06-05T00:00"))).isFalse();
    }

    @Test
    void atOnceIsNoLongerThanTheMinutesBesideIt() {
        assertThat(of("তাৎক্ষণিক / ৩০ মিনিট", "2026-06-01T10:00").instantUntil())
                .isEqualTo(local("2026-06-01T10:30"));
        assertThat(of("তাৎক্ষণিক / ২৪ ঘণ্টা", "2026-06-01T10:00").instantUntil())
                .isEqualTo(local("2026-06-02T00:00"));
    }

    @Test
    void aTierGetsWorkingDaysForAnInvestigation() {
        var thirty = of("30 working days", "2026-06-01T10:00");
        var forty = Deadlines.withMoreWorkingDays(thirty, 10, MANIKGANJ_SADAR);

        assertThat(forty).isEqualTo(of("40 working days", "2026-06-01T10:00"));
        assertThat(Deadlines.withMoreWorkingDays(thirty, 0, MANIKGANJ_SADAR)).isEqualTo(thirty);
    }

    @Test
    void theLedgerOfALimitThatRollsForwardBeginsOnTheDayOfReceipt() {
        var limit = TimeLimitReader.read("2 working days").limit();
        var received = local("2026-05-22T11:00");
        var deadline =
                Deadlines.of(
                        limit,
                        received,
                        List.of(),
                        List.of(),
                        MANIKGANJ_SADAR,
                        new Counting(CountingRule.ROLL_FORWARD, ClosedLastDay.MOVES_ON));

        assertThat(ledger(limit, deadline, received))
                .startsWith("2026-05-22 BEFORE_DAY_ZERO", "2026-05-23 DAY_ZERO")
                .contains("2026-05-24 WORKING_DAY 1", "2026-05-25 HOLIDAY")
                .endsWith("2026-06-01 WORKING_DAY 2");
    }

    @ParameterizedTest(name = "{0} received {1}: {2}")
    @CsvSource({
        "at once: Instant,                    2026-06-05T10:00, 2026-06-05 WEEKEND; 2026-06-06 WEEKEND; 2026-06-07 WORKING_DAY 1",
        "calendar days: 4 days,               2026-06-01T10:00, 2026-06-01 DAY_ZERO; 2026-06-02 CALENDAR_DAY 1; 2026-06-03 CALENDAR_DAY 2; 2026-06-04 CALENDAR_DAY 3; 2026-06-05 CALENDAR_DAY 4; 2026-06-06 MOVED_ON; 2026-06-07 MOVED_ON",
        "hours: 24 hours,                     2026-06-04T10:00, 2026-06-04 BY_THE_HOUR; 2026-06-05 BY_THE_HOUR",
        "office hours: 8 office hours,        2026-06-04T10:00, 2026-06-04 BY_THE_HOUR; 2026-06-05 WEEKEND; 2026-06-06 WEEKEND; 2026-06-07 BY_THE_HOUR",
        "a named day: মাসের ৩ তারিখের মধ্যে, 2026-06-01T10:00, 2026-06-01 DAY_ZERO; 2026-06-02 NAMED; 2026-06-03 NAMED"
    })
    void theLedgerOfOtherLimits(String limit, String received, String expected) {
        var read = TimeLimitReader.read(limit.substring(limit.indexOf(':') + 1)).limit();
        var deadline =
                Deadlines.of(
                        read,
                        local(received),
                        List.of(),
                        List.of(),
                        MANIKGANJ_SADAR,
                        Counting.USUAL);

        assertThat(ledger(read, deadline, local(received)))
                .containsExactly(expected.split("; ", -1));
    }

    @Test
    void theLedgerOfAnAgreedDateSaysWhereTheDaysRanOut() {
        var limit = TimeLimitReader.read("2 working days / as required").limit();
        var deadline =
                agreed(
                        "2 working days / as required",
                        new Agreement(local("2026-06-02T12:00"), LocalDate.of(2026, 6, 4)));

        assertThat(ledger(limit, deadline, local("2026-06-01T10:00")))
                .containsExactly(
                        "2026-06-01 DAY_ZERO",
                        "2026-06-02 WORKING_DAY 1",
                        "2026-06-03 WORKING_DAY 2",
                        "2026-06-04 NEW_DATE");
    }

    @Test
    void theLedgerOfAStoppedClockGoesToTheDayAsked() {
        var limit = TimeLimitReader.read("3 working days").limit();
        var pause = new Pause(local("2026-06-02T12:00"), null);
        var deadline = paused("3 working days", "2026-06-01T10:00", pause);

        assertThat(
                        DeadlineLedger.of(
                                limit,
                                deadline,
                                local("2026-06-01T10:00"),
                                List.of(pause),
                                MANIKGANJ_SADAR,
                                LocalDate.of(2026, 6, 3)))
                .extracting(DeadlineLedger.Day::reason, DeadlineLedger.Day::pause)
                .containsExactly(
                        tuple(DeadlineLedger.Reason.DAY_ZERO, null),
                        tuple(DeadlineLedger.Reason.PAUSED, pause),
                        tuple(DeadlineLedger.Reason.PAUSED, pause));
    }

    @Test
    void aLimitWithoutATargetHasNoLedger() {
        var limit = TimeLimitReader.read("as required").limit();

        assertThat(ledger(limit, agreed("as required"), local("2026-06-01T10:00"))).isEmpty();
    }

    private static List<String> ledger(TimeLimit limit, Deadline deadline, Instant received) {
        return DeadlineLedger.of(
                        limit,
                        deadline,
                        received,
                        List.of(),
                        MANIKGANJ_SADAR,
                        LocalDate.of(2026, 7, 1))
                .stream()
                .map(d -> d.date() + " " + d.reason() + (d.count() == null ? "" : " " + d.count()))
                .toList();
    }

    /** A second counting, day by day and as simple as can be, over random histories with pauses. */
    @Test
    void agreesWithCountingDayByDay() {
        var random = new Random(471_100);
        for (int i = 0; i < RANDOM_CASES; i++) {
            var received =
                    LocalDateTime.of(2023, 1, 1, 0, 0)
                            .plusMinutes(random.nextInt(4 * 365 * 24 * 60));
            int days = 1 + random.nextInt(60);
            var rule = random.nextBoolean() ? CountingRule.DAY_ZERO : CountingRule.ROLL_FORWARD;
            var pauses = new ArrayList<Pause>();
            var cursor = received;
            for (int p = random.nextInt(4); p > 0; p--) {
                var from = cursor.plusMinutes(random.nextInt(20 * 24 * 60));
                var to = from.plusMinutes(random.nextInt(10 * 24 * 60));
                cursor = to.plusMinutes(1);
                pauses.add(new Pause(local(from), local(to)));
            }

            var actual =
                    Deadlines.of(
                            new TimeLimit.Within(Unit.WORKING_DAYS, null, days, false, null),
                            local(received),
                            pauses,
                            List.of(),
                            MANIKGANJ_SADAR,
                            new Counting(rule, ClosedLastDay.MOVES_ON));

            var expected = countDayByDay(received, days, pauses, rule);
            assertThat(actual.dueOn())
                    .as("received %s, %s days, %s, paused %s", received, days, rule, pauses)
                    .isEqualTo(expected);
            assertThat(Deadlines.countedDays(actual.dayZero(), expected, pauses, MANIKGANJ_SADAR))
                    .isEqualTo(days);
        }
    }

    private static LocalDate countDayByDay(
            LocalDateTime received, int days, List<Pause> pauses, CountingRule rule) {
        var day = received.toLocalDate();
        if (rule == CountingRule.ROLL_FORWARD) {
            boolean closedForTheDay =
                    MANIKGANJ_SADAR.on(day).open()
                            && received.toLocalTime()
                                    .isAfter(MANIKGANJ_SADAR.hoursOn(day).closes());
            if (closedForTheDay) {
                day = day.plusDays(1);
            }
            while (!MANIKGANJ_SADAR.on(day).open()) {
                day = day.plusDays(1);
            }
        }
        int counted = 0;
        while (counted < days) {
            day = day.plusDays(1);
            var end = local(day.plusDays(1).atStartOfDay());
            boolean running =
                    pauses.stream().noneMatch(p -> p.from().isBefore(end) && !p.to().isBefore(end));
            if (MANIKGANJ_SADAR.on(day).open() && running) {
                counted++;
            }
        }
        return day;
    }

    private static Deadline of(String limit, String received) {
        return paused(limit, received);
    }

    private static Deadline paused(String limit, String received, Pause... pauses) {
        return Deadlines.of(
                TimeLimitReader.read(limit).limit(),
                local(received),
                List.of(pauses),
                List.of(),
                MANIKGANJ_SADAR,
                Counting.USUAL);
    }

    private static Deadline agreed(String limit, NewDate... agreements) {
        return Deadlines.of(
                TimeLimitReader.read(limit).limit(),
                local("2026-06-01T10:00"),
                List.of(),
                List.of(agreements),
                MANIKGANJ_SADAR,
                Counting.USUAL);
    }

    private static Instant local(String dhaka) {
        return local(LocalDateTime.parse(dhaka));
    }

    private static Instant local(LocalDateTime dhaka) {
        return dhaka.atOffset(ZoneOffset.ofHours(6)).toInstant();
    }
}
