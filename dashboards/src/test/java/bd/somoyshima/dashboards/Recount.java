package bd.somoyshima.dashboards;

import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.casefile.Assessment;
import bd.somoyshima.casefile.Assessment.CaseKind;
import bd.somoyshima.casefile.CaseAssessor;
import bd.somoyshima.casefile.CaseFold;
import bd.somoyshima.casefile.Verdict;
import bd.somoyshima.eventlog.FactCodec;
import bd.somoyshima.eventlog.ReferenceFeed;
import bd.somoyshima.fact.CaseFact;
import bd.somoyshima.place.PlaceLevel;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Figures counted from the facts in the event log, case by case, with the domain's functions and
 * nothing of the read model.
 */
record Recount(Map<String, List<Assessment>> byDistrict, Instant now) {

    /** Figures of service requests, and of complaints where it says so. */
    record Figures(
            long received,
            long inTime,
            long late,
            long openNow,
            long overdueNow,
            long complaintsJudged,
            long complaintsOpenNow,
            long ripeNow) {}

    static Recount of(RunningSystem system) throws SQLException {
        var histories = new LinkedHashMap<String, List<CaseFact>>();
        var byDistrict = new LinkedHashMap<String, List<Assessment>>();
        try (var connection = system.connect("postgres")) {
            var book = new ReferenceFeed().history(connection).latest();
            for (var row :
                    RunningSystem.rows(
                            connection,
                            "SELECT aggregate_id, fact FROM eventlog.event WHERE aggregate_type = 'Case'"
                                    + " ORDER BY global_index DESC")) {
                histories
                        .computeIfAbsent(
                                Objects.requireNonNull(row.get("aggregate_id")),
                                id -> new ArrayList<>())
                        .add((CaseFact) FactCodec.read(Objects.requireNonNull(row.get("fact"))));
            }
            histories.forEach(
                    (id, facts) -> {
                        var office = facts.getFirst().office();
                        var place = Objects.requireNonNull(book.office(office)).place();
                        byDistrict
                                .computeIfAbsent(
                                        place.at(PlaceLevel.DISTRICT).value(),
                                        district -> new ArrayList<>())
                                .add(CaseAssessor.assess(CaseFold.fold(facts), office, book));
                    });
        }
        return new Recount(byDistrict, Instant.now());
    }

    Figures district(String district, String from, String to) {
        var first = LocalDate.parse(from);
        var last = LocalDate.parse(to);
        long received = 0;
        long inTime = 0;
        long late = 0;
        long open = 0;
        long overdue = 0;
        long complaintsJudged = 0;
        long complaintsOpen = 0;
        long ripe = 0;
        for (var one : Objects.requireNonNull(byDistrict.get(district))) {
            boolean closedThen = isWithin(one.closedAt(), first, last);
            boolean judged = one.settled() != null && one.settled().group() == Verdict.Group.CLOSED;
            if (one.kind() == CaseKind.COMPLAINT) {
                complaintsJudged += closedThen && judged ? 1 : 0;
                complaintsOpen += one.closedAt() == null && one.receivedAt() != null ? 1 : 0;
                ripe +=
                        one.tiers().stream()
                                .filter(
                                        t ->
                                                t.endedAt() == null
                                                        && t.ripeAt() != null
                                                        && !t.ripeAt().isAfter(now))
                                .count();
                continue;
            }
            received += isWithin(one.receivedAt(), first, last) ? 1 : 0;
            inTime += closedThen && judged && one.settled() != Verdict.LATE ? 1 : 0;
            late += closedThen && judged && one.settled() == Verdict.LATE ? 1 : 0;
            open += one.closedAt() == null && one.receivedAt() != null ? 1 : 0;
            overdue += one.closedAt() == null && one.verdictAt(now) == Verdict.OVERDUE ? 1 : 0;
        }
        return new Figures(
                received, inTime, late, open, overdue, complaintsJudged, complaintsOpen, ripe);
    }

    private static boolean isWithin(@Nullable Instant instant, LocalDate first, LocalDate last) {
        if (instant == null) {
            return false;
        }
        var on = WorkingCalendar.localDate(instant);
        return !on.isBefore(first) && !on.isAfter(last);
    }
}
