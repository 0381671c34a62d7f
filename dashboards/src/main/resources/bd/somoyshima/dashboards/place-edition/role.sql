-- A role that reads what dashboards show and sees the rows of @place@ only. By the database's administrator:
--   psql -d somoyshima -v password=… -f role.sql
-- It is a member of no other role: whoever looks at a dashboard can send any SQL.
CREATE ROLE @role@ LOGIN PASSWORD :'password';
ALTER ROLE @role@ SET default_transaction_read_only = on;
ALTER ROLE @role@ SET statement_timeout = '30s';
ALTER ROLE @role@ CONNECTION LIMIT 10;
ALTER ROLE @role@ SET temp_file_limit = '1GB';
ALTER ROLE @role@ SET max_parallel_workers_per_gather = 1;
ALTER ROLE @role@ SET idle_in_transaction_session_timeout = '60s';
GRANT USAGE ON SCHEMA dash, gateway TO @role@;
GRANT SELECT ON ALL TABLES IN SCHEMA dash TO @role@;
GRANT SELECT ON gateway.dash_quarantine TO @role@;
INSERT INTO access.dashboard_reader (role_name, place) VALUES ('@role@', '@place@')
ON CONFLICT (role_name) DO UPDATE SET place = excluded.place;
