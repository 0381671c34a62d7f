package bd.somoyshima.projection.figure;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.place.PlaceLevel;
import bd.somoyshima.projection.access.Asked;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.feed.Completeness;
import bd.somoyshima.projection.figure.FigureReport.By;
import bd.somoyshima.projection.figure.FigureRequest.Extent;
import bd.somoyshima.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures over HTTP. */
@RestController
@Tag(
        name = "Figures",
        description = "What happened and how things stood, for every place and period")
class FigureController {

    private static final int MOST_PERIODS = 1_500;
    private static final int MOST_PERIODS_A_ROW = 62;

    private final FigureQuery query;
    private final Reach reach;
    private final Completeness known;

    FigureController(FigureQuery query, Reach reach, Completeness known) {
        this.query = query;
        this.reach = reach;
        this.known = known;
    }

    @GetMapping("/api/v1/figures")
    @Operation(
            summary = "What happened and how things stood, period by period",
            description =
                    "In every period: opening + received + moved = disposed + pending. Cases count where their office"
                            + " was on the day. The same question with the same asKnownAt has the same answer for ever.")
    FigureReport figures(
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "BD, BD-30, BD-30-56 or BD-30-56-46; all within reach if left out")
                    @Nullable String place,
            @RequestParam(required = false) @Parameter(description = "an office; this or place")
                    @Nullable String office,
            @RequestParam @Parameter(description = "first local date, inclusive") LocalDate from,
            @RequestParam @Parameter(description = "last local date, inclusive") LocalDate to,
            @RequestParam(defaultValue = "month")
                    @Parameter(
                            description =
                                    "fiscal_year is July to June; periods are cut off at from and to",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "whole",
                                                "day",
                                                "month",
                                                "quarter",
                                                "fiscal_year",
                                                "year"
                                            }))
                    String period,
            @RequestParam(defaultValue = "total")
                    @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "total",
                                                "division",
                                                "district",
                                                "upazila",
                                                "office",
                                                "service",
                                                "variant",
                                                "category",
                                                "department"
                                            }))
                    String by,
            @RequestParam(defaultValue = "service_request")
                    @Parameter(schema = @Schema(allowableValues = {"service_request", "complaint"}))
                    String kind,
            @RequestParam(defaultValue = "true")
                    @Parameter(description = "whether cases of the demonstration count")
                    boolean demonstration,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "facts recorded after this instant do not count; names are left out, since they are those of"
                                            + " today; now if left out")
                    @Nullable OffsetDateTime asKnownAt,
            @AuthenticationPrincipal Caller caller) {
        Asked.requireDays(from, to);
        var periods = Asked.oneOf(Period.class, "period", period);
        var rows = Asked.oneOf(By.class, "by", by);
        int most = rows == By.TOTAL ? MOST_PERIODS : MOST_PERIODS_A_ROW;
        if (periods.of(from, to).size() > most) {
            throw Problems.unanswerable(
                    "from "
                            + from
                            + " to "
                            + to
                            + " has more than "
                            + most
                            + " periods; ask for a shorter time or longer periods");
        }
        var scope = reach.scope(caller, place, office);
        if ((rows == By.OFFICE || rows == By.UPAZILA)
                && scope instanceof Scope.Area area
                && area.place().level().compareTo(PlaceLevel.DISTRICT) < 0) {
            throw Problems.unanswerable(
                    "by is '" + by + "', which is for a district or less; place is " + area.text());
        }
        return query.report(
                new FigureRequest(
                        scope,
                        from,
                        to,
                        periods,
                        rows,
                        Asked.oneOf(CaseKind.class, "kind", kind),
                        demonstration,
                        asKnownAt == null ? null : known.knownBy(asKnownAt.toInstant()),
                        asKnownAt == null ? Extent.EVERYTHING : Extent.NAMELESS));
    }
}
