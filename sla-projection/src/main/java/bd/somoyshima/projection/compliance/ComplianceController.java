package bd.somoyshima.projection.compliance;

import bd.somoyshima.access.Caller;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.projection.access.Asked;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.compliance.ComplianceReport.By;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
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
                    @Parameter(
                            schema = @Schema(allowableValues = {"service", "office", "district"}))
                    String by,
            @RequestParam(defaultValue = "service_request")
                    @Parameter(schema = @Schema(allowableValues = {"service_request", "complaint"}))
                    String kind,
            @RequestParam(defaultValue = "true")
                    @Parameter(description = "whether cases of the demonstration count")
                    boolean demonstration,
            @AuthenticationPrincipal Caller caller) {
        Asked.requireDays(from, to);
        return query.report(
                reach.scope(caller, place, office),
                from,
                to,
                Asked.oneOf(By.class, "by", by),
                Asked.oneOf(CaseKind.class, "kind", kind),
                demonstration);
    }
}
