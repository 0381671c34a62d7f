package bd.somoyshima.projection.notice;

import bd.somoyshima.calendar.Scope;
import bd.somoyshima.calendar.WorkingCalendar;
import bd.somoyshima.eventlog.LogPosition;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import bd.somoyshima.projection.ProjectionSettings;
import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.projection.feed.FactFeed;
import bd.somoyshima.projection.feed.FeedPosition;
import bd.somoyshima.projection.office.SilenceQuery;
import bd.somoyshima.projection.office.SilenceQuery.SilentOffice;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes what someone should hear of, each cause once.
 *
 * <p>What had ended before a case was sent as history is not told: nobody could act on it.
 *
 * <p>Looks only when everything that was recorded before has been projected and every change of the
 * calendar has reached its cases, and only at cases all of whose facts have been projected and none
 * of which came in just now: half-told histories must not raise an alarm, neither while a
 * projection is filled anew nor between the facts of one request. The natural key of a notice is
 * what it is about, so looking again adds nothing, and one that was taken back and turns out to
 * hold after all is the same notice again. Looked at are the cases that changed and those for which
 * a moment passed, never all.
 */
@Component
public class NoticeWatch {

    private static final int PAGE = 5_000;

    /** Cases to which the passing of time matters. */
    private static final String PASSED =
            """
            WITH since AS (SELECT watched_until FROM projection.notice_watch),
            passed AS (
                SELECT office_id, case_no FROM projection.case_file
                 WHERE settled IS NULL AND at_risk_at > (SELECT watched_until FROM since) AND at_risk_at <= :now
                UNION
                SELECT office_id, case_no FROM projection.case_file
                 WHERE settled IS NULL AND due_at > (SELECT watched_until FROM since) AND due_at <= :now
            ), noted AS (
                UPDATE projection.notice_watch SET watched_until = :now WHERE watched_until < :now
            )
            INSERT INTO projection.notice_candidate (office_id, case_no)
            SELECT office_id, case_no FROM passed
            """;

    /**
     * A page of candidates: what holds of them is raised, what does not hold is taken back. None is
     * taken while a change of calendar or charter has not reached its cases; a case waits while it
     * has facts that are not projected yet or came in just now. The moment is never before one that
     * was looked at: another process may have put the case there by a later clock.
     */
    private static final String NEXT_PAGE =
            """
            WITH told AS MATERIALIZED (%s), moment AS MATERIALIZED (
                SELECT greatest(:now, watched_until) AS now FROM projection.notice_watch
            ), page AS MATERIALIZED (
                SELECT entry_id, office_id, case_no FROM projection.notice_candidate
                 WHERE entry_id > :after
                   AND NOT EXISTS (SELECT 1 FROM projection.recomputation WHERE finished_at IS NULL)
                   AND NOT EXISTS (SELECT 1 FROM eventlog.event
                                    WHERE aggregate_type IN ('Office', 'CharterBook', 'Calendar')
                                      AND global_index > (SELECT index FROM told))
                 ORDER BY entry_id LIMIT :page
            ), taken AS (
                DELETE FROM projection.notice_candidate
                 WHERE entry_id IN (
                        SELECT entry_id FROM page
                         WHERE NOT EXISTS (
                               SELECT 1
                                 FROM (SELECT global_index, recorded_at FROM eventlog.event
                                        WHERE aggregate_id = 'case:' || office_id || '/' || case_no
                                        ORDER BY sequence_number DESC LIMIT 1) AS newest
                                WHERE global_index > (SELECT index FROM told)
                                   OR recorded_at > now() - make_interval(secs => :settle)))
                RETURNING office_id, case_no
            ), looked_at AS (
                SELECT DISTINCT office_id, case_no FROM taken
            ), holding AS MATERIALIZED (
                SELECT 'AT_RISK' AS kind, c.office_id, c.case_no, c.tier, c.at_risk_at AS since,
                       c.settled IS NULL AND c.due_at > m.now
                       AND c.at_risk_at > coalesce(c.history_at, '-infinity') AS raise
                  FROM looked_at JOIN projection.case_file c USING (office_id, case_no) CROSS JOIN moment m
                 WHERE c.at_risk_at <= m.now AND (c.closed_at IS NULL OR c.closed_at >= c.at_risk_at)
                UNION ALL
                SELECT 'OVERDUE', c.office_id, c.case_no, c.tier, c.due_at,
                       c.settled IS NULL AND c.due_at > coalesce(c.history_at, '-infinity')
                  FROM looked_at JOIN projection.case_file c USING (office_id, case_no) CROSS JOIN moment m
                 WHERE c.due_at <= m.now AND (c.closed_at IS NULL OR c.closed_at >= c.due_at)
                UNION ALL
                -- what was raised when an earlier tier had the complaint stays, if that tier had it until then
                SELECT 'OVERDUE', t.office_id, t.case_no, t.tier, t.due_at, false
                  FROM looked_at JOIN projection.complaint_tier t USING (office_id, case_no)
                  JOIN projection.case_file c USING (office_id, case_no) CROSS JOIN moment m
                 WHERE t.tier <> c.tier AND t.due_at <= m.now AND (t.ended_at IS NULL OR t.ended_at >= t.due_at)
                UNION ALL
                -- when it came to be at risk is known from the notice alone
                SELECT n.kind, n.office_id, n.case_no, n.tier, n.since, false
                  FROM looked_at JOIN projection.notice n USING (office_id, case_no)
                  JOIN projection.complaint_tier t USING (office_id, case_no, tier)
                  JOIN projection.case_file c USING (office_id, case_no)
                 WHERE n.kind = 'AT_RISK' AND n.rescinded_at IS NULL AND n.tier <> c.tier AND t.due_at IS NOT NULL
                   AND (t.ended_at IS NULL OR t.ended_at >= n.since)
                UNION ALL
                SELECT 'RIPE_FOR_ESCALATION', t.office_id, t.case_no, t.tier, t.ripe_at,
                       t.ripe_at > coalesce(c.history_at, '-infinity')
                  FROM looked_at JOIN projection.complaint_tier t USING (office_id, case_no)
                  JOIN projection.case_file c USING (office_id, case_no) CROSS JOIN moment m
                 WHERE t.ripe_at <= m.now
            ), raised AS (
                INSERT INTO projection.notice AS n (kind, office_id, case_no, tier, cause, since, noted_at)
                SELECT kind, office_id, case_no, tier, '', since, :now
                  FROM holding
                 WHERE raise OR (kind, office_id, case_no, tier) IN (
                       SELECT kind, office_id, case_no, tier
                         FROM looked_at JOIN projection.notice USING (office_id, case_no)
                        WHERE rescinded_at IS NOT NULL)
                ON CONFLICT (office_id, case_no, kind, tier, cause) DO UPDATE
                   SET rescinded_at = NULL, since = excluded.since
                 WHERE n.rescinded_at IS NOT NULL
                RETURNING kind, office_id, case_no, tier, cause, since
            ), rescinded AS (
                UPDATE projection.notice n SET rescinded_at = :now
                  FROM looked_at l
                 WHERE n.office_id = l.office_id AND n.case_no = l.case_no AND n.rescinded_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM holding h
                                    WHERE h.office_id = n.office_id AND h.case_no = n.case_no AND h.kind = n.kind
                                      AND h.tier = n.tier)
                RETURNING n.kind, n.office_id, n.case_no, n.tier, n.cause, n.since
            ), entered AS (
                INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, cause, change, since, noted_at)
                SELECT kind, office_id, case_no, tier, cause, change, since, :now
                  FROM (SELECT *, 'RAISED' AS change FROM raised
                        UNION ALL
                        SELECT *, 'RESCINDED' FROM rescinded) AS changed
                 ORDER BY since, office_id, case_no, tier, kind, change
            )
            SELECT CASE WHEN count(*) = :page THEN max(entry_id) END FROM page
            """
                    .formatted(FeedPosition.READ_UP_TO);

    private static final String RAISE_SILENCE =
            """
            WITH raised AS (
                INSERT INTO projection.notice AS n (kind, office_id, case_no, tier, cause, since, noted_at)
                SELECT 'OFFICE_SILENT', office, '', 0, cause, since, ?::timestamptz
                  FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS silent(office, cause, since)
                 ORDER BY office
                ON CONFLICT (office_id, case_no, kind, tier, cause) DO UPDATE
                   SET rescinded_at = NULL, since = excluded.since
                 WHERE n.rescinded_at IS NOT NULL
                RETURNING kind, office_id, case_no, tier, cause, since)
            INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, cause, change, since, noted_at)
            SELECT kind, office_id, case_no, tier, cause, 'RAISED', since, ?::timestamptz FROM raised
            """;

    private static final String RESCIND_SILENCE =
            """
            WITH rescinded AS (
                UPDATE projection.notice SET rescinded_at = :now
                 WHERE kind = 'OFFICE_SILENT' AND office_id = :office AND cause = :cause AND rescinded_at IS NULL
                RETURNING kind, office_id, case_no, tier, cause, since)
            INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, cause, change, since, noted_at)
            SELECT kind, office_id, case_no, tier, cause, 'RESCINDED', since, :now FROM rescinded
            """;

    /** Silences that something recorded since may have shown not to have been. */
    private static final String DOUBTFUL_SILENCES =
            """
            SELECT office_id, cause FROM projection.notice n
             WHERE kind = 'OFFICE_SILENT' AND rescinded_at IS NULL
               AND (EXISTS (SELECT 1 FROM projection.zero_activity z, projection.notice_watch w
                             WHERE z.office_id = n.office_id AND z.recorded_at >= w.doubted_until - interval '1 minute')
                    OR EXISTS (SELECT 1 FROM projection.recomputation r, projection.notice_watch w
                                WHERE r.what = 'DAYS' AND r.finished_at >= w.doubted_until - interval '1 minute')
                    OR EXISTS (SELECT 1 FROM projection.rebuild_run r, projection.notice_watch w
                                WHERE r.phase = 'SWAPPED' AND r.finished_at >= w.doubted_until - interval '1 minute'))
             ORDER BY office_id, cause
            """;

    private static final String DOUBTED =
            "UPDATE projection.notice_watch SET doubted_until = :until";

    /** Only what changed is written: this runs every few seconds. */
    private static final String WRITE_SILENCES =
            """
            WITH silent AS (
                SELECT * FROM unnest(?::text[], ?::date[], ?::date[]) AS s(office_id, last_heard_on, silent_from_on)
            ), over AS (
                DELETE FROM projection.office_silence o
                 WHERE NOT EXISTS (SELECT 1 FROM silent s WHERE s.office_id = o.office_id)
            )
            INSERT INTO projection.office_silence AS o (office_id, last_heard_on, silent_from_on)
            SELECT * FROM silent
            ON CONFLICT (office_id) DO UPDATE
               SET last_heard_on = excluded.last_heard_on, silent_from_on = excluded.silent_from_on
             WHERE (o.last_heard_on, o.silent_from_on) <> (excluded.last_heard_on, excluded.silent_from_on)
            """;

    private static final String LOCK = "SELECT pg_advisory_xact_lock(:key)";
    private static final long LOCK_KEY = 0x6e6f74696365L;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transactions;
    private final FeedPosition position;
    private final Recomputation recomputation;
    private final SilenceQuery silence;
    private final Clock clock;
    private final Duration settle;

    /** What has to be projected before the next look; null before the first. */
    private @Nullable Mark mark;

    NoticeWatch(
            JdbcClient jdbc,
            JdbcTemplate template,
            TransactionTemplate transactions,
            FeedPosition position,
            Recomputation recomputation,
            SilenceQuery silence,
            Clock clock,
            ProjectionSettings settings) {
        this.jdbc = jdbc;
        this.template = template;
        this.transactions = transactions;
        this.position = position;
        this.recomputation = recomputation;
        this.silence = silence;
        this.clock = clock;
        this.settle = settings.notices().settle();
    }

    /**
     * The log as it was when somebody looked at the clock.
     *
     * @param at by this process' clock; it need not agree with the one facts are recorded by
     * @param end what had been recorded by then
     */
    private record Mark(Instant at, LogPosition end) {}

    /** Looks at cases, if everything known at the last call has been projected. */
    @Scheduled(fixedDelay = 1_000)
    synchronized void lookAtCases() {
        if (reached() == null) {
            return;
        }
        var now = utc(clock.instant());
        transactions.executeWithoutResult(status -> jdbc.sql(PASSED).param("now", now).update());
        Long after = 0L;
        while (after != null) {
            long last = after;
            after = transactions.execute(status -> lookAtPage(now, last));
        }
        mark = nextMark();
    }

    /** Looks at a page of candidates; answers its last entry, or null if there are no more. */
    private @Nullable Long lookAtPage(OffsetDateTime now, long after) {
        lock();
        return jdbc.sql(NEXT_PAGE)
                .param("now", now)
                .param("after", after)
                .param("page", PAGE)
                .param("settle", settle.toMillis() / 1e3)
                .param("processor", FactFeed.PROCESSOR)
                .query((row, i) -> row.getObject(1, Long.class))
                .list()
                .getFirst();
    }

    /**
     * Looks at offices, if everything in the log at the last look has been projected, and that look
     * was today: who was heard of yesterday is in the read model then.
     */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    synchronized void lookAtOffices() {
        var now = clock.instant();
        var today = WorkingCalendar.localDate(now);
        var reached = reached();
        if (reached == null || WorkingCalendar.localDate(reached.at()).isBefore(today)) {
            return;
        }
        transactions.executeWithoutResult(
                status -> {
                    lock();
                    var silent = silence.on(today, new Scope.Area(PlaceCode.NATION), null);
                    write(silent);
                    raise(silent, now);
                    record Noted(String office, String cause) {}
                    var noted =
                            jdbc.sql(DOUBTFUL_SILENCES)
                                    .query(
                                            (row, i) ->
                                                    new Noted(row.getString(1), row.getString(2)))
                                    .list();
                    for (var notice : noted) {
                        if (!silence.fellSilentAfter(
                                new OfficeId(notice.office()),
                                LocalDate.parse(notice.cause()),
                                today)) {
                            jdbc.sql(RESCIND_SILENCE)
                                    .param("office", notice.office())
                                    .param("cause", notice.cause())
                                    .param("now", utc(now))
                                    .update();
                        }
                    }
                    jdbc.sql(DOUBTED).param("until", utc(reached.end().at())).update();
                });
    }

    private void raise(List<SilentOffice> silent, Instant now) {
        template.update(
                RAISE_SILENCE,
                statement -> {
                    var c = statement.getConnection();
                    statement.setObject(1, utc(now));
                    statement.setArray(2, array(c, "text", silent, SilentOffice::office));
                    statement.setArray(
                            3, array(c, "text", silent, s -> s.lastHeardOn().toString()));
                    statement.setArray(
                            4,
                            array(
                                    c,
                                    "timestamptz",
                                    silent,
                                    s -> utc(WorkingCalendar.startOf(s.silentFrom()))));
                    statement.setObject(5, utc(now));
                });
    }

    private void write(List<SilentOffice> silent) {
        template.update(
                WRITE_SILENCES,
                statement -> {
                    var c = statement.getConnection();
                    statement.setArray(1, array(c, "text", silent, SilentOffice::office));
                    statement.setArray(2, array(c, "date", silent, SilentOffice::lastHeardOn));
                    statement.setArray(3, array(c, "date", silent, SilentOffice::silentFrom));
                });
    }

    private static Array array(
            Connection connection,
            String type,
            List<SilentOffice> silent,
            Function<SilentOffice, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, silent.stream().map(value).toArray());
    }

    /** The mark, if everything up to it has been projected and reached its cases; else null. */
    private @Nullable Mark reached() {
        if (mark == null) {
            mark = nextMark();
        }
        return position.isProjected(mark.end()) && recomputation.finishedUpTo(mark.end().at())
                ? mark
                : null;
    }

    private Mark nextMark() {
        var at = clock.instant();
        return new Mark(at, position.now());
    }

    /** One process at a time: the order of entries is the order of commit. */
    private void lock() {
        jdbc.sql(LOCK).param("key", LOCK_KEY).query((row, i) -> 0).list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
