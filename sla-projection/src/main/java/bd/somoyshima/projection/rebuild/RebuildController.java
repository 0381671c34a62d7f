package bd.somoyshima.projection.rebuild;

import bd.somoyshima.access.Caller;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.projection.rebuild.RebuildRuns.Run;
import bd.somoyshima.projection.rebuild.RebuildRuns.What;
import bd.somoyshima.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.SQLException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds and reconciliations over HTTP. */
@RestController
@Tag(
        name = "Rebuild",
        description = "Working out the read model again from the events, beside the live one")
class RebuildController {

    private final Rebuild rebuild;
    private final RebuildRuns runs;
    private final Reach reach;

    RebuildController(Rebuild rebuild, RebuildRuns runs, Reach reach) {
        this.reach = reach;
        this.rebuild = rebuild;
        this.runs = runs;
    }

    /** The number of a run that was started. */
    record Started(long run) {}

    @PostMapping("/api/v1/reconciliations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Recount everything from the events and tell every difference",
            description =
                    "Changes nothing. One run at a time; how it goes is under /api/v1/rebuilds.")
    Started reconcile(@AuthenticationPrincipal Caller caller) throws SQLException {
        return start(What.RECONCILE, false, caller);
    }

    @PostMapping("/api/v1/rebuilds")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Rebuild the read model from the events",
            description =
                    "Live tables are compared with the rebuilt ones by counts and hashes. Rows that differ are replaced in"
                            + " one transaction if acceptDifferences is true; else the run ends with what differs and"
                            + " changes nothing.")
    Started rebuild(
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "whether rows that differ are replaced")
                    boolean acceptDifferences,
            @AuthenticationPrincipal Caller caller)
            throws SQLException {
        return start(What.REBUILD, acceptDifferences, caller);
    }

    private Started start(What what, boolean acceptDifferences, Caller caller) throws SQLException {
        reach.require(caller, PlaceCode.NATION);
        var run = rebuild.start(what, acceptDifferences, caller.client());
        if (run == null) {
            throw Problems.exception(
                    ProblemType.CONFLICT, "a rebuild or reconciliation is under way already");
        }
        return new Started(run);
    }

    @GetMapping("/api/v1/rebuilds")
    @Operation(
            summary = "The latest rebuilds and reconciliations",
            description = "The newest first, with progress and the first differences.")
    List<Run> runs(@AuthenticationPrincipal Caller caller) {
        reach.require(caller, PlaceCode.NATION);
        return runs.latest();
    }

    @DeleteMapping("/api/v1/rebuilds")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Stop the run that is under way", description = "Nothing live is touched.")
    void stop(@AuthenticationPrincipal Caller caller) {
        reach.require(caller, PlaceCode.NATION);
        if (runs.askToStop() == 0) {
            throw Problems.exception(ProblemType.NOT_FOUND, "no run is under way");
        }
    }
}
