-- Readers of dashboards see the rows of their place only, whatever they ask.

CREATE TABLE access.dashboard_reader (
    role_name text PRIMARY KEY,
    place     text NOT NULL CHECK (place ~ '^BD(-[0-9]{2}){0,2}$')
);

COMMENT ON TABLE access.dashboard_reader IS 'Roles that may read what dashboards show, and of which place they see the rows. A role that is not here sees none.';
COMMENT ON COLUMN access.dashboard_reader.place IS 'BBS code of the nation, a division or a district.';

INSERT INTO access.dashboard_reader (role_name, place)
VALUES ('somoyshima_dash', 'BD'), ('somoyshima_projection', 'BD'), (current_user, 'BD');

-- session_user is the role that signed in: nothing that is sent afterwards changes it
CREATE FUNCTION access.reader_place() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
RETURN (SELECT CASE WHEN rolsuper THEN 'BD' -- no policy binds it anyway
                    ELSE (SELECT place FROM access.dashboard_reader WHERE role_name = session_user) END
          FROM pg_catalog.pg_roles WHERE rolname = session_user);
COMMENT ON FUNCTION access.reader_place IS 'The place whose rows the signed-in role sees; null: none. Superusers see all.';

CREATE FUNCTION access.reads(place text, of_reader text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(place = of_reader OR starts_with(place, of_reader || '-'), false);
COMMENT ON FUNCTION access.reads IS 'Whether a place is the reader''s or within it.';
