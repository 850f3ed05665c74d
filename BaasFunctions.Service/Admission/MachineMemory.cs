using System.Globalization;

namespace BaasFunctions.Service.Admission;

/// <summary>The memory that this service and its workers have together. Not what the runtime allows the heap of this process: workers have their own.</summary>
internal static class MachineMemory
{
    private const string Cgroup2 = "/sys/fs/cgroup/memory.max";
    private const string Cgroup1 = "/sys/fs/cgroup/memory/memory.limit_in_bytes";
    private const string MemoryInfo = "/proc/meminfo";

    /// <summary>The limit of the container, or what the machine has, in bytes.</summary>
    public static long Bytes { get; } = Math.Min(Installed(), Math.Min(NumberIn(Cgroup2), NumberIn(Cgroup1)));

    private static long Installed() =>
        NumberIn(MemoryInfo) is var kilobytes and < long.MaxValue / 1024 ? kilobytes * 1024 : GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes;

    /// <summary>The first number of a file; the largest there is where the file has none: <c>max</c> is how the system says that there is no limit.</summary>
    private static long NumberIn(string file)
    {
        try
        {
            var first = File.Exists(file) ? File.ReadLines(file).First() : "";
            var digits = first.AsSpan().Trim("MemTotal: kB");
            return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : long.MaxValue;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return long.MaxValue;
        }
    }
}
