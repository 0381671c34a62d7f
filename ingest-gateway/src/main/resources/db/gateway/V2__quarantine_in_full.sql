-- The event log itself knows which facts were accepted; quarantine says who sent what, why it was refused and what
-- became of it.

DROP TABLE gateway.inbox;

ALTER TABLE gateway.quarantine
    ADD COLUMN client_id  text,
    ADD COLUMN media_type text NOT NULL DEFAULT 'application/cloudevents+json',
    ADD COLUMN attributes text NOT NULL DEFAULT '{}',
    ADD COLUMN reason     text NOT NULL DEFAULT 'MALFORMED',
    ADD COLUMN office_id  text,
    ADD COLUMN earlier    text;

UPDATE gateway.quarantine
   SET reason = coalesce(problems::jsonb #>> '{0,code}', 'MALFORMED');

ALTER TABLE gateway.quarantine
    ALTER COLUMN media_type DROP DEFAULT,
    ALTER COLUMN attributes DROP DEFAULT,
    ALTER COLUMN reason DROP DEFAULT;

COMMENT ON COLUMN gateway.quarantine.way IS 'How it came: HTTP, NDJSON, CSV or KAFKA.';
COMMENT ON COLUMN gateway.quarantine.client_id IS 'The client that sent it; null over Kafka from a source no client speaks as.';
COMMENT ON COLUMN gateway.quarantine.media_type IS 'What the bytes are: application/cloudevents+json, application/json (the data of an event in binary mode) or text/csv (a heading and one row).';
COMMENT ON COLUMN gateway.quarantine.attributes IS 'What came beside the bytes, as JSON: the attributes of an event in binary mode, the options of an upload.';
COMMENT ON COLUMN gateway.quarantine.reason IS 'Code of the first problem.';
COMMENT ON COLUMN gateway.quarantine.office_id IS 'The office it is about, as far as it could be read.';
COMMENT ON COLUMN gateway.quarantine.earlier IS 'Of a conflict: the fact stored before under the same source and id, as JSON.';

CREATE INDEX quarantine_office_idx ON gateway.quarantine (office_id, quarantine_id);

CREATE TABLE gateway.quarantine_settlement (
    quarantine_id bigint      PRIMARY KEY REFERENCES gateway.quarantine,
    outcome       text        NOT NULL CHECK (outcome IN ('ACCEPTED', 'DUPLICATE', 'DISMISSED')),
    settled_at    timestamptz NOT NULL DEFAULT now(),
    settled_by    text        NOT NULL,
    name          text,
    reason        text
);

COMMENT ON TABLE gateway.quarantine_settlement IS 'What became of an entry: accepted or found a duplicate when it was retried, or dismissed. An entry without one is open.';
COMMENT ON COLUMN gateway.quarantine_settlement.settled_by IS 'The client that retried or dismissed it.';
COMMENT ON COLUMN gateway.quarantine_settlement.name IS 'Of a dismissal: the officer who answers for it.';
COMMENT ON COLUMN gateway.quarantine_settlement.reason IS 'Of a dismissal: why.';

GRANT SELECT, INSERT ON gateway.quarantine_settlement TO somoyshima_gateway;
