-- What dashboards read. Repeatable: carried out again whenever it changes.

DROP VIEW IF EXISTS dash.place, dash.office, dash.service, dash.compliance_day, dash.open_case, dash.closed_case, projection.complaint_tier CASCADE;

CREATE VIEW dash.place AS
SELECT code, level, name_en, name_bn
  FROM projection.place;
COMMENT ON VIEW dash.place IS 'Names of the nation, divisions, districts and upazilas, by BBS code.';

CREATE VIEW dash.office AS
SELECT office_id, place, division_code, district_code, upazila_code, department, name_en, name_bn
  FROM projection.office;
COMMENT ON VIEW dash.office IS 'Offices and where they are.';

CREATE VIEW dash.service AS
SELECT DISTINCT ON (office_id, service_code)
       office_id, service_code, category, name_bn, coalesce(name_en, name_bn) AS name_en, limit_text, limit_days
  FROM projection.service
 ORDER BY office_id, service_code, effective_from DESC;
COMMENT ON VIEW dash.service IS 'Services as the newest charter version of their office names them.';

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

CREATE VIEW dash.compliance_day AS
SELECT c.office_id, o.division_code, o.district_code, o.upazila_code,
       c.kind, c.service_code, c.received_on, c.demonstration,
       count(*) AS received,
       count(*) FILTER (WHERE c.settled = 'INSTANT') AS instant,
       count(*) FILTER (WHERE c.settled = 'WITHIN_LIMIT') AS within_limit,
       count(*) FILTER (WHERE c.settled = 'LATE') AS late,
       count(*) FILTER (WHERE c.settled IS NULL) AS unsettled,
       count(*) FILTER (WHERE c.settled IN ('WITHDRAWN', 'TRANSFERRED', 'NO_TARGET', 'OUT_OF_SCOPE')) AS not_judged,
       count(*) FILTER (WHERE c.instant_promised) AS instant_promised,
       count(*) FILTER (WHERE c.agreed) AS agreed
  FROM projection.case_file c
  JOIN projection.office o USING (office_id)
 WHERE c.received_on IS NOT NULL
 GROUP BY c.office_id, o.division_code, o.district_code, o.upazila_code, c.kind, c.service_code, c.received_on,
          c.demonstration;
COMMENT ON VIEW dash.compliance_day IS 'Cases by office, service and local date of receipt (Asia/Dhaka), and what became of them.';
COMMENT ON COLUMN dash.compliance_day.instant IS 'Closed at once, as the charter promises.';
COMMENT ON COLUMN dash.compliance_day.within_limit IS 'Closed within the limit, but not at once.';
COMMENT ON COLUMN dash.compliance_day.late IS 'Closed after the limit had run out.';
COMMENT ON COLUMN dash.compliance_day.unsettled IS 'Still open: on track, at risk or overdue.';
COMMENT ON COLUMN dash.compliance_day.not_judged IS 'Withdrawn, passed on to another office, without a target, or not in the charter.';

CREATE VIEW dash.open_case AS
SELECT c.office_id, o.division_code, o.district_code, o.upazila_code,
       c.case_no, c.kind, c.service_code, c.tier, c.received_at, c.received_on, c.due_on, c.due_at,
       c.due_soon_at, c.paused, c.agreed, c.demonstration,
       CASE WHEN now() >= c.due_at THEN 'OVERDUE'
            WHEN now() >= c.at_risk_at THEN 'AT_RISK'
            ELSE 'ON_TRACK' END AS verdict
  FROM projection.case_file c
  JOIN projection.office o USING (office_id)
 WHERE c.settled IS NULL;
COMMENT ON VIEW dash.open_case IS 'Open cases with a target, and how they stand now.';
COMMENT ON COLUMN dash.open_case.due_on IS 'Last local date in time; null while the clock stands still.';
COMMENT ON COLUMN dash.open_case.due_soon_at IS 'From when at most three working days remain.';
COMMENT ON COLUMN dash.open_case.verdict IS 'ON_TRACK, AT_RISK or OVERDUE at the moment of asking.';

CREATE VIEW dash.closed_case AS
SELECT c.office_id, o.division_code, o.district_code, o.upazila_code,
       c.case_no, c.kind, c.service_code, c.tier, c.received_on, c.closed_at, c.closed_on, c.settled AS verdict,
       c.working_days, c.paused_days, c.agreed, c.demonstration
  FROM projection.case_file c
  JOIN projection.office o USING (office_id)
 WHERE c.closed_at IS NOT NULL;
COMMENT ON VIEW dash.closed_case IS 'Closed cases and their verdicts.';
COMMENT ON COLUMN dash.closed_case.working_days IS 'Counted working days it took.';

GRANT USAGE ON SCHEMA dash TO somoyshima_dash, somoyshima_projection;
GRANT SELECT ON ALL TABLES IN SCHEMA dash TO somoyshima_dash, somoyshima_projection;
