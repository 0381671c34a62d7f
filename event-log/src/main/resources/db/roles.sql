-- The roles of the database, made once by its administrator before the applications start.
-- Passwords are set apart from this file: ALTER ROLE somoyshima_gateway PASSWORD '…'.

-- owns the schemas and carries out migrations
CREATE ROLE somoyshima_owner LOGIN;
-- the ingest gateway: appends to the event log, never changes or deletes in it
CREATE ROLE somoyshima_gateway LOGIN;
-- the projection: reads the event log, writes the read model
CREATE ROLE somoyshima_projection LOGIN;
-- dashboards: selects from the schema dash, nothing else
CREATE ROLE somoyshima_dash LOGIN;
ALTER ROLE somoyshima_dash SET default_transaction_read_only = on;
ALTER ROLE somoyshima_dash SET statement_timeout = '30s';
