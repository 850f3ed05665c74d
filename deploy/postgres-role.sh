#!/bin/sh
# The role of the service is no superuser, so that row-level security applies to it, as a second layer that separates projects.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$BAAS_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE baas LOGIN PASSWORD :'password';
ALTER DATABASE baas OWNER TO baas;
GRANT ALL ON SCHEMA public TO baas;
SQL
