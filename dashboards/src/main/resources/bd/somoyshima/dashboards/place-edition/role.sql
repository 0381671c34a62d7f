-- A role that reads what dashboards show and sees the rows of @place@ only. By the database's administrator:
--   psql -d somoyshima -v password=… -f role.sql
-- It is a member of no other role: whoever looks at a dashboard can send any SQL.
CREATE ROLE @role@ LOGIN PASSWORD :'password';
ALTER ROLE @role@ SET default_transaction_read_only = on;
ALTER ROLE @role@ SET statement_timeout = '30s';
GRANT USAGE ON SCHEMA dash, gateway TO @role@;
GRANT SELECT ON ALL TABLES IN SCHEMA dash TO @role@;
GRANT SELECT ON gateway.dash_quarantine TO @role@;
INSERT INTO access.dashboard_reader (role_name, place) VALUES ('@role@', '@place@')
ON CONFLICT (role_name) DO UPDATE SET place = excluded.place;
