namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>The file of the service itself: keys, executions, and which declarations all files of projects have.</summary>
internal sealed class SqliteServiceSchema : ISqliteSchema
{
    private const string Tables =
        """
        CREATE TABLE baas_about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE baas_api_keys (
          id TEXT NOT NULL PRIMARY KEY, project TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL, hash TEXT NOT NULL,
          created INTEGER NOT NULL, expires INTEGER NOT NULL, revoked INTEGER NOT NULL, quota TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>What ran, by project and time, with its log beside it: lists do not read logs.</summary>
    private const string Executions =
        """
        CREATE TABLE baas_executions (
          project TEXT NOT NULL, id TEXT NOT NULL, execution_id TEXT NOT NULL, function_id TEXT NOT NULL, function_name TEXT NOT NULL, version INTEGER NOT NULL,
          origin TEXT NOT NULL, caller TEXT NOT NULL, parent TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, outcome TEXT NOT NULL, code TEXT NOT NULL,
          wall_us INTEGER NOT NULL, cpu_us INTEGER NOT NULL, status INTEGER NOT NULL, instance TEXT NOT NULL, bytes INTEGER NOT NULL, detail TEXT NOT NULL,
          PRIMARY KEY (project, id)) WITHOUT ROWID;
        CREATE INDEX baas_executions_ended ON baas_executions (project, ended) WHERE ended > 0;
        CREATE INDEX baas_executions_open ON baas_executions (instance) WHERE ended = 0;
        CREATE TABLE baas_execution_logs (project TEXT NOT NULL, id TEXT NOT NULL, logs TEXT NOT NULL, PRIMARY KEY (project, id)) WITHOUT ROWID;
        CREATE TABLE baas_instances (id TEXT NOT NULL PRIMARY KEY, seen INTEGER NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>What is to be run of all projects, and when; <c>docs/decisions/0049-schedules.md</c>.</summary>
    private const string Invocations =
        """
        CREATE TABLE baas_invocations (
          project TEXT NOT NULL, id TEXT NOT NULL, function TEXT NOT NULL, origin TEXT NOT NULL, caller TEXT NOT NULL, state INTEGER NOT NULL, key TEXT NOT NULL,
          hash TEXT NOT NULL, request TEXT NOT NULL, user_id TEXT NOT NULL, attempts INTEGER NOT NULL, attempts_before INTEGER NOT NULL, due INTEGER NOT NULL, owner TEXT NOT NULL, created INTEGER NOT NULL,
          started INTEGER NOT NULL, ended INTEGER NOT NULL, result TEXT NOT NULL, error TEXT NOT NULL, result_size INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (project, id));
        CREATE INDEX baas_invocations_due ON baas_invocations (project, due, id) WHERE state < 3;
        CREATE INDEX baas_invocations_owner ON baas_invocations (owner) WHERE state = 1;
        CREATE INDEX baas_invocations_ended ON baas_invocations (project, ended) WHERE state > 2;
        CREATE UNIQUE INDEX baas_invocations_key ON baas_invocations (project, function, key) WHERE key <> '';
        CREATE TABLE baas_schedules (
          project TEXT NOT NULL, function TEXT NOT NULL, number INTEGER NOT NULL, cron TEXT NOT NULL, timezone TEXT NOT NULL, misfire TEXT NOT NULL, due INTEGER NOT NULL,
          last_due INTEGER NOT NULL, last_id TEXT NOT NULL, PRIMARY KEY (project, function, number)) WITHOUT ROWID;
        CREATE INDEX baas_schedules_due ON baas_schedules (due);
        """;

    /// <summary>What calls of functions by functions use; <c>docs/decisions/0052-chains.md</c>.</summary>
    private const string Chains =
        """
        ALTER TABLE baas_invocations ADD COLUMN chain TEXT NOT NULL DEFAULT '';
        ALTER TABLE baas_invocations ADD COLUMN chain_path TEXT NOT NULL DEFAULT '';
        ALTER TABLE baas_invocations ADD COLUMN parent TEXT NOT NULL DEFAULT '';
        CREATE TABLE baas_chains (
          project TEXT NOT NULL, id TEXT NOT NULL, executions INTEGER NOT NULL, cpu_us INTEGER NOT NULL, updated INTEGER NOT NULL, PRIMARY KEY (project, id)) WITHOUT ROWID;
        CREATE INDEX baas_chains_updated ON baas_chains (updated);
        """;

    public bool HasQuota => false;

    public void Apply(SqliteLink link) => SqliteVersion.Upgrade(link, Tables, Executions, Invocations, Chains);
}
