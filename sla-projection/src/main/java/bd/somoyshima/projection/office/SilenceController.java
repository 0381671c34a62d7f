package bd.somoyshima.projection.office;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.projection.access.Asked;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.office.SilenceQuery.SilentOffice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Silent offices over HTTP. */
@RestController
@Tag(name = "Figures")
class SilenceController {

    private final SilenceQuery query;
    private final Reach reach;
    private final Clock clock;

    SilenceController(SilenceQuery query, Reach reach, Clock clock) {
        this.query = query;
        this.reach = reach;
        this.clock = clock;
    }

    @GetMapping("/api/v1/silent-offices")
    @Operation(
            summary = "Offices of which nothing has been heard",
            description =
                    "No fact and no declaration of zero activity for three working days of the office's own calendar.")
    List<SilentOffice> silentOffices(
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "BD, BD-30, BD-30-56 or BD-30-56-46; all within reach if left out")
                    @Nullable String place,
            @RequestParam(required = false)
                    @Parameter(description = "on which local date; today if left out")
                    @Nullable LocalDate on,
            @AuthenticationPrincipal Caller caller) {
        var day = on == null ? WorkingCalendar.localDate(clock.instant()) : on;
        Asked.requireDays(day, day);
        return query.on(day, reach.scope(caller, place, null), null);
    }
}
