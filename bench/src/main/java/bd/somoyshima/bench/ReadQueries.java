package bd.somoyshima.bench;

import static bd.somoyshima.bench.ReadSide.percentile;
import static bd.somoyshima.bench.ReadSide.say;
import static bd.somoyshima.bench.ReadSide.seconds;

import bd.somoyshima.projection.rollup.RollUpSql;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long questions about a district, a division and the nation take over HTTP, at a number of
 * cases and offices. The read model is filled by SQL; its roll-ups by the projection's own
 * statements.
 *
 * <p>Arguments: cases (1000000), offices (496), times each question is asked (20; slow ones less
 * often).
 */
public final class ReadQueries {

    private static final double SLOW_SECONDS = 3;

    private ReadQueries() {}

    /** Runs it and prints what was measured. */
    public static void main(String[] arguments) throws Exception {
        int cases = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        int offices = arguments.length < 2 ? 496 : Integer.parseInt(arguments[1]);
        int times = arguments.length < 3 ? 20 : Integer.parseInt(arguments[2]);
        try (var side = new ReadSide()) {
            say(
                    "%s, %s processors; %,d cases, %,d offices",
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    cases,
                    offices);
            fill(side, cases, offices);
            for (var question : questions().entrySet()) {
                ask(side, question.getKey(), question.getValue(), times);
            }
        }
        System.exit(0);
    }

    private static Map<String, String> questions() {
        var moment = URLEncoder.encode(Instant.now().toString(), StandardCharsets.UTF_8);
        var year = "from=2025-07-01&to=2026-06-30";
        var questions = new LinkedHashMap<String, String>();
        questions.put("nation, a year by month", "/api/v1/figures?place=BD&" + year);
        questions.put(
                "nation, a year by division",
                "/api/v1/figures?place=BD&period=whole&by=division&" + year);
        questions.put(
                "nation, a year by district",
                "/api/v1/figures?place=BD&period=whole&by=district&" + year);
        questions.put(
                "nation, a year by service",
                "/api/v1/figures?place=BD&period=whole&by=service&" + year);
        questions.put(
                "nation, a quarter by day",
                "/api/v1/figures?place=BD&period=day&from=2026-01-01&to=2026-03-31");
        questions.put("division, a year by month", "/api/v1/figures?place=BD-30&" + year);
        questions.put("district, a year by month", "/api/v1/figures?place=BD-30-56&" + year);
        questions.put(
                "district, a month by office",
                "/api/v1/figures?place=BD-30-56&by=office&from=2026-04-01&to=2026-04-30");
        questions.put("office, a year by month", "/api/v1/figures?office=bench-0&" + year);
        questions.put(
                "district, compliance by office",
                "/api/v1/compliance?place=BD-30-56&by=office&from=2026-04-01&to=2026-06-30");
        questions.put("district, statement", "/api/v1/statements/BD-30-56/2026-04?version=draft");
        questions.put("nation, statement", "/api/v1/statements/BD/2026-04?version=draft");
        questions.put("silent offices of the nation", "/api/v1/silent-offices?place=BD");
        questions.put(
                "signals of a district, a month",
                "/api/v1/signals?place=BD-30-56&from=2026-04-01&to=2026-04-30");
        questions.put("notices of a district", "/api/v1/notices?place=BD-30-56&limit=100");
        questions.put(
                "district as it was known, a year by month",
                "/api/v1/figures?place=BD-30-56&asKnownAt=" + moment + "&" + year);
        questions.put(
                "nation as it was known, a month",
                "/api/v1/figures?place=BD&asKnownAt=" + moment + "&from=2026-04-01&to=2026-04-30");
        return questions;
    }

    private static void ask(ReadSide side, String name, String path, int times) throws Exception {
        var millis = new ArrayList<Double>();
        side.get(path);
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            side.get(path);
            millis.add(seconds(began) * 1_000);
            if (seconds(began) > SLOW_SECONDS && i >= 2) {
                break;
            }
        }
        say(
                "%-45s p50 %,8.0f ms   p95 %,8.0f ms",
                name, percentile(millis, 50), percentile(millis, 95));
    }

    private static void fill(ReadSide side, int cases, int offices)
            throws SQLException, InterruptedException {
        long began = System.nanoTime();
        side.execute(
                """
                INSERT INTO eventlog.event (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, fact_name,
                                            fact, meta_data)
                SELECT md5('office' || i), 'office:bench-' || i, 0, 'Office', timestamptz '2022-06-01 04:00:00Z',
                       'office.registered.v1',
                       format('{"type":"office.registered.v1","header":{"source":"urn:bench","id":"office-%%s",'
                              '"occurredAt":"2022-06-01T04:00:00Z"},"office":"bench-%%s","place":"%%s",'
                              '"department":"d%%s","nameEn":"Bench","nameBn":"বেঞ্চ"}', i, i, d.code, i %% 20),
                       '{}'
                  FROM generate_series(0, %1$s - 1) AS i
                  JOIN (SELECT code, row_number() OVER (ORDER BY code <> 'BD-30-56', code) - 1 AS n
                          FROM projection.place WHERE level = 'DISTRICT') AS d ON d.n = i %% 64
                 ORDER BY i
                """
                        .formatted(offices));
        side.awaitProjected();
        say("offices projected in %.0f s", seconds(began));
        // it would check sums and raise notices in the middle of it
        side.stopProjection();
        began = System.nanoTime();
        loadWithoutIndexes(
                side,
                "case_file",
                """
                INSERT INTO projection.case_file (
                       office_id, case_no, known_at, kind, service_code, demonstration, received_on, due_on, closed_on, settled,
                       has_target, instant_promised, agreed, extended, working_days, pauses, paused_days, receipt_report_days,
                       closing_report_days, tier, received_at, charter_from, limit_text, day_zero_on, due_at, at_risk_at,
                       paused, late_pauses, corrections, closed_at, findings, reopened, depends_from_on, depends_until_on)
                SELECT 'bench-' || i %% %2$s, 'B-' || i, (coalesce(closed, received) + 1)::timestamptz, 'SERVICE_REQUEST',
                       'citizen/' || lpad((1 + i %% 20)::text, 2, '0'), false, received, received + 21, closed,
                       CASE WHEN closed IS NULL THEN NULL WHEN closed <= received + 21 THEN 'WITHIN_LIMIT' ELSE 'LATE' END,
                       true, false, false, false, CASE WHEN closed IS NOT NULL THEN (closed - received) * 5 / 7 END, 0, 0, 1, 1, 0,
                       received::timestamptz + interval '10 hours', DATE '2022-07-01', '১৫ কার্যদিবস', received,
                       (received + 22)::timestamptz, (received + 18)::timestamptz, false, 0, 0,
                       closed::timestamptz + interval '12 hours', '{}', 0, received, coalesce(closed, received + 21)
                  FROM (SELECT i, received, CASE WHEN i %% 33 <> 0 THEN received + 1 + i %% 29 END AS closed
                          FROM (SELECT i, DATE '2023-07-02' + (i::bigint * 1095 / %1$s)::integer AS received FROM generate_series(1, %1$s) AS i)
                       ) AS told
                """
                        .formatted(cases, offices));
        for (var rollUp : RollUpSql.ALL) {
            side.execute(
                    "SET work_mem = '512MB'",
                    "WITH posting AS ("
                            + RollUpSql.postings(
                                    "(SELECT *, 1 AS sign FROM projection.case_file)",
                                    RollUpSql.STAYS_NOW)
                            + ") "
                            + rollUp.add("projection", "posting"));
        }
        loadWithoutIndexes(
                side,
                "case_version",
                """
                INSERT INTO projection.case_version
                SELECT office_id, case_no, received_at, known_at, kind, service_code, demonstration, received_on, due_on, NULL,
                       NULL, true, false, false, false, NULL, 0, 0, 1, 0, NULL
                  FROM projection.case_file WHERE closed_on IS NOT NULL
                """);
        side.execute(
                """
                INSERT INTO projection.office_activity
                SELECT 'bench-' || i, m::date, ((1::bigint << extract(day FROM last)::integer) - 1)::integer, m,
                       ARRAY(SELECT CASE WHEN d < extract(day FROM last) THEN d ELSE 32767 END::smallint
                               FROM generate_series(0, 30) AS d), 0
                  FROM generate_series(0, %s - 1) AS i
                 CROSS JOIN generate_series(DATE '2023-07-01', current_date, '1 month') AS m
                 CROSS JOIN LATERAL least(m + interval '1 month - 1 day', current_date) AS last
                 WHERE i %% 50 <> 0 OR m < current_date - 60 -- two in a hundred have fallen silent
                """
                        .formatted(offices),
                "UPDATE projection.notice_watch SET watched_until = now()",
                "VACUUM ANALYZE projection.case_file",
                "VACUUM ANALYZE projection.case_version",
                "VACUUM ANALYZE projection.area_day",
                "VACUUM ANALYZE projection.service_month",
                "VACUUM ANALYZE projection.days_month",
                "VACUUM ANALYZE projection.office_activity",
                "VACUUM ANALYZE projection.office_stay");
        say(
                "filled in %.0f s; case_file %s, case_version %s, area_day %s, service_month %s, days_month %s",
                seconds(began),
                size(side, "case_file"),
                size(side, "case_version"),
                size(side, "area_day"),
                size(side, "service_month"),
                size(side, "days_month"));
        side.startProjection();
    }

    /** Indexes made after the rows are there take a fraction of the time. */
    private static void loadWithoutIndexes(ReadSide side, String table, String load)
            throws SQLException {
        var name = "projection." + table;
        var indexes =
                side.query(
                        "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE NOT indisprimary AND indrelid = '"
                                + name
                                + "'::regclass");
        var primaryKey =
                side.query(
                                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p' AND conrelid = '"
                                        + name
                                        + "'::regclass")
                        .getFirst();
        var statements = new ArrayList<String>();
        statements.add("SET maintenance_work_mem = '1GB'");
        statements.add("ALTER TABLE " + name + " DROP CONSTRAINT " + table + "_pkey");
        for (var index :
                side.query(
                        "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisprimary AND indrelid = '"
                                + name
                                + "'::regclass")) {
            statements.add("DROP INDEX " + index);
        }
        statements.add(load);
        statements.add("ALTER TABLE " + name + " ADD CONSTRAINT " + table + "_pkey " + primaryKey);
        statements.addAll(indexes);
        side.execute(statements.toArray(String[]::new));
    }

    private static String size(ReadSide side, String table) throws SQLException {
        return side.query(
                        "SELECT pg_size_pretty(pg_total_relation_size('projection." + table + "'))")
                .getFirst();
    }
}
