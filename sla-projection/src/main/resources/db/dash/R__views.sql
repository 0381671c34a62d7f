-- What dashboards read. Repeatable: carried out again whenever it changes. Which rows a role sees is said by the
-- policies of the tables (V5__readers_by_place.sql).

DROP VIEW IF EXISTS dash.place, dash.office, dash.service, dash.compliance_day, dash.open_case, dash.closed_case,
                    dash.complaint_tier, dash.office_day, dash.area_day, dash.service_month, dash.days_month,
                    dash.signal, dash.notice, dash.statement, projection.complaint_tier,
                    projection.case_signal CASCADE;

-- names of places, and where to draw them

CREATE VIEW dash.place AS
SELECT code, level, name_en, name_bn, latitude, longitude
  FROM projection.place;
COMMENT ON VIEW dash.place IS 'Names of the nation, divisions, districts and upazilas, by BBS code.';
COMMENT ON COLUMN dash.place.latitude IS 'Of a district: degrees north of a point in it.';

-- offices and services

CREATE VIEW dash.office AS
SELECT o.office_id, o.place, o.division_code, o.district_code, o.upazila_code, o.department, o.name_en, o.name_bn,
       s.last_heard_on, s.silent_from_on,
       coalesce(o.closed_from_on <= (now() AT TIME ZONE 'Asia/Dhaka')::date, false) AS closed
  FROM projection.office o
  LEFT JOIN projection.office_silence s USING (office_id);
COMMENT ON VIEW dash.office IS 'Offices and where they are.';
COMMENT ON COLUMN dash.office.closed IS 'Whether it is closed for good; it may still have open cases.';
COMMENT ON COLUMN dash.office.last_heard_on IS 'Of a silent office: the last local date on which something was heard of it; else null.';
COMMENT ON COLUMN dash.office.silent_from_on IS 'Of a silent office: since when there are no data; null if it is not silent.';

CREATE VIEW dash.service AS
SELECT DISTINCT ON (office_id, service_code)
       office_id, service_code, split_part(service_code, '.', 1) AS service, variant, category, name_bn,
       coalesce(name_en, name_bn) AS name_en, limit_text, limit_days, needs_review
  FROM projection.service
 ORDER BY office_id, service_code, effective_from > (now() AT TIME ZONE 'Asia/Dhaka')::date, effective_from DESC;
COMMENT ON VIEW dash.service IS 'Services as the charter in force names them; those of a charter to come if there is no other.';

COMMENT ON COLUMN dash.service.service IS 'Category and serial; of a variant, of its service.';
COMMENT ON COLUMN dash.service.variant IS 'Code of the variant; null for the service itself.';
COMMENT ON COLUMN dash.service.needs_review IS 'Whether its limit could not be read with certainty: its cases have no target.';

-- cases

CREATE VIEW dash.open_case AS
SELECT c.office_id, c.case_no, c.kind, c.service_code, c.tier, c.received_at, c.received_on, c.due_on, c.due_at,
       c.due_soon_at, c.total_due_on, c.paused, c.agreed, c.corrections, c.demonstration, c.settled IS NULL AS has_target,
       c.waiting_for,
       CASE WHEN c.settled IS NOT NULL THEN 'NO_TARGET'
            WHEN now() >= c.due_at THEN 'OVERDUE'
            WHEN c.waiting_for IS NOT NULL THEN 'WAITING'
            WHEN c.paused THEN 'PAUSED'
            WHEN now() >= c.at_risk_at THEN 'AT_RISK'
            ELSE 'ON_TRACK' END AS verdict,
       (SELECT url FROM projection.address WHERE name = 'projection')
           || '/api/v1/cases/' || c.office_id || '/' || c.case_no || '/deadline' AS receipt
  FROM projection.case_file c
 WHERE c.closed_at IS NULL AND c.received_on IS NOT NULL;
COMMENT ON VIEW dash.open_case IS 'Open cases, and how they stand now.';
COMMENT ON COLUMN dash.open_case.due_on IS 'Last local date in time; null while the clock stands still or without a target.';
COMMENT ON COLUMN dash.open_case.due_soon_at IS 'From when at most three working days remain.';
COMMENT ON COLUMN dash.open_case.total_due_on IS 'Of a complaint: last local date in time by the citizen''s clock, which nothing resets.';
COMMENT ON COLUMN dash.open_case.verdict IS 'ON_TRACK, AT_RISK, OVERDUE, PAUSED, WAITING (for the event from which the charter counts) or NO_TARGET at the moment of asking.';
COMMENT ON COLUMN dash.open_case.waiting_for IS 'The event from which the charter counts, while it has not happened; then there is no due date.';
COMMENT ON COLUMN dash.open_case.receipt IS 'Address of its deadline receipt.';

CREATE VIEW dash.closed_case AS
SELECT c.office_id, c.case_no, c.kind, c.service_code, c.tier, c.received_on, c.closed_on, c.settled AS verdict,
       c.working_days, c.paused_days, c.agreed, c.corrections, c.demonstration,
       (SELECT url FROM projection.address WHERE name = 'projection')
           || '/api/v1/cases/' || c.office_id || '/' || c.case_no || '/deadline' AS receipt
  FROM projection.case_file c
 WHERE c.closed_at IS NOT NULL;
COMMENT ON VIEW dash.closed_case IS 'Closed cases and their verdicts.';
COMMENT ON COLUMN dash.closed_case.working_days IS 'Counted working days it took.';

CREATE VIEW projection.complaint_tier AS
SELECT c.office_id, c.case_no, t.tier, t.from_at, t.limit_text, t.added_days, t.due_on, t.due_at, t.ended_at, t.settled,
       t.ripe_at, c.demonstration
  FROM projection.case_file c
 CROSS JOIN LATERAL jsonb_to_recordset(c.tiers) AS t(
       tier smallint, from_at timestamptz, limit_text text, added_days integer, due_on date, due_at timestamptz,
       ended_at timestamptz, settled text, ripe_at timestamptz)
 WHERE c.kind = 'COMPLAINT';
COMMENT ON VIEW projection.complaint_tier IS 'A complaint''s time with each tier, each judged by its own limit.';
COMMENT ON COLUMN projection.complaint_tier.added_days IS 'Working days added for an investigation.';
COMMENT ON COLUMN projection.complaint_tier.due_on IS 'Last local date in time; null if the tier has no target.';
COMMENT ON COLUMN projection.complaint_tier.due_at IS 'Exclusive bound: first instant of the local date after due_on.';
COMMENT ON COLUMN projection.complaint_tier.ended_at IS 'When the tier disposed of it or it went on; null while the tier has it.';
COMMENT ON COLUMN projection.complaint_tier.settled IS 'WITHIN_LIMIT, LATE, INSTANT or NO_TARGET; null while it depends on now.';
COMMENT ON COLUMN projection.complaint_tier.ripe_at IS 'From when it is ripe for escalation, because the limit ran out first; may lie in the future.';
GRANT SELECT ON projection.complaint_tier TO somoyshima_projection;

CREATE VIEW dash.complaint_tier AS
SELECT office_id, case_no, tier, from_at, limit_text, due_on, due_at, ended_at, settled, demonstration,
       ended_at IS NULL AND ripe_at <= now() AS ripe
  FROM projection.complaint_tier;
COMMENT ON VIEW dash.complaint_tier IS 'A complaint''s time with each tier, each judged by its own limit.';
COMMENT ON COLUMN dash.complaint_tier.ripe IS 'Whether the tier still has it although its limit ran out: the citizen may go to the next one.';

-- figures: what cases count for

CREATE VIEW dash.office_day AS
SELECT s.area, s.place, c.office_id, c.kind, c.service_code, split_part(c.service_code, '.', 1) AS service,
       c.demonstration, p.*
  FROM projection.case_file c
  JOIN projection.office_stay s ON s.office_id = c.office_id AND s.known_until = 'infinity'
 CROSS JOIN LATERAL projection.postings(
       c.kind, c.received_on, c.due_on, c.closed_on, c.settled, c.has_target, c.instant_promised, c.agreed, c.extended,
       c.working_days, c.pauses, c.paused_days, c.receipt_report_days, c.closing_report_days, c.tiers,
       s.from_on, s.until_on) AS p;
COMMENT ON VIEW dash.office_day IS 'What each case of an office counts for, day by day. Always name the offices: it is worked out from their cases.';
COMMENT ON COLUMN dash.office_day.area IS 'BBS code of the district where the office was on the day.';
COMMENT ON COLUMN dash.office_day.tier IS '0: the case itself; 1 to 3: a complaint''s time with that tier.';
COMMENT ON COLUMN dash.office_day.backlog IS 'By how much the number of open cases changes on the day.';

CREATE VIEW dash.area_day AS
SELECT left(area, 5) AS division_code, a.* FROM projection.area_day a;
COMMENT ON VIEW dash.area_day IS 'Sums by district and day; see the table of the same name.';
COMMENT ON COLUMN dash.area_day.area IS 'BBS code of a district, or of the place of offices above districts.';

CREATE VIEW dash.service_month AS
SELECT left(area, 5) AS division_code, a.*, split_part(service_code, '.', 1) AS service
  FROM projection.service_month a;
COMMENT ON VIEW dash.service_month IS 'Sums by district, department, service and month; see the table of the same name.';

CREATE VIEW dash.days_month AS
SELECT left(area, 5) AS division_code, a.*, split_part(service_code, '.', 1) AS service
  FROM projection.days_month a;
COMMENT ON VIEW dash.days_month IS 'Cases closed and judged, by the working days they took; see the table of the same name.';

-- quality of the data

CREATE VIEW projection.case_signal AS
SELECT c.office_id, c.case_no, c.kind, c.service_code, c.received_on, c.due_on, c.closed_on, c.demonstration,
       c.late_pauses > 0 AS late_pause,
       coalesce(c.closed_on > (date_trunc('month', c.closed_on::timestamp) + interval '1 month')::date - 4, false) AS month_end,
       c.closing_report_days >= 7 AS reported_late,
       c.reopened > 0 AS reopened,
       coalesce(c.waited_days, CASE WHEN c.waiting_for IS NOT NULL
                                    THEN (now() AT TIME ZONE 'Asia/Dhaka')::date - c.received_on END, 0) > 30
           AS long_wait
  FROM projection.case_file c
 WHERE c.closed_on IS NOT NULL OR c.reopened > 0 OR c.waiting_for IS NOT NULL;
COMMENT ON VIEW projection.case_signal IS 'Closed and reopened cases and those that wait for the beginning of their clock, and which patterns worth a look they show. There may be good reasons for each.';
COMMENT ON COLUMN projection.case_signal.late_pause IS 'A pause was begun with two working days or fewer left.';
COMMENT ON COLUMN projection.case_signal.month_end IS 'Closed in the last three days of a month.';
COMMENT ON COLUMN projection.case_signal.reported_late IS 'We heard of its end seven days or more after it is said to have happened.';
COMMENT ON COLUMN projection.case_signal.reopened IS 'Closed and taken up again.';
COMMENT ON COLUMN projection.case_signal.long_wait IS 'More than thirty days passed, or have passed so far, between receipt and the event from which the charter counts.';
GRANT SELECT ON projection.case_signal TO somoyshima_projection;

CREATE VIEW dash.signal AS
SELECT s.*, (SELECT url FROM projection.address WHERE name = 'projection')
           || '/api/v1/cases/' || s.office_id || '/' || s.case_no || '/deadline' AS receipt
  FROM projection.case_signal s;
COMMENT ON VIEW dash.signal IS 'Closed and reopened cases, and which patterns worth a look they show; see projection.case_signal.';

CREATE VIEW dash.notice AS
SELECT entry_id, kind, office_id, case_no, tier, change, since, noted_at FROM projection.notice_entry;
COMMENT ON VIEW dash.notice IS 'Every notice that was raised or taken back, in order.';
COMMENT ON COLUMN dash.notice.kind IS 'AT_RISK, OVERDUE, RIPE_FOR_ESCALATION or OFFICE_SILENT.';

CREATE VIEW dash.statement AS
SELECT p.scope, p.month, p.published_at, p.content_hash, part ->> 'kind' AS kind,
       (part #>> '{total,received}')::bigint AS received_then,
       (part #>> '{total,inTime}')::bigint AS in_time_then,
       (part #>> '{total,late}')::bigint AS late_then,
       now_is.received AS received_now, now_is.in_time AS in_time_now, now_is.late AS late_now,
       (SELECT url FROM projection.address WHERE name = 'projection')
           || '/api/v1/statements/' || p.scope || '/' || to_char(p.month, 'YYYY-MM') AS page
  FROM projection.published_statement p
 CROSS JOIN LATERAL jsonb_array_elements(p.content::jsonb -> 'parts') AS part
  LEFT JOIN LATERAL (
       SELECT coalesce(sum(a.received), 0) AS received,
              coalesce(sum(a.closed_instant + a.closed_within), 0) AS in_time, coalesce(sum(a.closed_late), 0) AS late
         FROM projection.area_day a
        WHERE access.reads(a.area, p.scope) AND a.kind = part ->> 'kind' AND a.tier = 0
          AND a.day >= p.month AND a.day < (p.month + interval '1 month')::date
          AND ((p.content::jsonb ->> 'demonstration')::boolean OR NOT a.demonstration)
       ) AS now_is ON p.scope ~ '^BD(-[0-9]{2}){0,2}$';
COMMENT ON VIEW dash.statement IS 'Published monthly statements, what they say and what is known today.';
COMMENT ON COLUMN dash.statement.scope IS 'BBS code of a place, or office:<office>.';
COMMENT ON COLUMN dash.statement.received_now IS 'As known today; null for offices and upazilas: see their page.';
COMMENT ON COLUMN dash.statement.page IS 'Address of the statement.';

-- to every reader: these views were made anew
DO $$
DECLARE
    reader text;
BEGIN
    FOR reader IN SELECT role_name FROM access.dashboard_reader JOIN pg_roles ON rolname = role_name
                   WHERE role_name NOT IN (current_user, 'somoyshima_projection')
    LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA dash TO %I', reader);
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA dash TO %I', reader);
    END LOOP;
END
$$;
