package bd.somoyshima.projection.feed;

import bd.somoyshima.casefile.Verdict;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How far the projection is behind the event log, and how many cases are in which state. */
@Component
class ProjectionMeters {

    private static final String LAG =
            "WITH read_up_to AS ("
                    + FeedPosition.READ_UP_TO
                    + """
            )
            SELECT (SELECT coalesce(max(global_index), 0) FROM eventlog.event) - r.index AS events,
                   (SELECT e.recorded_at FROM eventlog.event e
                     WHERE e.global_index > r.index ORDER BY e.global_index LIMIT 1) AS oldest
              FROM read_up_to r
            """;

    /** Cases whose verdict no longer depends on now; open ones without a target are among them. */
    private static final String SETTLED =
            """
            SELECT coalesce(sum(closed_instant), 0)::bigint AS instant,
                   coalesce(sum(closed_within), 0)::bigint AS within_limit,
                   coalesce(sum(closed_late), 0)::bigint AS late, coalesce(sum(withdrawn), 0)::bigint AS withdrawn,
                   coalesce(sum(transferred), 0)::bigint AS transferred,
                   coalesce(sum(closed_unjudged + no_target), 0)::bigint AS not_judged
              FROM projection.area_day
             WHERE tier = 0
            """;

    /** Counted in the indexes alone: most of these rows have been lying for long. */
    private static final String UNSETTLED =
            """
            SELECT (SELECT count(*) FROM projection.case_file WHERE settled IS NULL) AS unsettled,
                   (SELECT count(*) FROM projection.case_file WHERE settled IS NULL AND at_risk_at <= :now) AS pressing,
                   (SELECT count(*) FROM projection.case_file WHERE settled IS NULL AND due_at <= :now) AS overdue
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicLong lagEvents = new AtomicLong();
    private final AtomicLong lagMillis = new AtomicLong();
    private final AtomicLong notJudged = new AtomicLong();
    private final Map<Verdict, AtomicLong> cases = new EnumMap<>(Verdict.class);

    ProjectionMeters(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        Gauge.builder("somoyshima.projection.lag.events", lagEvents, AtomicLong::get)
                .description(
                        "Events in the log that the slowest thread has not projected yet, by their numbers")
                .register(meters);
        Gauge.builder("somoyshima.projection.lag", lagMillis, millis -> millis.get() / 1_000.0)
                .baseUnit("seconds")
                .description("Age of the oldest event not projected yet; 0 if there is none")
                .register(meters);
        for (var verdict : Verdict.values()) {
            // without a target and out of scope are one figure; so are all open cases in time
            if (verdict != Verdict.NO_TARGET
                    && verdict != Verdict.OUT_OF_SCOPE
                    && verdict != Verdict.PAUSED
                    && verdict != Verdict.WAITING) {
                var count = new AtomicLong();
                cases.put(verdict, count);
                cases(verdict.name().toLowerCase(Locale.ROOT), count, meters);
            }
        }
        cases("not_judged", notJudged, meters);
    }

    private static void cases(String state, AtomicLong count, MeterRegistry meters) {
        Gauge.builder("somoyshima.cases", count, AtomicLong::get)
                .tag("state", state)
                .description(
                        "Cases by state; on_track has all open ones in time, also those whose clock stands"
                                + " still or has not begun")
                .register(meters);
    }

    @Scheduled(fixedDelay = 1_000)
    void measureLag() {
        jdbc.sql(LAG)
                .param("processor", FactFeed.PROCESSOR)
                .query(
                        row -> {
                            lagEvents.set(Math.max(0, row.getLong("events")));
                            var oldest = row.getObject("oldest", OffsetDateTime.class);
                            lagMillis.set(
                                    oldest == null
                                            ? 0
                                            : Duration.between(oldest.toInstant(), clock.instant())
                                                    .toMillis());
                        });
    }

    @Scheduled(fixedDelay = 15_000)
    void countCases() {
        jdbc.sql(SETTLED)
                .query(
                        row -> {
                            set(Verdict.INSTANT, row.getLong("instant"));
                            set(Verdict.WITHIN_LIMIT, row.getLong("within_limit"));
                            set(Verdict.LATE, row.getLong("late"));
                            set(Verdict.WITHDRAWN, row.getLong("withdrawn"));
                            set(Verdict.TRANSFERRED, row.getLong("transferred"));
                            notJudged.set(row.getLong("not_judged"));
                        });
        jdbc.sql(UNSETTLED)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(
                        row -> {
                            long pressing = row.getLong("pressing");
                            long overdue = row.getLong("overdue");
                            set(Verdict.ON_TRACK, row.getLong("unsettled") - pressing);
                            set(Verdict.AT_RISK, pressing - overdue);
                            set(Verdict.OVERDUE, overdue);
                        });
    }

    private void set(Verdict verdict, long count) {
        var gauge = cases.get(verdict);
        if (gauge != null) {
            gauge.set(count);
        }
    }
}
