package bd.somoyshima.projection.notice;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.projection.access.Asked;
import bd.somoyshima.projection.access.Reach;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of notices over HTTP. */
@RestController
@Tag(name = "Notices", description = "What someone should hear of, each cause once")
class NoticeController {

    private static final int MOST = 1_000;

    private static final String ENTRIES =
            """
            SELECT e.entry_id, e.kind, e.office_id, e.case_no, e.tier, e.change, e.since, e.noted_at
              FROM projection.notice_entry e
             WHERE e.entry_id > :after
               AND (:kind::text IS NULL OR e.kind = :kind)
               AND (:office::text IS NULL OR e.office_id = :office)
               AND (:place = 'BD' OR EXISTS (SELECT 1 FROM projection.office o
                                              WHERE o.office_id = e.office_id
                                                AND (o.place = :place OR o.place LIKE :within)))
             ORDER BY e.entry_id
             LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final Reach reach;

    NoticeController(JdbcClient jdbc, Reach reach) {
        this.jdbc = jdbc;
        this.reach = reach;
    }

    /** Whether something began to hold, or turned out not to hold after all. */
    enum Change {
        RAISED,
        RESCINDED
    }

    /**
     * An entry of the ledger.
     *
     * @param entry its number; greater than all before
     * @param caseNo null if it is about the office
     * @param tier of a complaint, else null
     * @param since from when it holds, or was thought to hold
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long entry,
            NoticeKind kind,
            Change change,
            String office,
            @Nullable String caseNo,
            @Nullable Integer tier,
            OffsetDateTime since,
            OffsetDateTime notedAt) {}

    @GetMapping("/api/v1/notices")
    @Operation(
            summary = "What was raised and taken back, in order",
            description =
                    "Ask again with after set to the last entry to go on. The same entries are in the topic of notices.")
    List<Entry> notices(
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "BD, BD-30, BD-30-56 or BD-30-56-46; all within reach if left out")
                    @Nullable String place,
            @RequestParam(required = false) @Parameter(description = "an office; this or place")
                    @Nullable String office,
            @RequestParam(required = false)
                    @Parameter(
                            description = "all if left out",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "at_risk",
                                                "overdue",
                                                "ripe_for_escalation",
                                                "office_silent"
                                            }))
                    @Nullable String kind,
            @RequestParam(defaultValue = "0") @Parameter(description = "entries after this one")
                    long after,
            @RequestParam(defaultValue = "100") @Parameter(description = "at most 1,000") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; write 1 to " + MOST);
        }
        var scope = reach.scope(caller, place, office);
        var within =
                scope instanceof Scope.Area area ? area.place().value() : PlaceCode.NATION.value();
        return jdbc.sql(ENTRIES)
                .param("after", after)
                .param(
                        "kind",
                        kind == null ? null : Asked.oneOf(NoticeKind.class, "kind", kind).name(),
                        Types.VARCHAR)
                .param(
                        "office",
                        scope instanceof Scope.SingleOffice one ? one.office().value() : null,
                        Types.VARCHAR)
                .param("place", within)
                .param("within", within + "-%")
                .param("limit", limit)
                .query(
                        (row, i) ->
                                new Entry(
                                        row.getLong("entry_id"),
                                        NoticeKind.valueOf(row.getString("kind")),
                                        Change.valueOf(row.getString("change")),
                                        row.getString("office_id"),
                                        row.getString("case_no").isEmpty()
                                                ? null
                                                : row.getString("case_no"),
                                        row.getInt("tier") == 0 ? null : row.getInt("tier"),
                                        local(row.getObject("since", OffsetDateTime.class)),
                                        local(row.getObject("noted_at", OffsetDateTime.class))))
                .list();
    }

    private static OffsetDateTime local(OffsetDateTime utc) {
        return utc.atZoneSameInstant(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}
