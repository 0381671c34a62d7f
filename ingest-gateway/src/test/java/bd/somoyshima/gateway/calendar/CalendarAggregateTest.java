package bd.somoyshima.gateway.calendar;

import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.CalendarEntry.Kind;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.fact.CalendarFact.CalendarDayDeclared;
import bd.somoyshima.fact.FactHeader;
import bd.somoyshima.fact.Problem;
import bd.somoyshima.gateway.Refused;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
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
