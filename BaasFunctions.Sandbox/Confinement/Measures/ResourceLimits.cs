using System.Globalization;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>The resources that are limited. Stacks are not among them: their size is given to each thread.</summary>
internal static class ResourceLimits
{
    // RLIMIT_... of asm-generic/resource.h.
    private const int FileSize = 1;
    private const int Data = 2;
    private const int Core = 4;
    private const int Processes = 6;
    private const int OpenFiles = 7;
    private const int LockedMemory = 8;

    /// <summary>Descriptors on top of those open: every new thread of the runtime takes two for a moment.</summary>
    private const int SpareDescriptors = 64;

    public static IReadOnlyList<Measure> All { get; } =
    [
        new ResourceLimit("limit-core", Core, _ => 0),
        new ResourceLimit("limit-file-size", FileSize, _ => 0),
        new ResourceLimit("limit-locked-memory", LockedMemory, _ => 0),
        new ResourceLimit("limit-open-files", OpenFiles, _ => HighestDescriptor() + 1 + SpareDescriptors),
        new ResourceLimit("limit-processes", Processes, options => options.Processes, off: "only for a user that workers alone have"),
        new ResourceLimit("limit-data", Data, options => options.DataBytes, used: () => Used("VmData:")),
    ];

    private static long HighestDescriptor() => Directory.EnumerateFiles("/proc/self/fd")
        .Max(file => long.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture));

    /// <summary>A line of the memory figures of proc_pid_status(5), which are in units of 1,024 bytes.</summary>
    private static long Used(string field) => File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith(field, StringComparison.Ordinal))
        .Select(line => 1024 * long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture))
        .First();
}
