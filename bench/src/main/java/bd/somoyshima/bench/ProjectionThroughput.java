package bd.somoyshima.bench;

import static bd.somoyshima.bench.ReadSide.say;
import static bd.somoyshima.bench.ReadSide.seconds;

import bd.somoyshima.calendar.OfficeCalendar;
import bd.somoyshima.calendar.ShippedCalendar;
import bd.somoyshima.office.OfficeId;
import bd.somoyshima.place.PlaceCode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many events a second are projected live, how many in a rebuild, how many by hand-written SQL
 * over the same events, and how many with one event in a transaction; and how fresh the roll-ups
 * are at 1,000 facts a second. Results are compared by hash before any time counts.
 *
 * <p>Arguments: cases (200000), offices (496), times (6). Nine cases of ten have two events. Events
 * have some 600 bytes. The live projection goes over them so many times and once before, when it
 * has just started: what counts is the median of the later half, when its code is compiled, as in a
 * process that has been running.
 */
public final class ProjectionThroughput {

    private static final Duration ONE_BY_ONE = Duration.ofSeconds(10);
    private static final int FRESH_REQUESTS = 200;
    private static final int FRESH_FACTS = 100;
    private static final Pattern PHASE = Pattern.compile("\"phase\":\"([A-Z_]+)\"");

    private static final int DAYS = 25;
    private static final Pattern HELD_UP = Pattern.compile("\"heldUpMillis\":([0-9]+)");

    /** What both ways must agree on. */
    private static final String HASH =
            """
            SELECT md5(string_agg(concat_ws(' ', area, day, received, backlog, closed_within, closed_late, ran_out, overdue),
                                  E'\\n' ORDER BY area, day))
              FROM %s.area_day
             WHERE received <> 0 OR backlog <> 0 OR closed_within <> 0 OR closed_late <> 0 OR ran_out <> 0 OR overdue <> 0
            """;

    /** Events of cases that the slower thread has passed. */
    private static final String PROJECTED =
            """
            SELECT greatest(0, min(coalesce(token, '0')::bigint)
                               - (SELECT min(global_index) - 1 FROM eventlog.event WHERE aggregate_type = 'Case'))
              FROM projection.token_entry
            """;

    private ProjectionThroughput() {}

    /** Runs it and prints what was measured. */
    public static void main(String[] arguments) throws Exception {
        int cases = arguments.length == 0 ? 200_000 : Integer.parseInt(arguments[0]);
        int offices = arguments.length < 2 ? 496 : Integer.parseInt(arguments[1]);
        int times = arguments.length < 3 ? 6 : Integer.parseInt(arguments[2]);
        try (var side = new ReadSide()) {
            say(
                    "%s, %s processors; %,d cases, %,d offices",
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    cases,
                    offices);
            side.registerOffices(offices);
            side.awaitProjected();
            side.stopProjection();
            writeEvents(side, cases, offices);
            long events =
                    side.number(
                            "SELECT count(*) FROM eventlog.event WHERE aggregate_type = 'Case'");
            say(
                    "%,d events of %s bytes on average",
                    events,
                    side.query(
                                    "SELECT round(avg(octet_length(fact) + octet_length(aggregate_id) + 60)) FROM eventlog.event"
                                            + " WHERE aggregate_type = 'Case'")
                            .getFirst());

            oneByOne(side);
            live(side, events, "live projection, just started");
            var rates = new ArrayList<Double>();
            for (int time = 1; time <= times; time++) {
                side.stopProjection();
                rates.add(live(side, events, "live projection, time " + time));
            }
            double live = ReadSide.percentile(rates.subList(times / 2, times), 50);
            say("live projection, median of the later half: %,.0f events/s", live);
            double rebuild = rebuild(side, events);
            double sql = sql(side, events);
            say("rebuild / hand-written SQL: %.2f", rebuild / sql);
            say("live / hand-written SQL: %.2f", live / sql);
            freshness(side, offices);
        }
        System.exit(0);
    }

    /** Written in order of time, as they would have come. */
    private static void writeEvents(ReadSide side, int cases, int offices) throws SQLException {
        side.execute(
                """
                INSERT INTO eventlog.event (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, fact_name,
                                            fact, meta_data)
                SELECT md5(i::text || step), 'case:bench-' || (i %% %2$s) || '/B-' || i, step, 'Case',
                       now() + row_number() OVER (ORDER BY at, i, step) * interval '1 microsecond', name,
                       format('{"type":"%%s","header":{"source":"urn:bench:office-system:national:production","id":"bench/%%s/%%s/%%s",'
                              '"occurredAt":"%%s"},"office":"bench-%%s","caseNo":"B-%%s"%%s}',
                              name, i, step, repeat('x', 220), to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                              i %% %2$s, i,
                              CASE WHEN step = 0 THEN ',"service":"citizen/01","applicant":"k1_' || md5(i::text) || md5('x' || i) || '"' ELSE '' END),
                       '{}'
                  FROM (SELECT i, 0 AS step, 'service-request.received.v1' AS name,
                               timestamptz '%3$s 04:00:00Z' + (i %% %4$s) * interval '1 day' + (i %% 17) * interval '7 minutes' AS at
                          FROM generate_series(1, %1$s) AS i
                        UNION ALL
                        SELECT i, 1, 'service-request.delivered.v1',
                               timestamptz '%3$s 06:00:00Z' + (i %% %4$s + 1 + abs(hashint4(i) %% 22)) * interval '1 day'
                          FROM generate_series(1, %1$s) AS i WHERE i %% 10 <> 0) AS told
                 ORDER BY at, i, step
                """
                        .formatted(cases, offices, first(), DAYS),
                "VACUUM ANALYZE eventlog.event");
    }

    /**
     * The first date of receipt: the last weeks, as it is when facts are projected as they come.
     */
    private static LocalDate first() {
        return LocalDate.now(ZoneId.of("Asia/Dhaka")).minusDays(48);
    }

    /** As if no fact of a case had been projected yet. */
    private static void empty(ReadSide side) throws SQLException {
        side.execute(
                "TRUNCATE projection.case_file, projection.case_version, projection.area_day, projection.service_month,"
                        + " projection.days_month, projection.office_activity, projection.notice_candidate",
                "UPDATE projection.token_entry SET owner = NULL, token = (SELECT min(global_index) - 1"
                        + " FROM eventlog.event WHERE aggregate_type = 'Case')");
    }

    private static double live(ReadSide side, long events, String what)
            throws SQLException, InterruptedException {
        empty(side);
        side.startProjection();
        while (side.number("SELECT count(*) FROM projection.case_file") == 0) {
            Thread.sleep(10);
        }
        long done = side.number(PROJECTED);
        long began = System.nanoTime();
        side.awaitProjected();
        double rate = (events - done) / seconds(began);
        say("%s: %,.0f events/s (%.1f s)", what, rate, seconds(began));
        return rate;
    }

    /** Axon's default: one event in a transaction, by as many threads. For a while only. */
    private static void oneByOne(ReadSide side) throws SQLException, InterruptedException {
        empty(side);
        side.startProjection("--somoyshima.feed.batch=1");
        while (side.number("SELECT count(*) FROM projection.case_file") < 200) {
            Thread.sleep(50);
        }
        var projected = "SELECT count(*) FROM projection.case_file";
        long before = side.number(projected);
        long began = System.nanoTime();
        Thread.sleep(ONE_BY_ONE);
        long done = side.number(projected) - before;
        say("one event a transaction: %,.0f events/s", done / seconds(began));
        side.stopProjection();
    }

    private static double rebuild(ReadSide side, long events)
            throws IOException, InterruptedException, SQLException {
        long began = System.nanoTime();
        side.post("/api/v1/reconciliations");
        var phases = new ArrayList<String>();
        double folded = 0;
        while (true) {
            var latest = side.get("/api/v1/rebuilds");
            var phase = PHASE.matcher(latest);
            var name = phase.find() ? phase.group(1) : "";
            if (!name.equals("FOLDING") && folded == 0) {
                folded = seconds(began);
            }
            if (phases.isEmpty() || !phases.getLast().equals(name)) {
                phases.add(name);
            }
            if (List.of("EQUAL", "DIFFERENT", "FAILED", "STOPPED").contains(name)) {
                if (!name.equals("EQUAL")) {
                    throw new IllegalStateException(latest);
                }
                break;
            }
            Thread.sleep(50);
        }
        var hash = side.query(HASH.formatted("rebuild"));
        var heldUp = HELD_UP.matcher(side.get("/api/v1/rebuilds"));
        say(
                "live projection held up meanwhile for %s ms at most",
                heldUp.find() ? heldUp.group(1) : "?");
        if (!hash.equals(side.query(HASH.formatted("projection")))) {
            throw new IllegalStateException("the rebuilt roll-up differs from the live one");
        }
        double rate = events / seconds(began);
        say(
                "rebuild: folding %,.0f events/s, with adding up and comparing every row %,.0f events/s",
                events / folded, rate);
        return rate;
    }

    /** The same rows and sums by SQL written for just these events. */
    private static double sql(ReadSide side, long events) throws SQLException {
        var calendar =
                ShippedCalendar.calendar()
                        .forOffice(new OfficeId("bench"), new PlaceCode("BD-30-56"));
        side.execute(
                "CREATE SCHEMA byhand",
                "CREATE TABLE byhand.open_day (day date PRIMARY KEY, is_open boolean, upto integer)",
                openDays(calendar),
                "CREATE INDEX ON byhand.open_day (upto) WHERE is_open",
                "ANALYZE byhand.open_day");
        long began = System.nanoTime();
        side.execute(
                """
                CREATE TABLE byhand.case_file AS
                WITH fact AS (
                    SELECT aggregate_id, fact_name, fact::jsonb AS f FROM eventlog.event WHERE aggregate_type = 'Case'
                ), told AS (
                    SELECT aggregate_id, min(f ->> 'office') AS office_id, min(f ->> 'caseNo') AS case_no,
                           min(f ->> 'service') AS service_code,
                           min((f #>> '{header,occurredAt}')::timestamptz) FILTER (WHERE fact_name = 'service-request.received.v1') AS received_at,
                           min((f #>> '{header,occurredAt}')::timestamptz) FILTER (WHERE fact_name = 'service-request.delivered.v1') AS closed_at
                      FROM fact GROUP BY aggregate_id
                ), dated AS (
                    SELECT *, (received_at AT TIME ZONE 'Asia/Dhaka')::date AS received_on,
                           (closed_at AT TIME ZONE 'Asia/Dhaka')::date AS closed_on
                      FROM told
                )
                SELECT d.*, due.day AS due_on, closed.upto - received.upto AS working_days,
                       CASE WHEN closed_on IS NULL THEN NULL WHEN closed_on <= due.day THEN 'WITHIN_LIMIT' ELSE 'LATE' END AS settled
                  FROM dated d
                  JOIN byhand.open_day received ON received.day = d.received_on
                  JOIN byhand.open_day due ON due.is_open AND due.upto = received.upto + %s
                  LEFT JOIN byhand.open_day closed ON closed.day = d.closed_on
                """
                        .formatted(ReadSide.LIMIT_DAYS),
                "ALTER TABLE byhand.case_file ADD PRIMARY KEY (office_id, case_no)",
                """
                CREATE TABLE byhand.area_day AS
                SELECT s.area, p.day, sum(p.received)::bigint AS received, sum(p.backlog)::bigint AS backlog,
                       sum(p.within)::bigint AS closed_within, sum(p.late)::bigint AS closed_late,
                       sum(p.ran_out)::bigint AS ran_out, sum(p.overdue)::bigint AS overdue
                  FROM byhand.case_file c
                  JOIN projection.office_stay s USING (office_id)
                 CROSS JOIN LATERAL (
                    SELECT received_on AS day, 1 AS received, 1 AS backlog, 0 AS within, 0 AS late, 0 AS ran_out, 0 AS overdue
                    UNION ALL SELECT closed_on, 0, -1, (settled = 'WITHIN_LIMIT')::integer, (settled = 'LATE')::integer, 0, 0
                     WHERE closed_on IS NOT NULL
                    UNION ALL SELECT due_on, 0, 0, 0, 0, 1, 1 WHERE closed_on IS NULL OR closed_on > due_on
                    UNION ALL SELECT closed_on, 0, 0, 0, 0, 0, -1 WHERE closed_on > due_on) AS p
                 GROUP BY s.area, p.day
                """,
                """
                CREATE TABLE byhand.days_month AS
                SELECT s.area, service_code, date_trunc('month', closed_on)::date AS month, working_days, count(*) AS cases
                  FROM byhand.case_file JOIN projection.office_stay s USING (office_id)
                 WHERE closed_on IS NOT NULL GROUP BY 1, 2, 3, 4
                """);
        double rate = events / seconds(began);
        if (!side.query(HASH.formatted("byhand"))
                .equals(side.query(HASH.formatted("projection")))) {
            throw new IllegalStateException(
                    "the hand-written SQL and the projection disagree: "
                            + side.query(
                                    "SELECT concat_ws(' ', area, day, p.received, h.received, p.backlog, h.backlog,"
                                            + " p.closed_within, h.closed_within, p.closed_late, h.closed_late,"
                                            + " p.ran_out, h.ran_out, p.overdue, h.overdue) FROM projection.area_day p"
                                            + " FULL JOIN byhand.area_day h USING (area, day) WHERE (p.received, p.backlog,"
                                            + " p.closed_within, p.closed_late, p.ran_out, p.overdue) IS DISTINCT FROM"
                                            + " (h.received, h.backlog, h.closed_within, h.closed_late, h.ran_out, h.overdue)"
                                            + " LIMIT 5"));
        }
        say("hand-written SQL over the same events: %,.0f events/s; same hash", rate);
        return rate;
    }

    private static String openDays(OfficeCalendar calendar) {
        var rows = new ArrayList<String>();
        int upTo = 0;
        for (var day = first().minusDays(5);
                day.isBefore(first().plusDays(DAYS + 100));
                day = day.plusDays(1)) {
            upTo += calendar.isOpen(day) ? 1 : 0;
            rows.add("('" + day + "'," + calendar.isOpen(day) + "," + upTo + ")");
        }
        return "INSERT INTO byhand.open_day VALUES " + String.join(",", rows);
    }

    /** From the acknowledgement of facts to the moment they are in the roll-up. */
    private static void freshness(ReadSide side, int offices) throws Exception {
        var sum = "SELECT sum(received) FROM projection.area_day WHERE tier = 0";
        long before = side.number(sum);
        record Acknowledged(long nanos, long upTo) {}
        var acknowledged = Collections.synchronizedList(new ArrayList<Acknowledged>());
        var sender =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    long began = System.nanoTime();
                                    for (int r = 0; r < FRESH_REQUESTS; r++) {
                                        try {
                                            long wait =
                                                    began + r * 100_000_000L - System.nanoTime();
                                            if (wait > 0) {
                                                Thread.sleep(Duration.ofNanos(wait));
                                            }
                                            side.send(fresh(r, offices));
                                        } catch (IOException | InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                        acknowledged.add(
                                                new Acknowledged(
                                                        System.nanoTime(), (r + 1L) * FRESH_FACTS));
                                    }
                                });
        var delays = new ArrayList<Double>();
        int seen = 0;
        while (seen < FRESH_REQUESTS) {
            long visible = side.number(sum) - before;
            long now = System.nanoTime();
            while (seen < acknowledged.size() && acknowledged.get(seen).upTo() <= visible) {
                delays.add(Math.max(0, (now - acknowledged.get(seen).nanos()) / 1e6));
                seen++;
            }
            Thread.sleep(5);
        }
        sender.join();
        say(
                "freshness at %,d facts/s, acknowledged to visible in the roll-up: p50 %.0f ms, p99 %.0f ms",
                10 * FRESH_FACTS, ReadSide.percentile(delays, 50), ReadSide.percentile(delays, 99));
    }

    private static String fresh(int request, int offices) {
        var facts = new ArrayList<String>();
        for (int i = 0; i < FRESH_FACTS; i++) {
            int n = request * FRESH_FACTS + i;
            facts.add(
                    """
                    {"specversion":"1.0","id":"fresh-%1$s","source":"urn:bench","type":"service-request.received.v1",
                     "time":"2026-06-01T10:00:00+06:00","data":{"office":"bench-%2$s","caseNo":"F-%1$s",
                     "service":"citizen/01"}}"""
                            .formatted(n, n % offices));
        }
        return "[" + String.join(",", facts) + "]";
    }
}
