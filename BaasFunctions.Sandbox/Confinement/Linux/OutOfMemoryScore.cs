using System.Globalization;

namespace BaasFunctions.Sandbox.Confinement.Linux;

/// <summary>
/// How soon the kernel ends this process when memory runs out (proc_pid_oom_score_adj(5)). Inherited; raising it needs no privilege.
/// </summary>
internal static class OutOfMemoryScore
{
    private const string Path = "/proc/self/oom_score_adj";

    /// <summary>Counts like half of the memory that there is: more than the service ever has ahead of a worker.</summary>
    private const int Step = 500;

    private const int Highest = 1000;

    /// <summary>Whether the process is ended before one with another score.</summary>
    public static bool IsAbove(int other) => Read() is var now && (now > other || now == Highest);

    /// <summary>Raises it above what was inherited, which is returned.</summary>
    public static int Raise()
    {
        var inherited = Read();
        File.WriteAllText(Path, Math.Min(inherited + Step, Highest).ToString(CultureInfo.InvariantCulture));
        return inherited;
    }

    private static int Read() => int.Parse(File.ReadAllText(Path).AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
