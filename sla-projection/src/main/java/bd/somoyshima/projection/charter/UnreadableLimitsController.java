package bd.somoyshima.projection.charter;

import bd.somoyshima.access.Caller;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.limit.TimeLimitReader;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.projection.access.Reach;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Services whose cases have no target, because their charter's limit cannot be read. */
@RestController
@Tag(name = "Charters", description = "What published charters leave uncertain")
class UnreadableLimitsController {

    private static final int MOST = 1_000;

    /** Of the charters in force; of an office that has none yet, of the one to come. */
    private static final String UNREADABLE =
            """
            WITH newest AS (
                SELECT DISTINCT ON (s.office_id, s.service_code) s.*
                  FROM projection.service s
                  JOIN projection.office o USING (office_id)
                 WHERE (:office::text IS NULL OR s.office_id = :office)
                   AND (:place = 'BD' OR o.place = :place OR o.place LIKE :within)
                 ORDER BY s.office_id, s.service_code,
                          s.effective_from > (now() AT TIME ZONE 'Asia/Dhaka')::date, s.effective_from DESC
            )
            SELECT n.office_id, n.service_code, n.name_bn, n.name_en, n.limit_text,
                   (SELECT count(*) FROM projection.case_file c
                     WHERE c.office_id = n.office_id AND c.service_code = n.service_code
                       AND c.closed_at IS NULL) AS open_cases,
                   count(*) OVER () AS all_services
              FROM newest n
             WHERE n.needs_review
             ORDER BY open_cases DESC, n.office_id, n.service_code
             LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final Reach reach;

    UnreadableLimitsController(JdbcClient jdbc, Reach reach) {
        this.jdbc = jdbc;
        this.reach = reach;
    }

    /**
     * The services.
     *
     * @param services how many there are
     * @param list of them those with the most open cases, at most a thousand
     */
    record Unreadable(long services, List<UnreadableLimit> list) {}

    /**
     * A service whose limit cannot be read.
     *
     * @param service its code; with a point and the variant for a variant
     * @param limitText the charter's words
     * @param reason why they cannot be read with certainty
     * @param openCases its cases that wait without a target
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnreadableLimit(
            String office,
            String service,
            String nameBn,
            @Nullable String nameEn,
            String limitText,
            String reason,
            String reasonBn,
            long openCases) {}

    @GetMapping("/api/v1/unreadable-limits")
    @Operation(
            summary = "Services whose time limit cannot be read",
            description =
                    "Their cases have no target until the charter is published with a limit that can be read.")
    Unreadable unreadable(
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "BD, BD-30, BD-30-56 or BD-30-56-46; all within reach if left out")
                    @Nullable String place,
            @RequestParam(required = false) @Parameter(description = "an office; this or place")
                    @Nullable String office,
            @AuthenticationPrincipal Caller caller) {
        var scope = reach.scope(caller, place, office);
        var within =
                scope instanceof Scope.Area area ? area.place().value() : PlaceCode.NATION.value();
        var single = scope instanceof Scope.SingleOffice one ? one.office().value() : null;
        var rows =
                jdbc.sql(UNREADABLE)
                        .param("office", single, Types.VARCHAR)
                        .param("place", within)
                        .param("within", within + "-%")
                        .param("limit", MOST)
                        .query((row, i) -> new Counted(row.getLong("all_services"), limit(row)))
                        .list();
        return new Unreadable(
                rows.isEmpty() ? 0 : rows.getFirst().all(),
                rows.stream().map(Counted::limit).toList());
    }

    private record Counted(long all, UnreadableLimit limit) {}

    private static UnreadableLimit limit(ResultSet row) throws SQLException {
        var text = row.getString("limit_text");
        var review = TimeLimitReader.read(text).review();
        return new UnreadableLimit(
                row.getString("office_id"),
                row.getString("service_code"),
                row.getString("name_bn"),
                row.getString("name_en"),
                text,
                review == null ? "it was not readable when the charter was published" : review.en(),
                review == null ? "চার্টার প্রকাশের সময় পড়া যায়নি" : review.bn(),
                row.getLong("open_cases"));
    }
}
