namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>The file of the service itself: keys, and which declarations all files of projects have.</summary>
internal sealed class SqliteServiceSchema : ISqliteSchema
{
    private const string Tables =
        """
        CREATE TABLE baas_about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE baas_api_keys (
          id TEXT NOT NULL PRIMARY KEY, project TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL, hash TEXT NOT NULL,
          created INTEGER NOT NULL, expires INTEGER NOT NULL, revoked INTEGER NOT NULL, quota TEXT NOT NULL) WITHOUT ROWID;
        """;

    public bool HasQuota => false;

    public void Apply(SqliteLink link) => SqliteVersion.Upgrade(link, [Tables]);
}
