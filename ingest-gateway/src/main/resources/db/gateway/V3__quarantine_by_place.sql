-- Dashboards tell how much is in quarantine, to readers of a place what is about its offices.

ALTER TABLE gateway.quarantine ADD COLUMN place text;
COMMENT ON COLUMN gateway.quarantine.place IS 'BBS code of the place of that office when it came in; null if no such office is registered.';

UPDATE gateway.quarantine q
   SET place = (SELECT e.fact::json ->> 'place' FROM eventlog.event e
                 WHERE e.aggregate_id = 'office:' || q.office_id AND e.fact::json ->> 'place' IS NOT NULL
                 ORDER BY e.sequence_number DESC LIMIT 1);

-- What is still open is found without reading what was settled long ago.
ALTER TABLE gateway.quarantine ADD COLUMN settled boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN gateway.quarantine.settled IS 'Whether it has a settlement; kept by the trigger on quarantine_settlement.';
UPDATE gateway.quarantine q SET settled = true
 WHERE EXISTS (SELECT 1 FROM gateway.quarantine_settlement s WHERE s.quarantine_id = q.quarantine_id);
CREATE INDEX quarantine_open_idx ON gateway.quarantine (quarantine_id) WHERE NOT settled;

CREATE FUNCTION gateway.note_settlement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE gateway.quarantine SET settled = true WHERE quarantine_id = NEW.quarantine_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER settlement_noted AFTER INSERT ON gateway.quarantine_settlement
    FOR EACH ROW EXECUTE FUNCTION gateway.note_settlement();

CREATE VIEW gateway.dash_quarantine WITH (security_barrier) AS
SELECT q.quarantine_id, q.arrived_at, q.way, q.reason, q.office_id, q.place, q.settled, s.outcome, s.settled_at
  FROM gateway.quarantine q
  LEFT JOIN gateway.quarantine_settlement s USING (quarantine_id)
 WHERE (SELECT access.reader_place()) = 'BD' OR access.reads(q.place, (SELECT access.reader_place()));
COMMENT ON VIEW gateway.dash_quarantine IS 'What could not be accepted, and what became of it, without its content, for dashboards. Readers of a place see what is about its offices; what names no registered office only readers of the whole nation see.';
COMMENT ON COLUMN gateway.dash_quarantine.outcome IS 'ACCEPTED, DUPLICATE or DISMISSED; null while it is open.';

GRANT USAGE ON SCHEMA gateway TO somoyshima_dash;
GRANT SELECT ON gateway.dash_quarantine TO somoyshima_dash;
