package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.CaseAssessor;
import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.casefile.CaseTrace;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.RecordedFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.problem.ProblemType;
import bd.somoyshima.reference.ReferenceHistory;
import bd.somoyshima.web.Problems;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Cases as they stand, with everything that explains them. */
@Component
class CaseFiles {

    private final CaseRows rows;
    private final JdbcTemplate jdbc;
    private final ReferenceFeed reference;

    CaseFiles(CaseRows rows, JdbcTemplate jdbc, ReferenceFeed reference) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.reference = reference;
    }

    /**
     * A case judged by what the event log says now.
     *
     * @param registered its office, or null if none of that name is registered
     * @param changes what later changes of calendar and charter did to it
     */
    record CaseFile(
            OfficeId office,
            String caseNo,
            @Nullable Office registered,
            List<RecordedFact> facts,
            Assessment assessment,
            OfficeCalendar calendar,
            List<CaseTrace.Change> changes) {}

    /** A case, or null if the office has reported none of that number. */
    @Nullable CaseFile find(String office, String caseNo) {
        var stored = rows.facts(new CaseKey(office, caseNo));
        if (stored == null) {
            return null;
        }
        var id = new OfficeId(office);
        var history =
                Objects.requireNonNull(
                        jdbc.execute((ConnectionCallback<ReferenceHistory>) reference::history));
        var charters =
                Objects.requireNonNull(
                        jdbc.execute(
                                (ConnectionCallback<List<CharterPublished>>)
                                        connection -> ReferenceFeed.charters(connection, id)));
        var book = history.latest().withTexts(id, charters);
        var facts = stored.stream().map(RecordedFact::fact).toList();
        return new CaseFile(
                id,
                caseNo,
                book.office(id),
                stored,
                CaseAssessor.assess(CaseFold.fold(facts), id, book),
                book.calendar(id),
                CaseTrace.of(id, stored, history));
    }

    /** The answer when there is no such case. */
    static ResponseEntity<ProblemDetail> notFound(String office, String caseNo) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        Problems.of(
                                ProblemType.NOT_FOUND,
                                "office '" + office + "' has reported no case '" + caseNo + "'"));
    }
}
