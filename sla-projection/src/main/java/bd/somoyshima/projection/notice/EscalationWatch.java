package bd.somoyshima.projection.notice;

import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.projection.feed.FeedPosition;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes complaints that have become ripe for escalation, each tier once.
 *
 * <p>Looks only when everything that was recorded before has been projected and every change of the
 * calendar has reached its cases: while a projection is filled anew, half-told histories must not
 * raise an alarm. The key of a notice is the tier of a complaint, so looking again adds nothing,
 * and one that was taken back and turns out to hold after all is the same notice again.
 */
@Component
public class EscalationWatch {

    private static final String RIPE =
            """
            WITH raised AS (
            INSERT INTO projection.notice AS n (kind, office_id, case_no, tier, since, noted_at)
            SELECT 'RIPE_FOR_ESCALATION', t.office_id, t.case_no, t.tier, t.ripe_at, :now
              FROM projection.complaint_tier t
             WHERE t.ripe_at <= :now
               AND NOT EXISTS (SELECT 1 FROM projection.notice k
                                WHERE k.kind = 'RIPE_FOR_ESCALATION' AND k.office_id = t.office_id
                                  AND k.case_no = t.case_no AND k.tier = t.tier AND k.rescinded_at IS NULL)
            ON CONFLICT (kind, office_id, case_no, tier) DO UPDATE
               SET rescinded_at = NULL
             WHERE n.rescinded_at IS NOT NULL
            RETURNING kind, office_id, case_no, tier, since)
            INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, change, since, noted_at)
            SELECT kind, office_id, case_no, tier, 'RAISED', since, :now
              FROM raised
             ORDER BY since, office_id, case_no, tier
            """;

    /** A later fact may show that a tier was in time after all, or never had the complaint. */
    private static final String RESCINDED =
            """
            WITH rescinded AS (
            UPDATE projection.notice n
               SET rescinded_at = :now
             WHERE n.kind = 'RIPE_FOR_ESCALATION' AND n.rescinded_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM projection.complaint_tier t
                                WHERE t.office_id = n.office_id AND t.case_no = n.case_no AND t.tier = n.tier
                                  AND t.ripe_at <= :now)
            RETURNING n.kind, n.office_id, n.case_no, n.tier, n.since)
            INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, change, since, noted_at)
            SELECT kind, office_id, case_no, tier, 'RESCINDED', since, :now
              FROM rescinded
             ORDER BY since, office_id, case_no, tier
            """;

    private static final String LOCK = "SELECT pg_advisory_xact_lock(:key)";
    private static final long LOCK_KEY = 0x6e6f74696365L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FeedPosition position;
    private final Recomputation recomputation;
    private final Clock clock;

    /** What has to be projected before the next look. */
    private long mark = Long.MAX_VALUE;

    EscalationWatch(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            FeedPosition position,
            Recomputation recomputation,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.position = position;
        this.recomputation = recomputation;
        this.clock = clock;
    }

    /** Looks for ripe complaints, if everything known at the last call has been projected. */
    @Scheduled(fixedDelay = 1_000)
    synchronized void look() {
        if (mark == Long.MAX_VALUE) {
            mark = position.endOfLog();
        }
        if (position.readUpTo() < mark || !recomputation.finished()) {
            return;
        }
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        transactions.executeWithoutResult(
                status -> {
                    // one process at a time: the order of entries is the order of commit
                    jdbc.sql(LOCK).param("key", LOCK_KEY).query((row, i) -> 0).list();
                    jdbc.sql(RIPE).param("now", now).update();
                    jdbc.sql(RESCINDED).param("now", now).update();
                });
        mark = position.endOfLog();
    }
}
