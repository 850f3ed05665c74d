using BaasFunctions.Service.HostCalls.Database.Sqlite;
using Microsoft.Data.Sqlite;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>What lies in <c>DATA_DIR</c>, for the commands that look after it. It may be in use by a server meanwhile. Names are those of <c>docs/decisions/0031-one-file-per-project.md</c>.</summary>
public static class EmbeddedStore
{
    private const string Databases = "*.db";

    /// <summary>Whether the settings keep keys and data there, and not in PostgreSQL.</summary>
    public static bool IsUsed(DataOptions options) => !DataLocation.IsPostgreSql(options);

    /// <summary>The projects that have a file, by name.</summary>
    /// <exception cref="IOException">A file is no database, or cannot be read.</exception>
    public static IReadOnlyList<StoredProject> Projects(DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = Path.Combine(Path.GetFullPath(options.Directory), SqliteFiles.Folder);
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, Databases).Select(Read).OrderBy(static project => project.Name, StringComparer.Ordinal)] : [];
    }

    /// <summary>
    /// Copies everything into a folder, which must not exist: each database as it is at one moment, without holding up whoever writes to it, and files, and the secret of tokens and
    /// stored variables. The folder is there when it is whole.
    /// </summary>
    /// <param name="options">The settings in force.</param>
    /// <param name="target">The folder.</param>
    /// <param name="cancellation">The command ends.</param>
    /// <returns>How many files were copied, and their bytes.</returns>
    /// <exception cref="IOException">Something cannot be read, or its copy not be written; or the folder exists.</exception>
    public static (int Files, long Bytes) CopyTo(DataOptions options, string target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (source, unfinished) = (Path.GetFullPath(options.Directory), Path.GetFullPath(target) + ".unfinished");
        if (Path.Exists(target))
        {
            throw new IOException($"{target} is there already");
        }

        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        PrivateFile.CreateFolder(unfinished);
        try
        {
            var (files, bytes) = (0, 0L);
            foreach (var path in FilesOf(source))
            {
                cancellation.ThrowIfCancellationRequested();
                var copy = Path.Combine(unfinished, Path.GetRelativePath(source, path));
                PrivateFile.CreateFolder(Path.GetDirectoryName(copy)!);
                if (IsDatabase(source, path) ? CopyDatabase(path, copy) : CopyFile(path, copy))
                {
                    (files, bytes) = (files + 1, bytes + new FileInfo(copy).Length);
                }
            }

            Directory.Move(unfinished, target);
            return (files, bytes);
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    private static StoredProject Read(string path) => Using(path, () =>
    {
        using var link = SqliteLink.Open(path, SqliteOpenMode.ReadWrite);
        return new StoredProject(
            SqliteAbout.Read(link, SqliteAbout.Project) ?? "",
            (long)link.Scalar("SELECT count(*) FROM baas_rows")!,
            (long)link.Scalar("SELECT count(*) FROM baas_values")!,
            (long)link.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'baas_functions'")! == 0 ? 0 : (long)link.Scalar("SELECT count(*) FROM baas_functions")!,
            new FileInfo(path).Length,
            path);
    });

    /// <summary>All but what a database has beside it while it is open, and what is about to be replaced.</summary>
    private static IEnumerable<string> FilesOf(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !IsBesideDatabase(folder, path) && Path.GetExtension(path) is not (".lock" or ".new" or ".migrated"))
        : throw new DirectoryNotFoundException($"There is nothing in {folder} yet");

    private static bool IsDatabase(string folder, string path) =>
        Path.GetExtension(path) == ".db" && HasDatabases(folder, path);

    private static bool IsBesideDatabase(string folder, string path) =>
        Path.GetExtension(path) is ".db-wal" or ".db-shm" or ".db-journal" && HasDatabases(folder, path);

    /// <summary>Directly in the folder, or in that of projects: what functions upload has other places.</summary>
    private static bool HasDatabases(string folder, string path) => Path.GetRelativePath(folder, Path.GetDirectoryName(path)!) is "." or SqliteFiles.Folder;

    private static bool CopyDatabase(string path, string copy) => Using(path, () =>
    {
        PrivateFile.Create(copy);
        using var link = SqliteLink.Open(path, SqliteOpenMode.ReadWrite);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString());
        target.Open();
        link.Connection.BackupDatabase(target);
        return true;
    });

    /// <summary>SQLite does not say which file it was.</summary>
    private static T Using<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw new IOException($"{path}: {fault.Message}", fault);
        }
    }

    private static bool CopyFile(string path, string copy)
    {
        try
        {
            File.Copy(path, copy);
            return true;
        }
        catch (FileNotFoundException)
        {
            // A function deleted it meanwhile.
            return false;
        }
    }
}
