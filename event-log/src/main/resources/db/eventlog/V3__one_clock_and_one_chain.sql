-- One clock and one chain for all who append: the time of recording is the database's, taken under the append lock and
-- never going back, and the digest of each event covers the one before.

CREATE SEQUENCE eventlog.clock AS bigint;
COMMENT ON SEQUENCE eventlog.clock IS 'The latest moment given out, in microseconds since 1970. A sequence, since it must not go back when a transaction is rolled back.';

-- 495790681977 is the append lock: whoever appends holds it until commit.
CREATE FUNCTION eventlog.tick(OUT at timestamptz) LANGUAGE plpgsql AS $$
DECLARE
    micros bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(495790681977);
    SELECT greatest((extract(epoch FROM clock_timestamp()) * 1000000)::bigint, last_value + 1)
      INTO micros
      FROM eventlog.clock;
    PERFORM setval('eventlog.clock', micros);
    at := 'epoch'::timestamptz + micros * interval '1 microsecond';
END $$;
COMMENT ON FUNCTION eventlog.tick IS 'Takes the append lock for the transaction and tells the time: later than every time told before, whoever asked.';

ALTER TABLE eventlog.event ADD COLUMN digest bytea NOT NULL DEFAULT '';
COMMENT ON COLUMN eventlog.event.digest IS 'SHA-256 of the digest of the event before (nothing, of the first) and of this event''s columns, each written as its length in bytes, a colon, the text and a comma: event_id, aggregate_id, sequence_number, aggregate_type, fact_name, fact, meta_data, and recorded_at in microseconds since 1970.';

CREATE FUNCTION eventlog.link(
    before bytea, event_id text, aggregate_id text, sequence_number bigint, aggregate_type text, fact_name text,
    fact text, meta_data text, recorded_at timestamptz) RETURNS bytea LANGUAGE sql AS $$
    SELECT sha256(before || convert_to(string_agg(octet_length(t) || ':' || t || ',', '' ORDER BY n), 'UTF8'))
      FROM unnest(ARRAY[event_id, aggregate_id, sequence_number::text, aggregate_type, fact_name, fact, meta_data,
                        (extract(epoch FROM recorded_at) * 1000000)::bigint::text]) WITH ORDINALITY AS u (t, n)
$$;
COMMENT ON FUNCTION eventlog.link IS 'The digest of an event, from that of the event before.';

-- the events there are get their chain
CREATE AGGREGATE eventlog.chain(text, text, bigint, text, text, text, text, timestamptz) (
    sfunc = eventlog.link, stype = bytea, initcond = '');
UPDATE eventlog.event e
   SET digest = c.digest
  FROM (SELECT global_index,
               eventlog.chain(event_id, aggregate_id, sequence_number, aggregate_type, fact_name, fact, meta_data,
                              recorded_at) OVER (ORDER BY global_index) AS digest
          FROM eventlog.event) c
 WHERE c.global_index = e.global_index;
DROP AGGREGATE eventlog.chain(text, text, bigint, text, text, text, text, timestamptz);
SELECT setval('eventlog.clock',
              (SELECT (extract(epoch FROM greatest(max(recorded_at), now())) * 1000000)::bigint FROM eventlog.event));

CREATE FUNCTION eventlog.lock_for_append(OUT at timestamptz, OUT digest bytea) LANGUAGE plpgsql AS $$
BEGIN
    at := eventlog.tick();
    digest := coalesce((SELECT e.digest FROM eventlog.event e ORDER BY e.global_index DESC LIMIT 1), '');
END $$;
COMMENT ON FUNCTION eventlog.lock_for_append IS 'Takes the append lock for the transaction; answers the time of recording and the digest that the next event covers.';

CREATE FUNCTION eventlog.position(OUT index bigint, OUT at timestamptz, OUT digest bytea) LANGUAGE plpgsql AS $$
BEGIN
    at := eventlog.tick();
    SELECT e.global_index, e.digest INTO index, digest FROM eventlog.event e ORDER BY e.global_index DESC LIMIT 1;
    index := coalesce(index, 0);
    digest := coalesce(digest, '');
END $$;
COMMENT ON FUNCTION eventlog.position IS 'The log up to here: the index and the digest of its last event, and a moment that no earlier event is later than and that every later event is later than.';

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA eventlog FROM PUBLIC;
GRANT EXECUTE ON FUNCTION eventlog.tick, eventlog.lock_for_append, eventlog.position, eventlog.link
   TO somoyshima_gateway, somoyshima_projection;
GRANT SELECT, UPDATE ON SEQUENCE eventlog.clock TO somoyshima_gateway, somoyshima_projection;
COMMENT ON COLUMN eventlog.event.recorded_at IS 'When it was stored, by the database''s clock: the events of one append at one moment, later than those of every append before. When it happened is inside the fact.';
