-- An event's identifier follows from its fact's source and id: the unique index on it is what keeps a fact from being
-- stored twice, and what an arriving fact is looked up in.

UPDATE eventlog.event
   SET event_id = encode(substr(sha256(convert_to((fact::jsonb #>> '{header,source}') || E'\n'
                                                  || (fact::jsonb #>> '{header,id}'), 'UTF8')), 1, 16), 'hex');

COMMENT ON COLUMN eventlog.event.event_id IS 'First 128 bits of the SHA-256 of the fact''s source, a line feed and its id, in hexadecimal: the same source and id is never stored twice.';
COMMENT ON COLUMN eventlog.event.meta_data IS 'Message meta-data as JSON: arrivedAt, when the fact came in, if it was not stored at once.';
