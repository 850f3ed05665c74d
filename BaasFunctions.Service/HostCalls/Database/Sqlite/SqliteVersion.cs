using System.Globalization;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>The version of what is in a file, which SQLite keeps in its header (<c>PRAGMA user_version</c>). 0 is a file without anything of ours.</summary>
internal static class SqliteVersion
{
    /// <summary>Whether the file has anything of ours.</summary>
    public static bool IsMade(SqliteLink link) => Of(link) > 0;

    /// <summary>Makes what is missing, in a new file and in one of an earlier version.</summary>
    /// <param name="link">The file.</param>
    /// <param name="steps">What makes each version of the one before; the first makes a new file. Steps are only ever added.</param>
    /// <exception cref="StoreFormatException">The file is of a newer version.</exception>
    public static void Upgrade(SqliteLink link, params IReadOnlyList<string> steps)
    {
        if (Known(link, steps.Count) == steps.Count)
        {
            return;
        }

        link.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been first.
            for (var version = Known(link, steps.Count); version < steps.Count; version++)
            {
                link.Execute(string.Create(CultureInfo.InvariantCulture, $"{steps[(int)version]} PRAGMA user_version = {version + 1};"));
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

    private static long Of(SqliteLink link) => (long)link.Scalar("PRAGMA user_version")!;

    private static long Known(SqliteLink link, int newest)
    {
        var version = Of(link);
        return version <= newest
            ? version
            : throw new StoreFormatException(
                $"{link.Connection.DataSource} has version {version} of its format, and this version of the service knows {newest}: it was written by a newer one. Run that version, or restore a backup.");
    }
}
