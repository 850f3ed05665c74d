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

    public bool HasQuota => false;

    public void Apply(SqliteLink link) => SqliteVersion.Upgrade(link, Tables, Executions);
}
