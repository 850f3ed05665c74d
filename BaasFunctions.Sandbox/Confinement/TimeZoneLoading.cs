namespace BaasFunctions.Sandbox.Confinement;

/// <summary>
/// Reads every time zone, by all of its names, into the cache of the runtime. The list that the runtime gives is not enough: it
/// leaves out the older names.
/// </summary>
internal static class TimeZoneLoading
{
    public static void Run()
    {
        _ = TimeZoneInfo.Local;
        var root = Environment.GetEnvironmentVariable("TZDIR") is { Length: > 0 } set ? set : "/usr/share/zoneinfo";
        if (!Directory.Exists(root))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            // Zones have a capital; the folders "posix" and "right" hold them again, and tables are in small letters.
            var id = Path.GetRelativePath(root, file);
            if (char.IsAsciiLetterUpper(id[0]))
            {
                _ = TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);
            }
        }
    }
}
