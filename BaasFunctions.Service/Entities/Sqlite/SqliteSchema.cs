using BaasFunctions.Service.Entities.Queries;
using Microsoft.Data.Sqlite;

namespace BaasFunctions.Service.Entities.Sqlite;

/// <summary>Brings a database file up to what this version needs. Every step may be run again.</summary>
internal static class SqliteSchema
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS baas_rows (
          project TEXT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
          PRIMARY KEY (project, entity, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS baas_values (
          project TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER,
          PRIMARY KEY (project, key)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS baas_values_expires ON baas_values (expires) WHERE expires IS NOT NULL;
        CREATE TABLE IF NOT EXISTS baas_api_keys (
          id TEXT NOT NULL PRIMARY KEY, project TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL, hash TEXT NOT NULL,
          created INTEGER NOT NULL, expires INTEGER NOT NULL, revoked INTEGER NOT NULL, quota TEXT NOT NULL) WITHOUT ROWID;
        """;

    public static void Apply(SqliteConnection connection, EntityDeclarations declarations)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, transaction, Tables);
        foreach (var index in declarations.Indexes)
        {
            var unique = index.Unique ? "UNIQUE " : "";
            Execute(
                connection,
                transaction,
                $"CREATE {unique}INDEX IF NOT EXISTS {index.Name} ON baas_rows (project, {SqliteDialect.Value(index.Field)}) WHERE entity = '{index.Entity}'");
        }

        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
