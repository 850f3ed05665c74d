using System.Globalization;

namespace BaasFunctions.Service.Health;

/// <summary>The memory that this process may use: the container's limit where there is one, the machine's memory otherwise.</summary>
internal static class MemoryLimit
{
    private static readonly string[] s_files =
    [
        "/sys/fs/cgroup/memory.max",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ];

    /// <summary>Limit in bytes.</summary>
    public static long Bytes()
    {
        var machine = GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes;

        // The collector's own figure may be a share of the container's limit (by default three quarters of it).
        foreach (var file in s_files)
        {
            if (Read(file) is { } container)
            {
                return container;
            }
        }

        return Math.Max(1, machine);
    }

    /// <summary>The limit that a file of the control group states: v2 says "max" and v1 a number near 2^63 where there is none.</summary>
    internal static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var bytes) && bytes is > 0 and < 1L << 50 ? bytes : null;

    private static long? Read(string file)
    {
        try
        {
            return Parse(File.ReadAllText(file));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
