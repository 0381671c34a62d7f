package bd.somoyshima.projection.notice;

import bd.somoyshima.projection.casefile.Recomputation;
import bd.somoyshima.projection.feed.FeedPosition;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

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
            INSERT INTO projection.notice (kind, office_id, case_no, tier, since, noted_at)
            SELECT 'RIPE_FOR_ESCALATION', t.office_id, t.case_no, t.tier, t.ripe_at, :now
              FROM projection.complaint_tier t
             WHERE t.ripe_at <= :now
               AND NOT EXISTS (SELECT 1 FROM projection.notice n
                                WHERE n.kind = 'RIPE_FOR_ESCALATION' AND n.office_id = t.office_id
                                  AND n.case_no = t.case_no AND n.tier = t.tier AND n.rescinded_at IS NULL)
            ON CONFLICT (kind, office_id, case_no, tier) DO UPDATE
               SET rescinded_at = NULL
            """;

    /** A later fact may show that a tier was in time after all, or never had the complaint. */
    private static final String RESCINDED =
            """
            UPDATE projection.notice n
               SET rescinded_at = :now
             WHERE n.kind = 'RIPE_FOR_ESCALATION' AND n.rescinded_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM projection.complaint_tier t
                                WHERE t.office_id = n.office_id AND t.case_no = n.case_no AND t.tier = n.tier
                                  AND t.ripe_at <= :now)
            """;

    private final JdbcClient jdbc;
    private final FeedPosition position;
    private final Recomputation recomputation;
    private final Clock clock;

    /** What has to be projected before the next look. */
    private long mark = Long.MAX_VALUE;

    EscalationWatch(
            JdbcClient jdbc, FeedPosition position, Recomputation recomputation, Clock clock) {
        this.jdbc = jdbc;
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
        jdbc.sql(RIPE).param("now", now).update();
        jdbc.sql(RESCINDED).param("now", now).update();
        mark = position.endOfLog();
    }
}
