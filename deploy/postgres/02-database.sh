#!/bin/bash
# Run once by the PostgreSQL image after 01-roles.sql: sets the passwords and makes the database.
set -euo pipefail
secret() { cat "/run/secrets/$1"; }
psql -v ON_ERROR_STOP=1 -U postgres \
  -v owner="$(secret owner)" -v gateway="$(secret gateway)" -v projection="$(secret projection)" \
  -v dash="$(secret dash)" <<'SQL'
ALTER ROLE somoyshima_owner PASSWORD :'owner';
ALTER ROLE somoyshima_gateway PASSWORD :'gateway';
ALTER ROLE somoyshima_projection PASSWORD :'projection';
ALTER ROLE somoyshima_dash PASSWORD :'dash';
CREATE DATABASE somoyshima OWNER somoyshima_owner;
SQL
