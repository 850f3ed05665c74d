using Microsoft.Data.Sqlite;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>The file of one project: rows of entities, values by key, and how many there are.</summary>
/// <remarks>
/// The project is a column here as well, although all rows of a file have the same: the statements are those of PostgreSQL, and a file that was put in the
/// place of another shows nothing.
/// </remarks>
internal sealed class SqliteProjectSchema(string project, EntityDeclarations declarations) : ISqliteSchema
{
    /// <summary>With nothing in it that an operator's older sqlite3 does not know: it could not even copy the file.</summary>
    private const string Tables =
        """
        CREATE TABLE baas_about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE baas_usage (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), rows INTEGER NOT NULL);
        INSERT INTO baas_usage VALUES (1, 0);
        CREATE TABLE baas_rows (
          project TEXT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL CHECK (length(CAST(data AS BLOB)) <= 2097152),
          created INTEGER NOT NULL, updated INTEGER NOT NULL, PRIMARY KEY (project, entity, id)) WITHOUT ROWID;
        CREATE TABLE baas_values (
          project TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER, PRIMARY KEY (project, key)) WITHOUT ROWID;
        CREATE INDEX baas_values_expires ON baas_values (expires) WHERE expires IS NOT NULL;
        CREATE TRIGGER baas_rows_added AFTER INSERT ON baas_rows BEGIN UPDATE baas_usage SET rows = rows + 1; END;
        CREATE TRIGGER baas_rows_removed AFTER DELETE ON baas_rows BEGIN UPDATE baas_usage SET rows = rows - 1; END;
        CREATE TRIGGER baas_values_added AFTER INSERT ON baas_values BEGIN UPDATE baas_usage SET rows = rows + 1; END;
        CREATE TRIGGER baas_values_removed AFTER DELETE ON baas_values BEGIN UPDATE baas_usage SET rows = rows - 1; END;
        """;

    /// <summary>Functions that were deployed. The file counts them by its bytes, not as rows of the project.</summary>
    private const string Functions =
        """
        CREATE TABLE baas_functions (
          project TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, active INTEGER NOT NULL, previous INTEGER NOT NULL, latest INTEGER NOT NULL,
          revision INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, PRIMARY KEY (project, name)) WITHOUT ROWID;
        CREATE TABLE baas_function_versions (
          project TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT NOT NULL, code TEXT NOT NULL, has_files INTEGER NOT NULL, language TEXT NOT NULL,
          config TEXT NOT NULL, declared TEXT NOT NULL, author TEXT NOT NULL, message TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (project, name, number));
        CREATE TABLE baas_variables (
          project TEXT NOT NULL, function TEXT NOT NULL, name TEXT NOT NULL, sealed TEXT NOT NULL, hosts TEXT NOT NULL, updated INTEGER NOT NULL,
          PRIMARY KEY (project, function, name)) WITHOUT ROWID;
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

    public bool HasQuota => true;

    public void Apply(SqliteLink link)
    {
        SqliteVersion.Upgrade(link, [Tables, Functions]);
        var (known, indexes) = (SqliteAbout.Read(link, SqliteAbout.Project), SqliteAbout.Read(link, SqliteAbout.Declarations));
        if (known is not null && known != project)
        {
            throw new StoreFormatException($"{link.Connection.DataSource} has the data of another project than its name says; put it back where it was.");
        }

        if (known is not null && (!declarations.AreGiven || indexes == declarations.Stamp))
        {
            return;
        }

        link.Execute("BEGIN IMMEDIATE");
        try
        {
            SqliteAbout.Write(link, SqliteAbout.Project, project);
            if (declarations.AreGiven)
            {
                DropOthers(link);
                foreach (var index in declarations.Indexes)
                {
                    Create(link, index);
                }

                link.Execute(Expected);
                SqliteAbout.Write(link, SqliteAbout.Declarations, declarations.Stamp);
            }

            link.Execute("COMMIT");
        }
        catch
        {
            SqliteVersion.Rollback(link);
            throw;
        }
    }

    private static void Create(SqliteLink link, DeclaredIndex index)
    {
        var key = index.Field.IsTime ? index.Field.Text : SqliteDialect.Key(index.Field);
        link.Execute($"CREATE INDEX IF NOT EXISTS {index.Name} ON baas_rows (project, entity, {key}, id) WHERE entity = '{index.Entity}'");
        if (!index.Unique)
        {
            return;
        }

        try
        {
            link.Execute($"CREATE UNIQUE INDEX IF NOT EXISTS {index.UniqueName} ON baas_rows (project, {SqliteDialect.UniqueKey(index.Field)}) WHERE entity = '{index.Entity}'");
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            var same = $"FROM baas_rows WHERE entity = '{index.Entity}' AND {SqliteDialect.UniqueKey(index.Field)} IS NOT NULL GROUP BY project, {SqliteDialect.Key(index.Field)} HAVING count(*) > 1";
            using var command = link.Connection.CreateCommand();
            command.CommandText = $"SELECT project, min(id), max(id) {same} LIMIT 1";
            using var row = command.ExecuteReader();
            throw row.Read() ? EntityDeclarationException.NotUnique(index, row.GetString(0), row.GetString(1), row.GetString(2)) : (Exception)taken;
        }
    }

    /// <summary>The file says what holds: an index that is no longer declared would go on refusing rows.</summary>
    private void DropOthers(SqliteLink link)
    {
        var names = new List<string>();
        using (var command = link.Connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'baas_rows'";
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                names.Add(row.GetString(0));
            }
        }

        foreach (var name in names.Where(DeclaredIndex.IsName).Except(declarations.IndexNames))
        {
            link.Execute($"DROP INDEX {name}");
        }
    }
}
