package bd.somoyshima.projection.calendar;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.CalendarDeclaration;
import bd.somoyshima.calendar.CalendarEntry;
import bd.somoyshima.calendar.CalendarEntry.HolidayClass;
import bd.somoyshima.calendar.DayStatus;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.place.ShippedPlaces;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.web.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether an office is open on a day, and why. */
@RestController
@Tag(name = "Calendar", description = "Whether an office is open on a day, and why")
class CalendarController {

    private static final int MOST_DAYS = 400;

    private final Reach reach;

    CalendarController(Reach reach) {
        this.reach = reach;
    }

    /**
     * One day.
     *
     * @param opens local time, inclusive; left out if the office is closed
     * @param closes local time, exclusive
     * @param because the declarations that decided it; none for a plain working day or weekend
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Day(
            LocalDate date,
            boolean open,
            DayStatus.Reason reason,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            List<Declaration> because) {

        static Day of(DayStatus status) {
            var hours = status.hours();
            return new Day(
                    status.date(),
                    status.open(),
                    status.reason(),
                    hours == null ? null : hours.opens(),
                    hours == null ? null : hours.closes(),
                    status.because().stream().map(Declaration::of).toList());
        }
    }

    /**
     * What was declared.
     *
     * @param holidayClass on what footing, if it is about one day
     * @param declaredAt when, if known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Declaration(
            String nameEn,
            @Nullable String nameBn,
            @Nullable HolidayClass holidayClass,
            String scope,
            @Nullable String gazette,
            @Nullable OffsetDateTime declaredAt) {

        static Declaration of(CalendarDeclaration declaration) {
            var declaredAt = declaration.declaredAt();
            return new Declaration(
                    declaration.nameEn(),
                    declaration.nameBn(),
                    declaration instanceof CalendarEntry entry ? entry.holidayClass() : null,
                    declaration.scope().text(),
                    declaration.gazette(),
                    declaredAt == null
                            ? null
                            : declaredAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime());
        }
    }

    @GetMapping("/api/v1/calendar")
    @Operation(
            summary = "The days of an office or a place: open or closed, and why",
            description = "Of an office or place within reach, or of one that reach lies in.")
    List<Day> days(
            @RequestParam(required = false) @Parameter(description = "an office; this or place")
                    @Nullable String office,
            @RequestParam(required = false)
                    @Parameter(description = "a place, e.g. BD-30-56; the nation if left out")
                    @Nullable String place,
            @RequestParam @Parameter(description = "first day, inclusive") LocalDate from,
            @RequestParam(required = false)
                    @Parameter(description = "last day, inclusive; from if left out")
                    @Nullable LocalDate to,
            @AuthenticationPrincipal Caller caller) {
        var last = to == null ? from : to;
        if (last.isBefore(from)) {
            throw Problems.unanswerable("to is " + last + ", which lies before " + from);
        }
        if (last.toEpochDay() - from.toEpochDay() >= MOST_DAYS) {
            throw Problems.unanswerable("ask for at most " + MOST_DAYS + " days");
        }
        if (from.isBefore(OfficeCalendar.FIRST) || last.isAfter(OfficeCalendar.LAST)) {
            throw Problems.unanswerable(
                    "from is "
                            + from
                            + "; the calendar covers "
                            + OfficeCalendar.FIRST
                            + " to "
                            + OfficeCalendar.LAST);
        }
        var calendar = calendar(office, place, caller);
        return from.datesUntil(last.plusDays(1)).map(d -> Day.of(calendar.on(d))).toList();
    }

    private OfficeCalendar calendar(
            @Nullable String office, @Nullable String place, Caller caller) {
        var book = reach.presentBook();
        if (office == null) {
            var code = place == null ? PlaceCode.NATION : new PlaceCode(place);
            if (!ShippedPlaces.isKnown(code)) {
                throw Problems.exception(
                        ProblemType.NOT_FOUND, "place is '" + place + "'; there is no such place");
            }
            reach.requireConcern(caller, new Scope.Area(code), book);
            return book.calendarAt(code);
        }
        if (place != null) {
            throw Problems.unanswerable("write office or place, not both");
        }
        var id = new OfficeId(office);
        reach.requireConcern(caller, new Scope.SingleOffice(id), book);
        if (book.office(id) == null) {
            throw Problems.exception(
                    ProblemType.NOT_FOUND,
                    "office is '" + office + "'; no such office is registered");
        }
        return book.calendar(id);
    }
}
