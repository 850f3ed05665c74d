#!/bin/sh
# Creates the role and the database of the service, or gives the role a new password; may run again. The role is no superuser and no administrator, so
# that row-level security applies to it, as a second layer that separates projects.
#   BAAS_PASSWORD      password of the role baas
#   PGHOST, PGUSER ... the server and who may create roles there, as psql takes it; in the image of PostgreSQL POSTGRES_USER says who
set -eu
: "${BAAS_PASSWORD:?}"
# The image of Azure's deployment scripts (Azure Linux 3) has no psql, which is in this package there, and few certificates.
command -v psql >/dev/null || tdnf install --quiet --assumeyes postgresql-libs ca-certificates
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${PGUSER:-${POSTGRES_USER:-postgres}}" --dbname "${PGDATABASE:-postgres}" <<'SQL'
\getenv password BAAS_PASSWORD
SELECT 'CREATE ROLE baas' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'baas') \gexec
ALTER ROLE baas LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'password';
-- Who is no superuser can make only a role of their own an owner.
GRANT baas TO CURRENT_USER;
SELECT 'CREATE DATABASE baas OWNER baas' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'baas') \gexec
SELECT 'ALTER DATABASE baas OWNER TO baas' WHERE EXISTS (SELECT FROM pg_database WHERE datname = 'baas' AND datdba <> 'baas'::regrole) \gexec
SQL
