namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>
/// The tables of invocations and schedules. They are the service's own, which looks at those of all projects at once, so that no row-level security holds it to one; every
/// statement of a project names it.
/// </summary>
internal static class PostgreSqlQueue
{
    public const string Tables =
        """
        CREATE TABLE IF NOT EXISTS baas_invocations (
          project text NOT NULL, id text COLLATE "C" NOT NULL, function text NOT NULL, origin text NOT NULL, caller text NOT NULL, state bigint NOT NULL, key text NOT NULL,
          hash text NOT NULL, request text NOT NULL, user_id text NOT NULL, attempts bigint NOT NULL, attempts_before bigint NOT NULL, due bigint NOT NULL, owner text NOT NULL, created bigint NOT NULL,
          started bigint NOT NULL, ended bigint NOT NULL, result text NOT NULL, error text NOT NULL, result_size bigint NOT NULL, bytes bigint NOT NULL, PRIMARY KEY (project, id));
        CREATE INDEX IF NOT EXISTS baas_invocations_due ON baas_invocations (project, due, id) WHERE state < 3;
        CREATE INDEX IF NOT EXISTS baas_invocations_owner ON baas_invocations (owner) WHERE state = 1;
        CREATE INDEX IF NOT EXISTS baas_invocations_ended ON baas_invocations (project, ended) WHERE state > 2;
        CREATE UNIQUE INDEX IF NOT EXISTS baas_invocations_key ON baas_invocations (project, function, key) WHERE key <> '';
        CREATE TABLE IF NOT EXISTS baas_schedules (
          project text NOT NULL, function text NOT NULL, number bigint NOT NULL, cron text NOT NULL, timezone text NOT NULL, misfire text NOT NULL, due bigint NOT NULL,
          last_due bigint NOT NULL, last_id text COLLATE "C" NOT NULL, PRIMARY KEY (project, function, number));
        CREATE INDEX IF NOT EXISTS baas_schedules_due ON baas_schedules (due);
        DO $do$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'baas_invocations'::regclass AND attname = 'chain') THEN
            ALTER TABLE baas_invocations ADD COLUMN chain text NOT NULL DEFAULT '', ADD COLUMN chain_path text NOT NULL DEFAULT '', ADD COLUMN parent text NOT NULL DEFAULT '';
          END IF;
        END $do$;
        CREATE TABLE IF NOT EXISTS baas_chains (
          project text NOT NULL, id text COLLATE "C" NOT NULL, executions bigint NOT NULL, cpu_us bigint NOT NULL, updated bigint NOT NULL, PRIMARY KEY (project, id));
        CREATE INDEX IF NOT EXISTS baas_chains_updated ON baas_chains (updated);
        """;
}
