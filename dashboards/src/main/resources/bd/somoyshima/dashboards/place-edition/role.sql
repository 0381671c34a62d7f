-- A role that reads the views of dashboards and sees the rows of @place@ only. By the database's administrator:
--   psql -d somoyshima -v password=… -f role.sql
CREATE ROLE @role@ LOGIN PASSWORD :'password' IN ROLE somoyshima_dash;
ALTER ROLE @role@ SET default_transaction_read_only = on;
ALTER ROLE @role@ SET statement_timeout = '30s';
INSERT INTO access.dashboard_reader (role_name, place) VALUES ('@role@', '@place@');
