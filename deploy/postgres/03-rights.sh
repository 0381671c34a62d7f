#!/bin/bash
# Run once by the PostgreSQL image after 02-database.sh: what the roles may do in the database.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U postgres -d somoyshima -f /docker-entrypoint-initdb.d/database.sql.in
