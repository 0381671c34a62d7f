-- What the gateway keeps beside the event log: which facts it has seen, and what it could not accept.

CREATE TABLE gateway.inbox (
    source       text        NOT NULL,
    fact_id      text        NOT NULL,
    content_hash bytea       NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, fact_id)
);

COMMENT ON TABLE gateway.inbox IS 'One row for each accepted fact, written in the transaction that appends it: the same source and id is never appended twice.';
COMMENT ON COLUMN gateway.inbox.source IS 'Sending system, CloudEvents source.';
COMMENT ON COLUMN gateway.inbox.fact_id IS 'Unique within the source, CloudEvents id.';
COMMENT ON COLUMN gateway.inbox.content_hash IS 'SHA-256 of the fact as stored; tells a duplicate from a conflict.';

CREATE TABLE gateway.quarantine (
    quarantine_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    arrived_at    timestamptz NOT NULL DEFAULT now(),
    way           text        NOT NULL,
    source        text,
    fact_id       text,
    raw           bytea       NOT NULL,
    problems      text        NOT NULL
);

COMMENT ON TABLE gateway.quarantine IS 'Everything sent that was not accepted, with its raw bytes and the reasons. Nothing sent is lost.';
COMMENT ON COLUMN gateway.quarantine.way IS 'How it came: HTTP or KAFKA.';
COMMENT ON COLUMN gateway.quarantine.source IS 'Sending system, as far as it could be read.';
COMMENT ON COLUMN gateway.quarantine.fact_id IS 'Identifier, as far as it could be read.';
COMMENT ON COLUMN gateway.quarantine.raw IS 'The bytes as they came.';
COMMENT ON COLUMN gateway.quarantine.problems IS 'The problems as JSON: field, value, code, message.';

CREATE INDEX quarantine_arrived_at_idx ON gateway.quarantine (arrived_at);

GRANT USAGE ON SCHEMA gateway TO somoyshima_gateway;
GRANT SELECT, INSERT ON gateway.inbox, gateway.quarantine TO somoyshima_gateway;
