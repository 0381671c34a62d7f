package bd.somoyshima.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.eventlog.Migrations;
import bd.somoyshima.servers.Provisioning;
import bd.somoyshima.servers.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * At a million cases of 496 offices no query reads a large table from end to end. What the tables
 * hold is made up, in the sizes and distributions of three years; only plans are looked at.
 */
class PlansIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Tables that grow with cases, events or days. */
    private static final Set<String> LARGE =
            Set.of(
                    "case_file",
                    "case_version",
                    "area_day",
                    "service_month",
                    "days_month",
                    "office_activity",
                    "notice_entry",
                    "event",
                    "quarantine");

    private static final Map<String, String> CHOSEN =
            Map.of(
                    "division", "'BD-10','BD-20','BD-30','BD-40','BD-45','BD-50','BD-55','BD-60'",
                    "district", "'BD-30-56'",
                    "office", "'office-217'",
                    "department", "'department-3'",
                    "service", "'citizen/07'",
                    "demonstration", "'include'");

    private static String database;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestServers.newDatabase();
        for (var schema : List.of("eventlog", "access", "gateway", "projection", "dash")) {
            Migrations.run(
                    TestServers.postgres().jdbcUrl(database),
                    Provisioning.OWNER,
                    TestServers.PASSWORD,
                    schema);
        }
        try (var connection = TestServers.postgres().connectAsAdmin(database);
                var statement = connection.createStatement()) {
            for (var sql :
                    List.of(
                            PLACES,
                            OFFICES,
                            STAYS,
                            SERVICES,
                            CASES,
                            AREA_DAY,
                            SERVICE_MONTH,
                            DAYS_MONTH,
                            NOTICES,
                            QUARANTINE,
                            READER,
                            "ANALYZE")) {
                statement.execute(sql);
            }
        }
    }

    private static final String PLACES =
            """
            INSERT INTO projection.place (code, level, name_en, name_bn)
            SELECT 'BD-' || division || '-' || district, 'DISTRICT', 'District ' || district, 'জেলা ' || district
              FROM (SELECT (ARRAY[10, 20, 30, 40, 45, 50, 55, 60])[1 + n % 8] AS division, 20 + n AS district
                      FROM generate_series(0, 63) AS n) AS d
            """;

    private static final String OFFICES =
            """
            INSERT INTO projection.office (office_id, place, division_code, district_code, upazila_code, department,
                                           name_en, name_bn)
            SELECT 'office-' || n, code || '-' || 10 + n % 80, left(code, 6), code, code || '-' || 10 + n % 80,
                   'department-' || n % 8, 'Office ' || n, 'কার্যালয় ' || n
              FROM generate_series(1, 496) AS n
              JOIN (SELECT code, row_number() OVER (ORDER BY code) AS district FROM projection.place) AS p
                ON p.district = 1 + n % 64
            """;

    private static final String STAYS =
            """
            INSERT INTO projection.office_stay
            SELECT office_id, '-infinity', 'infinity', place, district_code, department, false, '-infinity', 'infinity'
              FROM projection.office
            """;

    private static final String SERVICES =
            """
            INSERT INTO projection.service
            SELECT office_id, 'citizen/' || lpad(s::text, 2, '0'), '2024-01-01', 'CITIZEN', 'সেবা ' || s, 'Service ' || s,
                   '৭ কার্যদিবস', 7, false, NULL, false
              FROM projection.office, generate_series(1, 30) AS s
            """;

    /**
     * One in fifty is open, one in fifteen a complaint; those of an office are not side by side.
     */
    private static final String CASES =
            """
            INSERT INTO projection.case_file (
                   office_id, case_no, kind, service_code, tier, received_at, received_on, limit_text, due_on, due_at,
                   at_risk_at, due_soon_at, agreed, paused, closed_at, closed_on, settled, working_days, paused_days,
                   findings, demonstration, known_at, has_target, instant_promised, pauses, late_pauses,
                   receipt_report_days, closing_report_days, corrections, tiers)
            SELECT 'office-' || 1 + (n * 7919::bigint) % 496, 'C-' || n,
                   CASE WHEN n % 15 = 0 THEN 'COMPLAINT' ELSE 'SERVICE_REQUEST' END,
                   'citizen/' || lpad((1 + n % 30)::text, 2, '0'), CASE WHEN n % 15 = 0 THEN 1 ELSE 0 END,
                   received, received::date, '৭ কার্যদিবস', received::date + 9, received + interval '10 days',
                   received + interval '8 days', received + interval '5 days', false, false,
                   CASE WHEN n % 50 <> 0 THEN received + interval '6 days' END,
                   CASE WHEN n % 50 <> 0 THEN received::date + 6 END,
                   CASE WHEN n % 50 <> 0 THEN 'WITHIN_LIMIT' END, 4, 0, '{}', false, received, true, false, n % 20, 0,
                   n % 3, 0, 0,
                   CASE WHEN n % 15 = 0 THEN jsonb_build_array(jsonb_build_object(
                        'tier', 1, 'from_at', received, 'from_on', received::date, 'limit_text', '30', 'added_days', 0,
                        'due_on', received::date + 40, 'due_at', received + interval '41 days', 'gone_on', false,
                        'ripe_at', received + interval '41 days')) END
              FROM (SELECT n, now() - make_interval(days => 3 * 365 - (n / 913)::integer) AS received
                      FROM generate_series(1::bigint, 1000000) AS n) AS c
            """;

    private static final String MEASURES =
            "3, 0, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1";

    private static final String AREA_DAY =
            """
            INSERT INTO projection.area_day
            SELECT p.code, k.kind, k.tier, false, d::date, %s
              FROM projection.place p
             CROSS JOIN (VALUES ('SERVICE_REQUEST', 0), ('COMPLAINT', 0), ('COMPLAINT', 1), ('COMPLAINT', 2),
                                ('COMPLAINT', 3)) AS k(kind, tier)
             CROSS JOIN generate_series(now() - interval '3 years', now(), interval '1 day') AS d
            """
                    .formatted(MEASURES);

    private static final String MONTHS =
            " FROM projection.place p CROSS JOIN generate_series(0, 7) AS dep CROSS JOIN generate_series(1, 30) AS s"
                    + " CROSS JOIN generate_series(date_trunc('month', now()) - interval '3 years', now(), interval '1 month') AS m";

    private static final String SERVICE_MONTH =
            "INSERT INTO projection.service_month (area, kind, demonstration, department, service_code, month, received,"
                    + " backlog, closed_instant, closed_within, closed_late, withdrawn, transferred, closed_unjudged,"
                    + " instant_promised, agreed, agreed_late, extended, ran_out, overdue, no_target, pauses, paused_days,"
                    + " reported_late, report_days)"
                    + " SELECT p.code, 'SERVICE_REQUEST', false, 'department-' || dep, 'citizen/' || lpad(s::text, 2, '0'),"
                    + " m::date, "
                    + MEASURES
                    + MONTHS;

    private static final String DAYS_MONTH =
            "INSERT INTO projection.days_month (area, kind, department, service_code, demonstration, month, working_days, cases)"
                    + " SELECT p.code, 'SERVICE_REQUEST', 'department-' || dep, 'citizen/' || lpad(s::text, 2, '0'), false,"
                    + " m::date, 3, 2"
                    + MONTHS;

    private static final String NOTICES =
            """
            INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, cause, change, since, noted_at)
            SELECT 'AT_RISK', 'office-' || 1 + n % 496, 'C-' || n, 0, '', 'RAISED', at, at
              FROM (SELECT n, now() - make_interval(mins => ((300000 - n) * 5)::integer) AS at
                      FROM generate_series(1, 300000) AS n) AS e
            """;

    private static final String QUARANTINE =
            """
            INSERT INTO gateway.quarantine (arrived_at, way, raw, problems, media_type, attributes, reason, office_id, place)
            SELECT now() - make_interval(mins => (200000 - n) * 5), 'HTTP', '', '[]', '', '{}', 'MALFORMED',
                   'office-' || 1 + n % 496, 'BD-30-56-10'
              FROM generate_series(1, 200000) AS n;
            INSERT INTO gateway.quarantine_settlement (quarantine_id, outcome, settled_by)
            SELECT quarantine_id, 'ACCEPTED', 'x' FROM gateway.quarantine WHERE quarantine_id % 1000 <> 0
            """;

    private static final String DISTRICT_READER = PlaceEdition.role("BD-30-56");

    private static final String READER =
            PlaceEdition.roleSql("BD-30-56")
                    .replace(":'password'", "'" + TestServers.PASSWORD + "'")
                    // roles are those of all databases of the server
                    .replace(
                            "CREATE ROLE",
                            "DROP ROLE IF EXISTS " + DISTRICT_READER + "; CREATE ROLE");

    @TestFactory
    List<DynamicTest> noQueryReadsALargeTableFromEndToEnd() {
        var tests = new ArrayList<DynamicTest>();
        Questions.all()
                .forEach(
                        (where, sql) -> {
                            if (!where.contains(" bn ")) {
                                for (var role : List.of(RunningSystem.MINISTRY, DISTRICT_READER)) {
                                    tests.add(
                                            DynamicTest.dynamicTest(
                                                    where + " as " + role,
                                                    () -> readsInPart(sql, role)));
                                }
                            }
                        });
        assertThat(tests).hasSizeGreaterThan(60);
        return tests;
    }

    /** The last three months. */
    private static void readsInPart(String sql, String role) throws SQLException {
        var now = Instant.now();
        var range = new Questions.Range(now.minus(Duration.ofDays(92)).toString(), now.toString());
        var whole = new ArrayList<String>();
        collect(plan(Questions.filled(sql, CHOSEN, range), role), whole);
        assertThat(whole).as(sql).isEmpty();
    }

    private static void collect(JsonNode plan, List<String> whole) {
        if (plan.path("Node Type").asString("").equals("Seq Scan")
                && LARGE.contains(plan.path("Relation Name").asString(""))) {
            whole.add(plan.path("Relation Name").asString());
        }
        plan.path("Plans").forEach(child -> collect(child, whole));
    }

    private static JsonNode plan(String sql, String role) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                TestServers.postgres().jdbcUrl(database),
                                role,
                                TestServers.PASSWORD);
                var statement = connection.createStatement();
                var result = statement.executeQuery("EXPLAIN (FORMAT JSON) " + sql)) {
            result.next();
            return JSON.readTree(result.getString(1)).get(0).get("Plan");
        }
    }

    /** The test would notice. */
    @Test
    void aQueryThatDoesIsFound() throws SQLException {
        var whole = new ArrayList<String>();
        collect(
                plan(
                        "SELECT count(*) FROM dash.open_case WHERE corrections > 7",
                        RunningSystem.MINISTRY),
                whole);
        assertThat(whole).contains("case_file");
    }
}
