package bd.somoyshima.projection.compliance;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.compliance.ComplianceReport.By;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Compliance over HTTP. */
@RestController
@Tag(name = "Compliance", description = "How the time limits were kept")
class ComplianceController {

    private final ComplianceQuery query;

    private final Reach reach;

    ComplianceController(ComplianceQuery query, Reach reach) {
        this.reach = reach;
        this.query = query;
    }

    @GetMapping("/api/v1/compliance")
    @Operation(
            summary = "Counts and shares of the cases received in a period",
            description =
                    "received = instant + withinLimit + late + onTrack + atRisk + overdue + notJudged, in every row."
                            + " Every share comes with its denominator.")
    ComplianceReport compliance(
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "BD, BD-30, BD-30-56 or BD-30-56-46; all within reach if left out")
                    @Nullable String place,
            @RequestParam(required = false) @Parameter(description = "an office; this or place")
                    @Nullable String office,
            @RequestParam @Parameter(description = "first date of receipt, inclusive")
                    LocalDate from,
            @RequestParam @Parameter(description = "last date of receipt, inclusive") LocalDate to,
            @RequestParam(defaultValue = "service")
                    @Parameter(description = "service, office or district")
                    String by,
            @RequestParam(defaultValue = "service_request")
                    @Parameter(description = "service_request or complaint")
                    String kind,
            @RequestParam(defaultValue = "true")
                    @Parameter(description = "whether cases of the demonstration count")
                    boolean demonstration,
            @AuthenticationPrincipal Caller caller) {
        for (var date : new LocalDate[] {from, to}) {
            if (date.isBefore(OfficeCalendar.FIRST) || date.isAfter(OfficeCalendar.LAST)) {
                throw new IllegalArgumentException(
                        date
                                + " lies outside "
                                + OfficeCalendar.FIRST
                                + " to "
                                + OfficeCalendar.LAST);
            }
        }
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("from (" + from + ") lies after to (" + to + ")");
        }
        return query.report(
                scope(place, office, caller),
                from,
                to,
                oneOf(By.class, "by", by),
                oneOf(CaseKind.class, "kind", kind),
                demonstration);
    }

    private Scope scope(@Nullable String place, @Nullable String office, Caller caller) {
        if (place != null && office != null) {
            throw new IllegalArgumentException("write office or place, not both");
        }
        if (office != null) {
            reach.require(caller, office);
            return new Scope.SingleOffice(new OfficeId(office));
        }
        if (place != null) {
            var code = new PlaceCode(place);
            reach.require(caller, code);
            return new Scope.Area(code);
        }
        return caller.reach();
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String parameter, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        parameter
                                                + " is '"
                                                + value
                                                + "'; write one of "
                                                + Arrays.stream(type.getEnumConstants())
                                                        .map(e -> e.name().toLowerCase(Locale.ROOT))
                                                        .collect(Collectors.joining(", "))));
    }
}
