package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.Finding;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.eventlog.FactNames;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.projection.casefile.CaseRows.CaseKey;
import bd.somoyshima.reference.ReferenceBook;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One case over HTTP. */
@RestController
@Tag(name = "Cases", description = "One case: its facts, its deadline, its verdict")
class CaseController {

    private final CaseRows rows;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ReferenceFeed reference = new ReferenceFeed();

    CaseController(CaseRows rows, JdbcTemplate jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A case.
     *
     * @param asOf the moment it was judged at
     * @param workingDays counted working days it took, if it is closed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseView(
            String office,
            String caseNo,
            CaseKind kind,
            @Nullable String service,
            @Nullable Integer tier,
            @Nullable OffsetDateTime receivedAt,
            @Nullable LocalDate charterEffectiveFrom,
            @Nullable String limitText,
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime dueAt,
            @Nullable OffsetDateTime instantUntil,
            boolean agreed,
            boolean paused,
            @Nullable OffsetDateTime closedAt,
            @Nullable Integer workingDays,
            Verdict verdict,
            OffsetDateTime asOf,
            Set<Finding> findings,
            boolean demonstration,
            List<FactView> facts) {}

    /**
     * A fact of the case.
     *
     * @param type its stored name
     * @param occurredAt when it happened, as the office says
     * @param recordedAt when the gateway stored it
     * @param fact all of it
     */
    record FactView(
            String source,
            String id,
            String type,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,
            CaseFact fact) {}

    @GetMapping("/api/v1/cases/{office}/{caseNo}")
    @Operation(summary = "A case with its facts, due instant and verdict")
    ResponseEntity<?> caseFile(@PathVariable String office, @PathVariable String caseNo) {
        var stored =
                rows.find(List.of(new CaseKey(office, caseNo))).get(new CaseKey(office, caseNo));
        if (stored == null) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(
                            ProblemDetail.forStatusAndDetail(
                                    HttpStatus.NOT_FOUND,
                                    "office '"
                                            + office
                                            + "' has reported no case '"
                                            + caseNo
                                            + "'"));
        }
        var book =
                Objects.requireNonNull(
                        jdbc.execute((ConnectionCallback<ReferenceBook>) reference::upToDate));
        var row = CaseRow.of(new OfficeId(office), caseNo, stored.facts(), book);
        return ResponseEntity.ok(view(row, clock.instant()));
    }

    private static CaseView view(CaseRow row, Instant now) {
        var a = row.assessment();
        return new CaseView(
                row.office().value(),
                row.caseNo(),
                a.kind(),
                a.service() == null ? null : a.service().value(),
                a.kind() == CaseKind.COMPLAINT ? a.tier() : null,
                local(a.receivedAt()),
                a.charterFrom(),
                a.limitText(),
                CaseRow.dueOn(a),
                local(dueAt(a)),
                local(a.deadline() == null ? null : a.deadline().instantUntil()),
                a.agreed(),
                a.paused(),
                local(a.closedAt()),
                a.workingDays(),
                a.verdictAt(now),
                now.atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                a.findings(),
                a.demonstration(),
                row.facts().stream()
                        .sorted(Comparator.comparing(r -> r.fact().header().occurredAt()))
                        .map(CaseController::view)
                        .toList());
    }

    private static FactView view(RecordedFact recorded) {
        var header = recorded.fact().header();
        return new FactView(
                header.source(),
                header.id(),
                FactNames.nameOf(recorded.fact().getClass()),
                header.occurredAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                recorded.recordedAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                recorded.fact());
    }

    private static @Nullable Instant dueAt(Assessment assessment) {
        return assessment.deadline() == null ? null : assessment.deadline().dueAt();
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}
