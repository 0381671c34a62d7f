-- Readers of dashboards see the rows of their place only, whatever they ask: row-level security. The views of the schema
-- dash belong to the owner of the tables; with FORCE the owner is bound by the policies, too, and these go by the role
-- that signed in (access.reader_place), which nothing that is sent can change.

-- Where places are on a map, how often facts were corrected, and where this system is to be found.
ALTER TABLE projection.place ADD COLUMN latitude double precision, ADD COLUMN longitude double precision;
COMMENT ON COLUMN projection.place.latitude IS 'Of a district: degrees north of a point in it.';
COMMENT ON COLUMN projection.place.longitude IS 'Of a district: degrees east of a point in it.';

ALTER TABLE projection.case_file ADD COLUMN corrections integer NOT NULL DEFAULT 0;
UPDATE projection.case_file c
   SET corrections = e.corrections
  FROM (SELECT aggregate_id, count(*) AS corrections FROM eventlog.event
         WHERE fact_name IN ('fact.corrected.v1', 'fact.voided.v1') GROUP BY aggregate_id) AS e
 WHERE e.aggregate_id = 'case:' || c.office_id || '/' || c.case_no;
ALTER TABLE projection.case_file ALTER COLUMN corrections DROP DEFAULT;
TRUNCATE rebuild.case_file;
ALTER TABLE rebuild.case_file ADD COLUMN corrections integer NOT NULL;
COMMENT ON COLUMN projection.case_file.corrections IS 'Facts of the case that correct or void earlier ones.';

CREATE TABLE projection.address (
    name text PRIMARY KEY CHECK (name IN ('projection', 'gateway', 'dashboards')),
    url  text NOT NULL
);
COMMENT ON TABLE projection.address IS 'Where people find the parts of this system, for links; as the newest process was set up.';
GRANT SELECT, INSERT, UPDATE, DELETE ON projection.address TO somoyshima_projection;

-- how many notices of a kind were raised of late
CREATE INDEX notice_entry_noted_at_idx ON projection.notice_entry USING brin (noted_at);

-- The working role of the projection sees and writes everything.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['office', 'service', 'case_file', 'office_stay', 'area_day', 'service_month',
                                'days_month', 'office_activity', 'office_silence', 'zero_activity', 'notice_entry',
                                'published_statement']
    LOOP
        EXECUTE format('ALTER TABLE projection.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY working ON projection.%I TO somoyshima_projection USING (true) WITH CHECK (true)',
                       name);
        -- migrations write as the owner
        EXECUTE format('CREATE POLICY migration ON projection.%I TO CURRENT_USER '
                       'USING (session_user = %L) WITH CHECK (session_user = %L)', name, current_user, current_user);
    END LOOP;
END
$$;

CREATE POLICY reading ON projection.office FOR SELECT TO CURRENT_USER
    USING (access.reads(place, (SELECT access.reader_place())));

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['area_day', 'service_month', 'days_month']
    LOOP
        EXECUTE format('CREATE POLICY reading ON projection.%I FOR SELECT TO CURRENT_USER '
                       'USING (access.reads(area, (SELECT access.reader_place())))', name);
    END LOOP;
    -- what belongs to an office is seen with the office
    FOREACH name IN ARRAY ARRAY['service', 'case_file', 'office_stay', 'office_activity', 'office_silence',
                                'zero_activity', 'notice_entry']
    LOOP
        EXECUTE format('CREATE POLICY reading ON projection.%I FOR SELECT TO CURRENT_USER '
                       'USING ((SELECT access.reader_place()) = ''BD'' '
                       'OR office_id IN (SELECT office_id FROM projection.office))', name);
    END LOOP;
END
$$;

CREATE POLICY reading ON projection.published_statement FOR SELECT TO CURRENT_USER
    USING (access.reads(scope, (SELECT access.reader_place()))
           OR scope IN (SELECT 'office:' || office_id FROM projection.office));
