package bd.somoyshima.reference;

import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.OfficeHours;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WeekendPattern;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.CalendarFact.CalendarDayDeclared;
import bd.somoyshima.fact.CalendarFact.HolidayMoved;
import bd.somoyshima.fact.CalendarFact.OfficeHoursDeclared;
import bd.somoyshima.fact.CalendarFact.WeekendDeclared;
import bd.somoyshima.fact.Decision;
import bd.somoyshima.fact.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether something can be declared about the calendar. */
public final class CalendarDecision {

    private CalendarDecision() {}

    /**
     * Decides on a declaration.
     *
     * @param declared what was declared before
     */
    public static Decision<CalendarFact> declare(
            Set<CalendarDeclaration> declared, CalendarFact wanted) {
        var problems = new ArrayList<Problem>();
        switch (wanted) {
            case CalendarDayDeclared f -> inCalendar(f.entry().date(), "data.entry.date", problems);
            case HolidayMoved f -> {
                inCalendar(f.move().from(), "data.move.from", problems);
                inCalendar(f.move().to(), "data.move.to", problems);
                if (f.move().from().equals(f.move().to())) {
                    problems.add(
                            outOfRange(
                                    "data.move.to",
                                    f.move().to(),
                                    "write another day than the one it is moved from"));
                }
            }
            case WeekendDeclared f -> weekend(f.weekend(), problems);
            case OfficeHoursDeclared f -> hours(f.hours(), problems);
        }
        if (problems.isEmpty() && declared.containsAll(wanted.declarations())) {
            problems.add(
                    new Problem(
                            field(wanted),
                            null,
                            Problem.Code.ALREADY_DECLARED,
                            "this very declaration was made before"));
        }
        return problems.isEmpty()
                ? new Decision.Accepted<>(wanted)
                : new Decision.Refused<>(List.copyOf(problems));
    }

    /**
     * What is wrong with where a declaration is to hold; empty if there is such a place or office.
     */
    public static List<Problem> scope(CalendarFact wanted, ReferenceBook book) {
        var scope = wanted.scope();
        if (book.knows(scope)) {
            return List.of();
        }
        boolean office = scope instanceof Scope.SingleOffice;
        return List.of(
                new Problem(
                        (wanted instanceof CalendarDayDeclared ? "data.entry" : field(wanted))
                                + ".scope",
                        scope.text(),
                        office ? Problem.Code.UNKNOWN_OFFICE : Problem.Code.UNKNOWN_PLACE,
                        office
                                ? "no such office is registered; a declaration holds for one that is"
                                : "there is no such place; write BD or the code of a division, district or upazila"));
    }

    private static String field(CalendarFact fact) {
        return switch (fact) {
            case CalendarDayDeclared f -> "data.entry.date";
            case HolidayMoved f -> "data.move";
            case WeekendDeclared f -> "data.weekend";
            case OfficeHoursDeclared f -> "data.hours";
        };
    }

    private static void weekend(WeekendPattern weekend, List<Problem> problems) {
        range(weekend.from(), weekend.until(), "data.weekend", problems);
        if (weekend.closed().size() == DayOfWeek.values().length) {
            problems.add(
                    outOfRange(
                            "data.weekend.closed",
                            weekend.closed(),
                            "an office is open on at least one day of the week"));
        }
    }

    private static void hours(OfficeHours hours, List<Problem> problems) {
        range(hours.from(), hours.until(), "data.hours", problems);
        if (!hours.opens().isBefore(hours.closes())) {
            problems.add(
                    outOfRange(
                            "data.hours.closes",
                            hours.closes(),
                            "write a time after " + hours.opens() + ", when it opens"));
        }
    }

    private static void range(
            LocalDate from, @Nullable LocalDate until, String field, List<Problem> problems) {
        inCalendar(from, field + ".from", problems);
        if (until != null) {
            inCalendar(until, field + ".until", problems);
            if (until.isBefore(from)) {
                problems.add(
                        outOfRange(field + ".until", until, "write a date not before " + from));
            }
        }
    }

    private static void inCalendar(LocalDate date, String field, List<Problem> problems) {
        if (date.isBefore(OfficeCalendar.FIRST) || date.isAfter(OfficeCalendar.LAST)) {
            problems.add(
                    outOfRange(
                            field,
                            date,
                            "the calendar covers "
                                    + OfficeCalendar.FIRST
                                    + " to "
                                    + OfficeCalendar.LAST));
        }
    }

    private static Problem outOfRange(String field, Object value, String message) {
        return new Problem(field, value.toString(), Problem.Code.OUT_OF_RANGE, message);
    }
}
