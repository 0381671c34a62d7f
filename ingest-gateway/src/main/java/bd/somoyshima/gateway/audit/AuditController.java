package bd.somoyshima.gateway.audit;

import bd.somoyshima.access.Caller;
import bd.somoyshima.gateway.audit.AuditLog.Action;
import bd.somoyshima.gateway.audit.AuditLog.Entry;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log over HTTP. */
@RestController
@Tag(name = "Administration", description = "Clients, quarantine, the audit log")
class AuditController {

    private static final int MOST = 1_000;

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/api/v1/audit")
    @Operation(
            summary = "What was done with credentials and administration, and what was refused",
            description =
                    "The oldest first. Page on with after, the last entryId of the page before.")
    List<Entry> entries(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable Action action,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Parameter(description = "e.g. 2026-05-24T00:00:00+06:00")
                    @Nullable OffsetDateTime since,
            @RequestParam(defaultValue = "100") @Parameter(description = "at most 1,000") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.reaches(PlaceCode.NATION)) {
            throw Problems.exception(
                    ProblemType.FORBIDDEN, "the audit log is read by clients whose reach is BD");
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; write 1 to " + MOST);
        }
        return log.list(after, actor, action, since == null ? null : since.toInstant(), limit);
    }
}
