using System.Globalization;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>The version of what is in a file, which SQLite keeps in its header (<c>PRAGMA user_version</c>). 0 is a file without anything of ours.</summary>
internal static class SqliteVersion
{
    /// <summary>That of the files of this version of the service. A greater one gets a step here from each one before.</summary>
    public const long Current = 1;

    /// <summary>Whether the file has anything of ours.</summary>
    /// <exception cref="StoreFormatException">The file is of a newer version.</exception>
    public static bool IsMade(SqliteLink link) => Of(link) > 0;

    /// <summary>Makes what is missing in a new file.</summary>
    /// <exception cref="StoreFormatException">The file is of a newer version.</exception>
    public static void Upgrade(SqliteLink link, string tables)
    {
        if (Of(link) == Current)
        {
            return;
        }

        link.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been first.
            if (Of(link) == 0)
            {
                link.Execute(string.Create(CultureInfo.InvariantCulture, $"{tables} PRAGMA user_version = {Current};"));
            }

            link.Execute("COMMIT");
        }
        catch
        {
            Rollback(link);
            throw;
        }
    }

    public static void Rollback(SqliteLink link)
    {
        if (!link.IsAutoCommit)
        {
            link.Execute("ROLLBACK");
        }
    }

    private static long Of(SqliteLink link)
    {
        var version = (long)link.Scalar("PRAGMA user_version")!;
        return version <= Current
            ? version
            : throw new StoreFormatException(
                $"{link.Connection.DataSource} has version {version} of its format, and this version of the service knows {Current}: it was written by a newer one. Run that version, or restore a backup.");
    }
}
