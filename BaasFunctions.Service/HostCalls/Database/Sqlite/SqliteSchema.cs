using Microsoft.Data.Sqlite;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

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

    /// <summary>
    /// What the planner is to expect, always: without it a project is expected to have some ten rows, for which no index pays. The figures of
    /// an index are those of <c>ANALYZE</c>: rows in it, and rows for the same first, first two, first three columns and so on.
    /// </summary>
    private const string Expected =
        """
        ANALYZE sqlite_schema;
        DELETE FROM sqlite_stat1 WHERE tbl = 'baas_rows';
        INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT 'baas_rows', name, '50000 50000 50000 10 1' FROM sqlite_schema WHERE type = 'index' AND name GLOB 'baas_index_*';
        INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT 'baas_rows', name, '50000 50000 1' FROM sqlite_schema WHERE type = 'index' AND name GLOB 'baas_unique_*';
        INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('baas_rows', 'baas_rows', '1000000 100000 50000 1');
        ANALYZE sqlite_schema;
        """;

    /// <exception cref="EntityDeclarationException">What is declared cannot be kept with the rows that are there.</exception>
    public static void Apply(SqliteConnection connection, EntityDeclarations declarations)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, transaction, Tables);
        if (declarations.AreGiven)
        {
            DropOthers(connection, transaction, declarations);
            foreach (var index in declarations.Indexes)
            {
                Create(connection, transaction, index);
            }

            Execute(connection, transaction, Expected);
        }

        transaction.Commit();
    }

    private static void Create(SqliteConnection connection, SqliteTransaction transaction, DeclaredIndex index)
    {
        var key = index.Field.IsTime ? index.Field.Text : SqliteDialect.Key(index.Field);
        Execute(connection, transaction, $"CREATE INDEX IF NOT EXISTS {index.Name} ON baas_rows (project, entity, {key}, id) WHERE entity = '{index.Entity}'");
        if (!index.Unique)
        {
            return;
        }

        try
        {
            Execute(
                connection,
                transaction,
                $"CREATE UNIQUE INDEX IF NOT EXISTS {index.UniqueName} ON baas_rows (project, {SqliteDialect.UniqueKey(index.Field)}) WHERE entity = '{index.Entity}'");
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            var same = $"FROM baas_rows WHERE entity = '{index.Entity}' AND {SqliteDialect.UniqueKey(index.Field)} IS NOT NULL GROUP BY project, {SqliteDialect.Key(index.Field)} HAVING count(*) > 1";
            using var command = Command(connection, transaction, $"SELECT project, min(id), max(id) {same} LIMIT 1");
            using var row = command.ExecuteReader();
            throw row.Read() ? EntityDeclarationException.NotUnique(index, row.GetString(0), row.GetString(1), row.GetString(2)) : (Exception)taken;
        }
    }

    /// <summary>The file says what holds: an index that is no longer declared would go on refusing rows.</summary>
    private static void DropOthers(SqliteConnection connection, SqliteTransaction transaction, EntityDeclarations declarations)
    {
        var names = new List<string>();
        using (var command = Command(connection, transaction, "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'baas_rows'"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                names.Add(row.GetString(0));
            }
        }

        foreach (var name in names.Where(DeclaredIndex.IsName).Except(declarations.IndexNames))
        {
            Execute(connection, transaction, $"DROP INDEX {name}");
        }
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = Command(connection, transaction, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
