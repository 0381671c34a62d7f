package bd.somoyshima.projection.casefile;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.projection.access.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open cases whose clock has not begun, because the charter counts from an event still to come. */
@RestController
@Tag(name = "Cases")
class WaitingCasesController {

    private static final int MOST = 1_000;

    private static final String WAITING =
            """
            SELECT c.office_id, c.case_no, c.service_code, c.received_on, c.waiting_for
              FROM projection.case_file c
              JOIN projection.office o USING (office_id)
             WHERE c.waiting_for IS NOT NULL AND (:office::text IS NULL OR c.office_id = :office)
               AND (:place = 'BD' OR o.place = :place OR o.place LIKE :within)
               AND (:demonstration OR NOT c.demonstration)
             ORDER BY c.received_on, c.office_id, c.case_no
             LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final Reach reach;
    private final Clock clock;

    WaitingCasesController(JdbcClient jdbc, Reach reach, Clock clock) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.clock = clock;
    }

    /**
     * A case that waits.
     *
     * @param service its code, with a point and the variant if it has one
     * @param waitingFor the event from which the charter counts
     * @param days calendar days since receipt
     */
    record WaitingCase(
            String office,
            String caseNo,
            String service,
            LocalDate receivedOn,
            ClockStart waitingFor,
            String says,
            String saysBn,
            long days,
            String link) {}

    @GetMapping("/api/v1/waiting-cases")
    @Operation(
            summary = "Open cases that wait for the beginning of their clock",
            description =
                    "The charter counts their limit from an event that has not been reported, so they have no due date and are"
                            + " not overdue. The longest waiting first, at most 1,000.")
    List<WaitingCase> waiting(
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "BD, BD-30, BD-30-56 or BD-30-56-46; all within reach if left out")
                    @Nullable String place,
            @RequestParam(required = false) @Parameter(description = "an office; this or place")
                    @Nullable String office,
            @RequestParam(defaultValue = "true")
                    @Parameter(description = "whether cases of the demonstration count")
                    boolean demonstration,
            @AuthenticationPrincipal Caller caller) {
        var scope = reach.scope(caller, place, office);
        var within =
                scope instanceof Scope.Area area ? area.place().value() : PlaceCode.NATION.value();
        var single = scope instanceof Scope.SingleOffice one ? one.office().value() : null;
        var today = WorkingCalendar.localDate(clock.instant());
        return jdbc.sql(WAITING)
                .param("office", single, Types.VARCHAR)
                .param("place", within)
                .param("within", within + "-%")
                .param("demonstration", demonstration)
                .param("limit", MOST)
                .query(
                        (row, i) -> {
                            var event = ClockStart.valueOf(row.getString("waiting_for"));
                            var receivedOn = row.getObject("received_on", LocalDate.class);
                            return new WaitingCase(
                                    row.getString("office_id"),
                                    row.getString("case_no"),
                                    row.getString("service_code"),
                                    receivedOn,
                                    event,
                                    event.en(),
                                    event.bn(),
                                    ChronoUnit.DAYS.between(receivedOn, today),
                                    "/api/v1/cases/"
                                            + row.getString("office_id")
                                            + "/"
                                            + row.getString("case_no"));
                        })
                .list();
    }
}
