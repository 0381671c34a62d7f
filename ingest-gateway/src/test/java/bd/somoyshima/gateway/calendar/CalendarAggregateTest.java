package bd.somoyshima.gateway.calendar;

import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.CalendarEntry.Kind;
import bd.somoyshima.calendar.HolidayMove;
import bd.somoyshima.calendar.OfficeHours;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WeekendPattern;
import bd.somoyshima.fact.CalendarFact.CalendarDayDeclared;
import bd.somoyshima.fact.CalendarFact.HolidayMoved;
import bd.somoyshima.fact.CalendarFact.OfficeHoursDeclared;
import bd.somoyshima.fact.CalendarFact.WeekendDeclared;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.Refused;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarAggregateTest {

    private final AggregateTestFixture<CalendarAggregate> fixture =
            new AggregateTestFixture<>(CalendarAggregate.class);

    @Test
    void aDayIsDeclared() {
        var declared = declared("1", "2026-06-10", Kind.HOLIDAY, "BD");

        fixture.givenNoPriorActivity().when(DeclareInCalendar.of(declared)).expectEvents(declared);
    }

    @Test
    void aHolidayCanBeCancelledAndDeclaredInAnotherPlace() {
        var cancelled = declared("2", "2026-06-10", Kind.CANCELLED, "BD");
        var elsewhere = declared("3", "2026-06-10", Kind.HOLIDAY, "BD-30");

        fixture.given(declared("1", "2026-06-10", Kind.HOLIDAY, "BD"))
                .when(DeclareInCalendar.of(cancelled))
                .expectEvents(cancelled);
        fixture.given(declared("1", "2026-06-10", Kind.HOLIDAY, "BD"))
                .when(DeclareInCalendar.of(elsewhere))
                .expectEvents(elsewhere);
    }

    @Test
    void theVerySameDeclarationIsRefused() {
        fixture.given(declared("1", "2026-06-10", Kind.HOLIDAY, "BD"))
                .when(DeclareInCalendar.of(declared("2", "2026-06-10", Kind.HOLIDAY, "BD")))
                .expectNoEvents()
                .expectException(Refused.because(Problem.Code.ALREADY_DECLARED));
    }

    @Test
    void aDayOutsideTheCalendarIsRefused() {
        fixture.givenNoPriorActivity()
                .when(DeclareInCalendar.of(declared("1", "2126-06-10", Kind.HOLIDAY, "BD")))
                .expectException(Refused.because(Problem.Code.OUT_OF_RANGE));
    }

    @Test
    void aHolidayIsMovedButNotToItsOwnDay() {
        fixture.givenNoPriorActivity()
                .when(DeclareInCalendar.of(moved("2026-06-10", "2026-06-11")))
                .expectEvents(moved("2026-06-10", "2026-06-11"));
        fixture.givenNoPriorActivity()
                .when(DeclareInCalendar.of(moved("2026-06-10", "2026-06-10")))
                .expectException(Refused.because(Problem.Code.OUT_OF_RANGE));
    }

    @Test
    void anOfficeIsOpenOnSomeDayOfTheWeek() {
        fixture.givenNoPriorActivity()
                .when(DeclareInCalendar.of(weekend(Set.of(DayOfWeek.values()))))
                .expectException(Refused.because(Problem.Code.OUT_OF_RANGE));
        fixture.givenNoPriorActivity()
                .when(DeclareInCalendar.of(weekend(Set.of(DayOfWeek.FRIDAY))))
                .expectEvents(weekend(Set.of(DayOfWeek.FRIDAY)));
    }

    @Test
    void anOfficeOpensBeforeItCloses() {
        fixture.givenNoPriorActivity()
                .when(DeclareInCalendar.of(hours("17:00", "09:00", null)))
                .expectException(Refused.because(Problem.Code.OUT_OF_RANGE));
        fixture.givenNoPriorActivity()
                .when(DeclareInCalendar.of(hours("09:00", "17:00", "2026-05-31")))
                .expectException(Refused.because(Problem.Code.OUT_OF_RANGE));
        fixture.givenNoPriorActivity()
                .when(DeclareInCalendar.of(hours("09:00", "17:00", "2026-06-30")))
                .expectEvents(hours("09:00", "17:00", "2026-06-30"));
    }

    private static FactHeader header() {
        return new FactHeader("urn:test", "1", Instant.parse("2026-06-01T00:00:00Z"), false);
    }

    private static HolidayMoved moved(String from, String to) {
        return new HolidayMoved(
                header(),
                new HolidayMove(
                        LocalDate.parse(from),
                        LocalDate.parse(to),
                        HolidayClass.GENERAL,
                        Scope.of("BD"),
                        "A feast",
                        null,
                        null,
                        null));
    }

    private static WeekendDeclared weekend(Set<DayOfWeek> closed) {
        return new WeekendDeclared(
                header(),
                new WeekendPattern(
                        LocalDate.of(2026, 6, 1),
                        null,
                        closed,
                        Scope.of("BD"),
                        "w",
                        null,
                        null,
                        null));
    }

    private static OfficeHoursDeclared hours(String opens, String closes, @Nullable String until) {
        return new OfficeHoursDeclared(
                header(),
                new OfficeHours(
                        LocalDate.of(2026, 6, 1),
                        until == null ? null : LocalDate.parse(until),
                        LocalTime.parse(opens),
                        LocalTime.parse(closes),
                        Scope.of("BD"),
                        "h",
                        null,
                        null,
                        null));
    }

    private static CalendarDayDeclared declared(String id, String date, Kind kind, String scope) {
        return new CalendarDayDeclared(
                new FactHeader("urn:test", id, Instant.parse("2026-06-01T00:00:00Z"), false),
                new CalendarEntry(
                        LocalDate.parse(date),
                        kind,
                        HolidayClass.DECLARED_LATER,
                        Scope.of(scope),
                        "Flood",
                        null,
                        "S.R.O. 1/2026",
                        Instant.parse("2026-06-01T00:00:00Z")));
    }
}
