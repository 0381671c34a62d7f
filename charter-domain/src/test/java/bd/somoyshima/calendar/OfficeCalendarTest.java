package bd.somoyshima.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.CalendarEntry.Kind;
import bd.somoyshima.calendar.DayStatus.Reason;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeCalendarTest {

    private static final OfficeId OFFICE = new OfficeId("ict-manikganj-sadar");
    private static final PlaceCode MANIKGANJ_SADAR = new PlaceCode("BD-30-56-46");
    private static final OfficeCalendar REAL =
            ShippedCalendar.calendar().forOffice(OFFICE, MANIKGANJ_SADAR);

    @ParameterizedTest(name = "{0} is {1} ({2})")
    @CsvSource({
        "2026-05-21, WORKING_DAY,",
        "2026-05-22, WEEKEND,",
        "2026-05-23, MAKE_UP_WORKING_DAY, Working Saturday",
        "2026-05-24, WORKING_DAY,",
        "2026-05-25, HOLIDAY, 'Eid-ul-Azha, additional day'",
        "2026-05-28, HOLIDAY, Eid-ul-Azha",
        "2026-06-01, WORKING_DAY,",
        "2026-03-18, HOLIDAY, 'Eid-ul-Fitr, additional day'",
        "2026-03-26, HOLIDAY, Independence Day",
        "2025-05-17, MAKE_UP_WORKING_DAY, Working Saturday",
        "2025-09-05, WEEKEND,",
        "2025-09-06, HOLIDAY, Eid-e-Miladunnabi",
        "2024-08-15, HOLIDAY_CANCELLED, National Mourning Day (cancelled before the day)",
        "2024-08-05, HOLIDAY, General holiday by executive order",
        // three days from the 5th were declared on the 4th; on the 5th the rest was called off
        "2024-08-06, HOLIDAY_CANCELLED, General holiday called off; offices open",
        "2024-08-07, HOLIDAY_CANCELLED, General holiday called off; offices open",
        "2024-05-29, HOLIDAY, 'Upazila election, day of poll'",
        "2026-04-13, WORKING_DAY,"
    })
    void theRealCalendarOfManikganjSadar(LocalDate date, Reason reason, String name) {
        var status = REAL.on(date);

        assertThat(status.reason()).isEqualTo(reason);
        assertThat(status.decidedBy() == null ? null : status.decidedBy().nameEn()).isEqualTo(name);
        assertThat(REAL.isOpen(date)).isEqualTo(status.open());
    }

    @Test
    void aHolidayOfThreeDistrictsHoldsThereOnly() {
        var chaitraSankranti = LocalDate.of(2026, 4, 13);
        var calendar = ShippedCalendar.calendar();

        assertThat(
                        calendar.forOffice(OFFICE, new PlaceCode("BD-20-84-87"))
                                .isOpen(chaitraSankranti))
                .isFalse();
        assertThat(calendar.forOffice(OFFICE, new PlaceCode("BD-20-03")).isOpen(chaitraSankranti))
                .isFalse();
        assertThat(
                        calendar.forOffice(OFFICE, new PlaceCode("BD-20-15-04"))
                                .isOpen(chaitraSankranti))
                .isTrue();
        assertThat(calendar.forOffice(OFFICE, MANIKGANJ_SADAR).isOpen(chaitraSankranti)).isTrue();
    }

    @Test
    void aPollDayOfOneUpazilaLeavesItsNeighboursOpen() {
        var poll = LocalDate.of(2024, 5, 29);

        assertThat(REAL.isOpen(poll)).isFalse();
        assertThat(
                        ShippedCalendar.calendar()
                                .forOffice(OFFICE, new PlaceCode("BD-30-56-70"))
                                .isOpen(poll))
                .isTrue();
    }

    @Test
    void theLastWordAboutADayHolds() {
        var day = LocalDate.of(2026, 6, 10);
        var declared = entry(day, Kind.HOLIDAY, "BD", "2026-06-01T00:00:00Z");
        var cancelled = entry(day, Kind.CANCELLED, "BD", "2026-06-05T00:00:00Z");
        var declaredAgain = entry(day, Kind.HOLIDAY, "BD", "2026-06-08T00:00:00Z");

        assertThat(reason(day, declared)).isEqualTo(Reason.HOLIDAY);
        assertThat(reason(day, declared, cancelled)).isEqualTo(Reason.HOLIDAY_CANCELLED);
        assertThat(reason(day, declared, cancelled, declaredAgain)).isEqualTo(Reason.HOLIDAY);
    }

    @Test
    void aHolidayWithoutADeclarationDateIsReadFirst() {
        var day = LocalDate.of(2026, 6, 10);

        assertThat(
                        reason(
                                day,
                                entry(day, Kind.CANCELLED, "BD", "2026-06-05T00:00:00Z"),
                                entry(day, Kind.HOLIDAY, "BD", null)))
                .isEqualTo(Reason.HOLIDAY_CANCELLED);
    }

    @Test
    void anOfficeMayBeOpenOnAHolidayOfTheNation() {
        var day = LocalDate.of(2026, 6, 10);
        var nation = entry(day, Kind.HOLIDAY, "BD", null);
        var office = entry(day, Kind.WORKING_DAY, "office:ict-manikganj-sadar", null);

        assertThat(reason(day, office, nation)).isEqualTo(Reason.MAKE_UP_WORKING_DAY);
        assertThat(
                        WorkingCalendar.of(List.of(nation, office))
                                .forOffice(new OfficeId("other"), MANIKGANJ_SADAR)
                                .isOpen(day))
                .isFalse();
    }

    @Test
    void theOrderInWhichEntriesBecomeKnownPlaysNoPart() {
        var entries =
                new ArrayList<>(
                        ShippedCalendar.rows().stream()
                                .map(ShippedCalendar.Row::declaration)
                                .toList());
        var random = new Random(20260521);
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(entries, random);
            var shuffled = WorkingCalendar.of(entries).forOffice(OFFICE, MANIKGANJ_SADAR);
            for (var day = LocalDate.of(2023, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
                assertThat(shuffled.on(day)).isEqualTo(REAL.on(day));
            }
        }
    }

    @Test
    void countsOpenDaysLikeACalendarOnTheWall() {
        for (var from = LocalDate.of(2026, 2, 25);
                from.isBefore(LocalDate.of(2026, 6, 10));
                from = from.plusDays(1)) {
            int count = 0;
            for (var day = from.plusDays(1);
                    day.isBefore(LocalDate.of(2026, 8, 1));
                    day = day.plusDays(1)) {
                if (REAL.on(day).open()) {
                    count++;
                    assertThat(REAL.nthOpenDayAfter(from, count)).isEqualTo(day);
                }
                assertThat(REAL.openDaysAfter(from, day)).isEqualTo(count);
            }
        }
    }

    /** The short way to a local date agrees with java.time's, summer time of 2009 included. */
    @Test
    void localDatesAreThoseOfTheZone() {
        var random = new Random(2009);
        for (int i = 0; i < 100_000; i++) {
            var instant = Instant.ofEpochSecond(946_684_800L + random.nextLong(3_155_760_000L));
            var local = instant.atZone(WorkingCalendar.ZONE);
            assertThat(WorkingCalendar.localDate(instant)).isEqualTo(local.toLocalDate());
            assertThat(WorkingCalendar.startOf(local.toLocalDate()))
                    .isEqualTo(local.toLocalDate().atStartOfDay(WorkingCalendar.ZONE).toInstant());
        }
        assertThat(WorkingCalendar.endOf(LocalDate.of(2009, 6, 19)))
                .isEqualTo(Instant.parse("2009-06-19T17:00:00Z"));
    }

    @Test
    void refusesDatesNobodyHasDeclaredHolidaysFor() {
        assertThatThrownBy(() -> REAL.isOpen(LocalDate.of(1999, 12, 31)))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining("2000-01-01");
        assertThatThrownBy(() -> REAL.nthOpenDayAfter(LocalDate.of(2099, 12, 30), 999))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining("2099-12-31");
    }

    @ParameterizedTest(name = "the {1}. open day before {0} is {2}")
    @CsvSource({
        "2026-06-07, 1, 2026-06-04",
        "2026-06-07, 3, 2026-06-02",
        "2026-06-01, 1, 2026-05-24",
        "2026-06-01, 2, 2026-05-23",
        "2000-01-01, 1, 2000-01-01",
        "2000-01-02, 1, 2000-01-01",
        "2000-01-04, 2, 2000-01-02",
        "2000-01-04, 3, 2000-01-01"
    })
    void countsBackwardsTo(LocalDate day, int n, LocalDate expected) {
        assertThat(REAL.nthOpenDayBefore(day, n)).isEqualTo(expected);
    }

    @Test
    void theCalendarIsWholeFromItsFirstDayToItsLast() {
        var first = OfficeCalendar.FIRST;
        var last = OfficeCalendar.LAST;

        assertThat(REAL.isOpen(first)).isFalse(); // a Saturday
        assertThat(REAL.isOpen(last)).isTrue(); // a Thursday
        assertThat(REAL.nthOpenDayAfter(last.minusDays(1), 1)).isEqualTo(last);
        assertThatThrownBy(() -> REAL.nthOpenDayAfter(last, 1))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> REAL.isOpen(last.plusDays(1)))
                .isInstanceOf(DateTimeException.class);
        assertThat(REAL.openDaysAfter(last, first)).isZero();
        assertThat(REAL.openDaysAfter(first, first)).isZero();
    }

    @ParameterizedTest(name = "{0} begins at {1}")
    @CsvSource({
        "1999-12-31, 1999-12-30T18:00:00Z",
        "2000-01-01, 1999-12-31T18:00:00Z",
        "2009-06-19, 2009-06-18T18:00:00Z",
        "2009-06-20, 2009-06-19T17:00:00Z",
        "2009-12-31, 2009-12-30T17:00:00Z",
        "2010-01-01, 2009-12-31T18:00:00Z",
        "2099-12-31, 2099-12-30T18:00:00Z",
        "2100-01-01, 2099-12-31T18:00:00Z",
        "2100-01-02, 2100-01-01T18:00:00Z"
    })
    void localDatesBeginAtMidnightInDhaka(LocalDate date, Instant begins) {
        assertThat(WorkingCalendar.startOf(date)).isEqualTo(begins);
        assertThat(WorkingCalendar.endOf(date.minusDays(1))).isEqualTo(begins);
        assertThat(WorkingCalendar.localDate(begins)).isEqualTo(date);
        assertThat(WorkingCalendar.localDate(begins.minusNanos(1))).isEqualTo(date.minusDays(1));
    }

    @ParameterizedTest(name = "{0}: narrowness {1}")
    @CsvSource({
        "BD, 0",
        "BD-30, 1",
        "BD-30-56, 2",
        "BD-30-56-46, 3",
        "office:ict-manikganj-sadar, 4"
    })
    void scopesKnowHowNarrowTheyAre(String text, int narrowness) {
        assertThat(Scope.of(text).narrowness()).isEqualTo(narrowness);
        assertThat(Scope.of(text).text()).isEqualTo(text);
    }

    @Test
    void aHolidayDeclaredAfterAMakeUpDayClosesItAndMayBeTakenBack() {
        var saturday = LocalDate.of(2026, 5, 23);
        var opened = entry(saturday, Kind.WORKING_DAY, "BD", "2026-05-01T00:00:00Z");
        var closed = entry(saturday, Kind.HOLIDAY, "BD", "2026-05-02T00:00:00Z");
        var takenBack = entry(saturday, Kind.CANCELLED, "BD", "2026-05-03T00:00:00Z");
        var openedAgain = entry(saturday, Kind.WORKING_DAY, "BD", "2026-05-04T00:00:00Z");

        assertThat(reason(saturday, opened, closed)).isEqualTo(Reason.HOLIDAY);
        assertThat(reason(saturday, opened, closed, takenBack)).isEqualTo(Reason.WEEKEND);
        assertThat(reason(saturday, opened, closed, takenBack, openedAgain))
                .isEqualTo(Reason.MAKE_UP_WORKING_DAY);
    }

    @Test
    void everythingDeclaredIsKeptInReadingOrder() {
        var day = LocalDate.of(2026, 6, 10);
        var unknown = entry(day, Kind.HOLIDAY, "BD-30", null);
        var wide = entry(day, Kind.HOLIDAY, "BD", "2026-06-01T00:00:00Z");
        var narrow = entry(day, Kind.WORKING_DAY, "BD-30", "2026-06-01T00:00:00Z");
        var narrowLaterDay = entry(day.plusDays(1), Kind.HOLIDAY, "BD-30", "2026-06-01T00:00:00Z");

        assertThat(
                        WorkingCalendar.of(List.of(narrowLaterDay, narrow, wide, unknown))
                                .declarations())
                .containsExactly(unknown, wide, narrow, narrowLaterDay);
    }

    @Test
    void ofDeclarationsMadeAtOnceAMakeUpDayIsReadAfterAHolidayAndACancellationLast() {
        var day = LocalDate.of(2026, 6, 10);
        var at = "2026-06-01T00:00:00Z";

        assertThat(
                        reason(
                                day,
                                entry(day, Kind.WORKING_DAY, "BD", at),
                                entry(day, Kind.HOLIDAY, "BD", at)))
                .isEqualTo(Reason.MAKE_UP_WORKING_DAY);
        assertThat(
                        reason(
                                day,
                                entry(day, Kind.CANCELLED, "BD", at),
                                entry(day, Kind.HOLIDAY, "BD", at)))
                .isEqualTo(Reason.HOLIDAY_CANCELLED);
    }

    @Test
    void theWeekendMayBeDeclaredForATimeAndPlace() {
        var fridayOnly =
                new WeekendPattern(
                        LocalDate.of(2026, 7, 1),
                        LocalDate.of(2026, 7, 31),
                        EnumSet.of(DayOfWeek.FRIDAY),
                        Scope.of("BD-30-56"),
                        "Six-day week",
                        "ছয় দিনের সপ্তাহ",
                        "SRO 1",
                        Instant.parse("2026-06-20T06:00:00Z"));
        var calendar = WorkingCalendar.of(List.of(fridayOnly));
        var here = calendar.forOffice(OFFICE, MANIKGANJ_SADAR);
        var elsewhere = calendar.forOffice(OFFICE, new PlaceCode("BD-45-61-24"));
        var saturdayBefore = LocalDate.of(2026, 6, 27);
        var saturday = LocalDate.of(2026, 7, 4);
        var saturdayAfter = LocalDate.of(2026, 8, 1);

        assertThat(here.on(saturday).reason()).isEqualTo(Reason.WORKING_DAY);
        assertThat(here.isOpen(saturday)).isTrue();
        assertThat(here.on(LocalDate.of(2026, 7, 3)).decidedBy()).isEqualTo(fridayOnly);
        assertThat(here.isOpen(saturdayBefore)).isFalse();
        assertThat(here.isOpen(saturdayAfter)).isFalse();
        assertThat(elsewhere.isOpen(saturday)).isFalse();
    }

    @Test
    void aNarrowerWeekendIsReadAfterAWiderOne() {
        var nation = weekend("BD", EnumSet.of(DayOfWeek.FRIDAY));
        var office = weekend("office:ict-manikganj-sadar", EnumSet.of(DayOfWeek.SUNDAY));
        var calendar =
                WorkingCalendar.of(List.of(office, nation)).forOffice(OFFICE, MANIKGANJ_SADAR);

        assertThat(calendar.isOpen(LocalDate.of(2026, 7, 5))).isFalse(); // Sunday
        assertThat(calendar.isOpen(LocalDate.of(2026, 7, 3))).isTrue(); // Friday
    }

    private static WeekendPattern weekend(String scope, EnumSet<DayOfWeek> closed) {
        return new WeekendPattern(
                LocalDate.of(2026, 1, 1), null, closed, Scope.of(scope), "w", null, null, null);
    }

    @ParameterizedTest(name = "on {0} it is open from {1} to {2}")
    @CsvSource({
        "2022-11-14, 09:00, 17:00",
        "2022-11-15, 09:00, 16:00",
        "2024-06-11, 09:00, 16:00",
        "2024-06-19, 09:00, 17:00",
        "2026-02-18, 09:00, 17:00",
        "2026-02-19, 09:00, 15:30",
        "2026-03-16, 09:00, 15:30",
        "2026-03-24, 09:00, 17:00"
    })
    void theRealOfficeHours(LocalDate date, LocalTime opens, LocalTime closes) {
        var hours = REAL.on(date).hours();

        assertThat(hours).isNotNull();
        assertThat(hours.opens()).isEqualTo(opens);
        assertThat(hours.closes()).isEqualTo(closes);
    }

    @Test
    void aClosedDayHasNoHours() {
        assertThat(REAL.on(LocalDate.of(2026, 5, 28)).hours()).isNull();
    }

    @Test
    void aMovedHolidayClosesTheOtherDay() {
        var ashura = LocalDate.of(2026, 6, 25);
        var nextSunday = LocalDate.of(2026, 6, 28);
        var move =
                new HolidayMove(
                        ashura,
                        nextSunday,
                        HolidayClass.EXECUTIVE_ORDER,
                        Scope.of("BD"),
                        "Ashura",
                        "আশুরা",
                        null,
                        Instant.parse("2026-06-20T06:00:00Z"));
        var calendar =
                WorkingCalendar.of(
                                List.of(
                                        entry(ashura, Kind.HOLIDAY, "BD", null),
                                        move.entries().getLast(),
                                        move.entries().getFirst()))
                        .forOffice(OFFICE, MANIKGANJ_SADAR);

        assertThat(calendar.on(ashura).reason()).isEqualTo(Reason.HOLIDAY_CANCELLED);
        assertThat(calendar.on(nextSunday).reason()).isEqualTo(Reason.HOLIDAY);
    }

    @Test
    void movingOneOfTwoHolidaysLeavesTheOther() {
        var day = LocalDate.of(2026, 7, 14);
        var feast = named("a feast", day, null);
        var flood = named("a flood", day, Instant.parse("2026-07-09T00:00:00Z"));
        var move =
                new HolidayMove(
                        day,
                        day.plusDays(1),
                        HolidayClass.GENERAL,
                        Scope.of("BD"),
                        "a feast",
                        null,
                        null,
                        Instant.parse("2026-07-10T00:00:00Z"));

        assertThat(reason(day, feast, flood, move.entries().getFirst())).isEqualTo(Reason.HOLIDAY);
        assertThat(reason(day, feast, move.entries().getFirst()))
                .isEqualTo(Reason.HOLIDAY_CANCELLED);
    }

    private static CalendarEntry named(String name, LocalDate day, @Nullable Instant declaredAt) {
        return new CalendarEntry(
                day,
                Kind.HOLIDAY,
                HolidayClass.GENERAL,
                Scope.of("BD"),
                name,
                null,
                null,
                declaredAt);
    }

    @Test
    void aCancellationForTheNationLeavesALocalClosure() {
        var day = LocalDate.of(2026, 7, 14);
        var nation = entry(day, Kind.HOLIDAY, "BD", "2026-07-01T00:00:00Z");
        var local = entry(day, Kind.HOLIDAY, "BD-30-56", "2026-07-01T00:00:00Z");
        var cancelled = entry(day, Kind.CANCELLED, "BD", "2026-07-02T00:00:00Z");
        var cancelledHere = entry(day, Kind.CANCELLED, "BD-30-56", "2026-07-02T00:00:00Z");

        assertThat(reason(day, nation, local, cancelled)).isEqualTo(Reason.HOLIDAY);
        assertThat(reason(day, nation, local, cancelledHere)).isEqualTo(Reason.HOLIDAY_CANCELLED);
    }

    @Test
    void aCancelledMakeUpDayIsAWeekendAgain() {
        var saturday = LocalDate.of(2026, 5, 23);

        assertThat(
                        reason(
                                saturday,
                                entry(saturday, Kind.WORKING_DAY, "BD", "2026-05-01T00:00:00Z"),
                                entry(saturday, Kind.CANCELLED, "BD", "2026-05-02T00:00:00Z")))
                .isEqualTo(Reason.WEEKEND);
    }

    private static Reason reason(LocalDate day, CalendarEntry... entries) {
        return WorkingCalendar.of(List.of(entries))
                .forOffice(OFFICE, MANIKGANJ_SADAR)
                .on(day)
                .reason();
    }

    private static CalendarEntry entry(LocalDate date, Kind kind, String scope, String declaredAt) {
        return new CalendarEntry(
                date,
                kind,
                HolidayClass.GENERAL,
                Scope.of(scope),
                "a day",
                null,
                null,
                declaredAt == null ? null : Instant.parse(declaredAt));
    }
}
