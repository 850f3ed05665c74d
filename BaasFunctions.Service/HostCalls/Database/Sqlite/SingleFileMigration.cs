using BaasFunctions.Service.HostCalls.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// Divides the one file of earlier versions (<c>baas.db</c>) into one for each project and one for the service. Everything is made beside; then the old file
/// gets another name, which is the moment from which the new ones count. Whenever it is interrupted, the next start begins anew or finishes.
/// </summary>
internal sealed class SingleFileMigration(string directory, string projects, string service)
{
    private const string OldName = "baas.db";
    private const string KeptName = "baas.db.migrated";
    private const string Unfinished = ".new";

    private readonly string _old = Path.Combine(directory, OldName);
    private readonly string _kept = Path.Combine(directory, KeptName);

    /// <summary>Whether there is a file of an earlier version.</summary>
    public bool IsNeeded => File.Exists(_old);

    /// <summary>Does what is to be done; returns how many projects there were, null when there was nothing to do.</summary>
    /// <exception cref="StoreFormatException">It cannot be said what the files are.</exception>
    public int? Run()
    {
        if (!IsNeeded)
        {
            if (File.Exists(_kept))
            {
                Finish();
            }

            return null;
        }

        if (File.Exists(service) || Directory.Exists(projects) || File.Exists(_kept))
        {
            throw new StoreFormatException(
                $"{directory} has both {OldName}, which is of an earlier version, and data of this one. Keep one: move {OldName} away, or {Path.GetFileName(service)}, {Path.GetFileName(projects)} and {KeptName}.");
        }

        Clear();
        int count;
        using (var link = SqliteLink.Open(_old, SqliteOpenMode.ReadWrite))
        {
            LockOut(link);
            count = Copy(link);
        }

        File.Move(_old, _kept);
        Finish();
        return count;
    }

    /// <summary>Nobody else may have the file open: what they wrote to it would be lost.</summary>
    private void LockOut(SqliteLink link)
    {
        try
        {
            link.Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            throw new StoreFormatException($"{_old} is of an earlier version and open in another process. Stop that one; then this version divides the file into one for each project.", busy);
        }
    }

    private int Copy(SqliteLink old)
    {
        PrivateFile.CreateFolder(projects + Unfinished);
        Make(service + Unfinished, new SqliteServiceSchema());
        if (Has(old, "baas_api_keys"))
        {
            const string Columns = "id, project, name, scopes, hash, created, expires, revoked, quota";
            Fill(old, service + Unfinished, "", $"INSERT INTO new.baas_api_keys ({Columns}) SELECT {Columns} FROM main.baas_api_keys");
        }

        var found = Projects(old);
        foreach (var project in found)
        {
            var file = SqliteFiles.PathOf(projects + Unfinished, project);
            Make(file, new SqliteProjectSchema(project, EntityDeclarations.None));

            // Rows that are larger than new ones may be stay what they are.
            Fill(
                old,
                file,
                project,
                """
                PRAGMA ignore_check_constraints = ON;
                INSERT INTO new.baas_rows (project, entity, id, data, created, updated)
                  SELECT project, entity, id, data, created, updated FROM main.baas_rows WHERE project = @project;
                INSERT INTO new.baas_values (project, key, value, expires) SELECT project, key, value, expires FROM main.baas_values WHERE project = @project;
                """);
        }

        return found.Count;
    }

    private static List<string> Projects(SqliteLink old)
    {
        var projects = new List<string>();
        if (Has(old, "baas_rows") && Has(old, "baas_values"))
        {
            using var command = old.Connection.CreateCommand();
            command.CommandText = "SELECT project FROM baas_rows WHERE project <> '' UNION SELECT project FROM baas_values WHERE project <> ''";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                projects.Add(reader.GetString(0));
            }
        }

        return projects;
    }

    private static void Make(string file, ISqliteSchema schema)
    {
        PrivateFile.Create(file);
        using var link = SqliteLink.Open(file, SqliteOpenMode.ReadWriteCreate);
        schema.Apply(link);
    }

    private static void Fill(SqliteLink old, string file, string project, string statements)
    {
        Run(old, "ATTACH DATABASE @file AS new", ("@file", file));
        Run(old, $"BEGIN; {statements}; COMMIT", ("@project", project));
        Run(old, "DETACH DATABASE new");
    }

    private static void Run(SqliteLink link, string sql, params ReadOnlySpan<(string Name, string Value)> values)
    {
        using var command = link.Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        while (reader.NextResult())
        {
        }
    }

    private static bool Has(SqliteLink link, string table) => link.Scalar($"SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '{table}'") is not null;

    /// <summary>What an interrupted attempt left.</summary>
    private void Clear()
    {
        if (Directory.Exists(projects + Unfinished))
        {
            Directory.Delete(projects + Unfinished, recursive: true);
        }

        File.Delete(service + Unfinished);
        File.Delete(service + Unfinished + "-journal");
    }

    private void Finish()
    {
        if (Directory.Exists(projects + Unfinished))
        {
            Directory.Move(projects + Unfinished, projects);
        }

        if (File.Exists(service + Unfinished))
        {
            File.Move(service + Unfinished, service);
        }
    }
}
