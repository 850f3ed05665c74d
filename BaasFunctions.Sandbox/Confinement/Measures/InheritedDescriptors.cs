using System.Globalization;
using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// Closes what the parent left open, and lets standard input read nothing. The runtime opens its own descriptors with close-on-exec
/// (open(2), O_CLOEXEC), and that flag never survives into a new program: one that lacks it was inherited.
/// </summary>
internal sealed class InheritedDescriptors() : Measure("inherited-descriptors-closed")
{
    private const int GetFlags = 1;
    private const int SetFlags = 2;
    private const int CloseOnExec = 1;
    private const int LastStandard = 2;

    public override string? Apply(ConfinementOptions options)
    {
        var empty = LibC.open("/dev/null", 0, 0);
        if (empty < 0 || LibC.dup3(empty, 0, 0) < 0)
        {
            return SystemCallError.Of("standard input");
        }

        _ = LibC.close(empty);
        foreach (var descriptor in Inherited())
        {
            if (options.KeepFileDescriptors.Contains(descriptor))
            {
                _ = LibC.fcntl(descriptor, SetFlags, CloseOnExec);
            }
            else
            {
                _ = LibC.close(descriptor);
            }
        }

        var left = Inherited().Count;
        return left == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{left} descriptors stayed open");
    }

    private static List<int> Inherited() => [.. Directory.EnumerateFiles("/proc/self/fd")
        .Select(file => int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture))
        .Where(descriptor => descriptor > LastStandard && LibC.fcntl(descriptor, GetFlags, 0) is var flags && flags >= 0 && (flags & CloseOnExec) == 0)];
}
