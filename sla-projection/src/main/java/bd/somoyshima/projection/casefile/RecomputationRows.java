package bd.somoyshima.projection.casefile;

import bd.somoyshima.calendar.CalendarDeclaration.DateRange;
import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.fact.CalendarFact;
import bd.somoyshima.fact.OfficeFact.OfficeClosed;
import bd.somoyshima.fact.OfficeFact.OfficeMoved;
import bd.somoyshima.fact.OfficeFact.OfficeRegistered;
import bd.somoyshima.fact.OfficeFact.OfficeRenamed;
import bd.somoyshima.fact.OfficeFact.OfficeReopened;
import bd.somoyshima.fact.RecordedReference;
import bd.somoyshima.fact.ReferenceFact;
import bd.somoyshima.fact.ReferenceFact.CharterPublished;
import bd.somoyshima.fact.ReferenceFact.ZeroActivityDeclared;
import bd.somoyshima.office.Office;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.projection.casefile.CaseRows.Touched;
import bd.somoyshima.reference.ChangeInWords;
import bd.somoyshima.reference.ReferenceBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code recomputation}: which cases are to be judged again because of a change. */
@Repository
class RecomputationRows {

    /** Done at once if it is about an office that has no case. */
    private static final String ASK =
            """
            INSERT INTO projection.recomputation (
                   source, id, part, what, scope, from_on, until_on, recorded_at, says_en, says_bn, finished_at)
            VALUES (:source, :id, :part, :what, :scope, :from, :until, :recordedAt, :saysEn, :saysBn,
                    CASE WHEN :office::text IS NOT NULL
                          AND NOT EXISTS (SELECT FROM projection.case_file WHERE office_id = :office)
                         THEN clock_timestamp() END)
            ON CONFLICT (source, id, part) DO UPDATE
               SET done_office = '', done_case = '', judged = 0, changed = 0, finished_at = excluded.finished_at
            """;

    /** The oldest one no one else is at work on. */
    private static final String NEXT =
            """
            SELECT source, id, part, what, scope, from_on, until_on, done_office, done_case
              FROM projection.recomputation
             WHERE finished_at IS NULL
             ORDER BY recorded_at, source, id, part
             LIMIT 1
               FOR UPDATE SKIP LOCKED
            """;

    private static final String DONE =
            """
            UPDATE projection.recomputation
               SET done_office = coalesce(:office, done_office), done_case = coalesce(:caseNo, done_case),
                   judged = judged + :judged, changed = changed + :changed,
                   finished_at = CASE WHEN :finished THEN clock_timestamp() END
             WHERE source = :source AND id = :id AND part = :part
            """;

    private static final String LATEST =
            """
            SELECT source, id, min(recorded_at) AS recorded_at, min(says_en) AS says_en, min(says_bn) AS says_bn,
                   sum(judged)::bigint AS judged, sum(changed)::bigint AS changed,
                   CASE WHEN count(*) = count(finished_at) THEN max(finished_at) END AS finished_at,
                   array_agg(DISTINCT scope) AS scopes
              FROM projection.recomputation
             GROUP BY source, id
             ORDER BY min(recorded_at) DESC, source, id
            """;

    private static final String UNFINISHED =
            "SELECT count(*) FROM projection.recomputation WHERE finished_at IS NULL";

    private final JdbcClient jdbc;

    RecomputationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which cases are touched by the days, or received on them. */
    enum What {
        DAYS,
        RECEIVED
    }

    /**
     * A part of a change, without regard to where its offices are now.
     *
     * @param days the days it is about
     */
    record Part(What what, Scope scope, DateRange days) {

        Touched touched(ReferenceBook book) {
            return new Touched(offices(scope, book), what == What.RECEIVED, days);
        }

        private static @Nullable List<OfficeId> offices(Scope scope, ReferenceBook book) {
            if (scope.equals(new Scope.Area(PlaceCode.NATION))) {
                return null;
            }
            return StreamSupport.stream(book.offices().spliterator(), false)
                    .filter(o -> o.stays().stream().anyMatch(s -> scope.covers(o.id(), s.place())))
                    .map(Office::id)
                    .sorted()
                    .toList();
        }
    }

    /** The parts of a change; none if it touches no case. */
    static List<Part> parts(ReferenceFact fact) {
        return switch (fact) {
            case OfficeRegistered f -> List.of();
            case OfficeRenamed f -> List.of();
            case ZeroActivityDeclared f -> List.of();
            case OfficeMoved f -> List.of(since(What.DAYS, f.office(), f.from()));
            case OfficeClosed f -> List.of(since(What.RECEIVED, f.office(), f.from()));
            case OfficeReopened f -> List.of(since(What.RECEIVED, f.office(), f.from()));
            case CharterPublished f ->
                    List.of(
                            new Part(
                                    What.RECEIVED,
                                    new Scope.SingleOffice(f.office()),
                                    new DateRange(f.charter().effectiveFrom(), null)));
            case CalendarFact f -> {
                var parts = new ArrayList<Part>();
                for (var declaration : f.declarations()) {
                    parts.add(new Part(What.DAYS, declaration.scope(), declaration.dates()));
                }
                yield parts;
            }
        };
    }

    private static Part since(What what, OfficeId office, LocalDate from) {
        return new Part(what, new Scope.SingleOffice(office), new DateRange(from, null));
    }

    /** Asks for the cases a change touches to be judged again, from the first one. */
    void ask(RecordedReference change) {
        var parts = parts(change.fact());
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            jdbc.sql(ASK)
                    .param("source", change.fact().header().source())
                    .param("id", change.fact().header().id())
                    .param("part", i)
                    .param("what", part.what().name())
                    .param("scope", part.scope().text())
                    .param(
                            "office",
                            part.scope() instanceof Scope.SingleOffice one
                                    ? one.office().value()
                                    : null,
                            Types.VARCHAR)
                    .param("from", part.days().from())
                    .param("until", part.days().until(), Types.DATE)
                    .param("recordedAt", utc(change.recordedAt()))
                    .param("saysEn", ChangeInWords.english(change.fact()))
                    .param("saysBn", ChangeInWords.bangla(change.fact()))
                    .update();
        }
    }

    /**
     * An unfinished recomputation.
     *
     * @param done the last case judged again, or null if none was yet
     */
    record Unfinished(String source, String id, int partNo, Part part, @Nullable CaseKey done) {}

    /**
     * The next one to carry on with, locked for the caller's transaction; null if there is none.
     */
    @Nullable Unfinished next() {
        return jdbc.sql(NEXT)
                .query(
                        (row, i) ->
                                new Unfinished(
                                        row.getString("source"),
                                        row.getString("id"),
                                        row.getInt("part"),
                                        new Part(
                                                What.valueOf(row.getString("what")),
                                                Scope.of(row.getString("scope")),
                                                new DateRange(
                                                        row.getObject("from_on", LocalDate.class),
                                                        row.getObject(
                                                                "until_on", LocalDate.class))),
                                        row.getString("done_office").isEmpty()
                                                ? null
                                                : new CaseKey(
                                                        row.getString("done_office"),
                                                        row.getString("done_case"))))
                .optional()
                .orElse(null);
    }

    /**
     * Notes a page as done.
     *
     * @param last its last case, or null if it was empty
     * @param finished whether it was the last page
     */
    void done(Unfinished of, @Nullable CaseKey last, int judged, int changed, boolean finished) {
        jdbc.sql(DONE)
                .param("source", of.source())
                .param("id", of.id())
                .param("part", of.partNo())
                .param("office", last == null ? null : last.office(), Types.VARCHAR)
                .param("caseNo", last == null ? null : last.caseNo(), Types.VARCHAR)
                .param("judged", judged)
                .param("changed", changed)
                .param("finished", finished)
                .update();
    }

    /**
     * A change and how far it came.
     *
     * @param judged cases judged again because of it; null if some may be beyond reach
     * @param changed of these, cases whose row changed; null likewise
     * @param finishedAt when the last case it touches was judged again, or null while it goes on
     */
    record Progress(
            String source,
            String id,
            OffsetDateTime recordedAt,
            String says,
            String saysBn,
            @Nullable Long judged,
            @Nullable Long changed,
            @Nullable OffsetDateTime finishedAt) {}

    /**
     * The latest changes, the newest first.
     *
     * @param concerned whether a change of this scope is to be told
     * @param covered whether all its cases are
     */
    List<Progress> latest(int limit, Predicate<Scope> concerned, Predicate<Scope> covered) {
        try (var rows =
                jdbc.sql(LATEST).query((row, i) -> progress(row, concerned, covered)).stream()) {
            return rows.flatMap(Optional::stream).limit(limit).toList();
        }
    }

    private static Optional<Progress> progress(
            ResultSet row, Predicate<Scope> concerned, Predicate<Scope> covered)
            throws SQLException {
        var scopes =
                Arrays.stream((String[]) row.getArray("scopes").getArray()).map(Scope::of).toList();
        if (scopes.stream().noneMatch(concerned)) {
            return Optional.empty();
        }
        boolean all = scopes.stream().allMatch(covered);
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return Optional.of(
                new Progress(
                        row.getString("source"),
                        row.getString("id"),
                        local(row.getObject("recorded_at", OffsetDateTime.class)),
                        row.getString("says_en"),
                        row.getString("says_bn"),
                        all ? row.getLong("judged") : null,
                        all ? row.getLong("changed") : null,
                        finishedAt == null ? null : local(finishedAt)));
    }

    private static OffsetDateTime local(OffsetDateTime utc) {
        return utc.atZoneSameInstant(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    /** How many changes have not reached all their cases yet. */
    int unfinished() {
        return jdbc.sql(UNFINISHED).query(Integer.class).single();
    }

    /** Of the changes recorded up to a moment. */
    int unfinishedUpTo(Instant moment) {
        return jdbc.sql(UNFINISHED + " AND recorded_at <= :moment")
                .param("moment", utc(moment))
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
