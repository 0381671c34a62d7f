-- Dashboards tell how much is in quarantine, to readers of a place what is about its offices.

ALTER TABLE gateway.quarantine ADD COLUMN place text;
COMMENT ON COLUMN gateway.quarantine.place IS 'BBS code of the place of that office when it came in; null if no such office is registered.';

UPDATE gateway.quarantine q
   SET place = (SELECT e.fact::json ->> 'place' FROM eventlog.event e
                 WHERE e.aggregate_id = 'office:' || q.office_id AND e.fact::json ->> 'place' IS NOT NULL
                 ORDER BY e.sequence_number DESC LIMIT 1);

CREATE VIEW gateway.dash_quarantine WITH (security_barrier) AS
SELECT q.quarantine_id, q.arrived_at, q.way, q.reason, q.office_id, q.place, s.outcome, s.settled_at
  FROM gateway.quarantine q
  LEFT JOIN gateway.quarantine_settlement s USING (quarantine_id)
 WHERE (SELECT access.reader_place()) = 'BD' OR access.reads(q.place, (SELECT access.reader_place()));
COMMENT ON VIEW gateway.dash_quarantine IS 'What could not be accepted, and what became of it, without its content, for dashboards. Readers of a place see what is about its offices; what names no registered office only readers of the whole nation see.';
COMMENT ON COLUMN gateway.dash_quarantine.outcome IS 'ACCEPTED, DUPLICATE or DISMISSED; null while it is open.';

GRANT USAGE ON SCHEMA gateway TO somoyshima_dash;
GRANT SELECT ON gateway.dash_quarantine TO somoyshima_dash;
