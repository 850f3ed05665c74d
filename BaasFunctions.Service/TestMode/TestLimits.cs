using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>Bounds of <c>/test</c>, those of the service that this one replaces; no settings, because those of every execution bound a test too.</summary>
internal static class TestLimits
{
    public static readonly TimeSpan WallTime = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan MaxWallTime = TimeSpan.FromSeconds(30);
    public const long MemoryBytes = 128L << 20;
    public const long MaxMemoryBytes = 256L << 20;

    /// <summary>Those of tests, or those of every execution where these are tighter.</summary>
    public static ExecutionLimits Within(ExecutionLimits limits)
    {
        var mostTime = Least(MaxWallTime, limits.MaxWallTime);
        var mostMemory = Math.Min(MaxMemoryBytes, limits.MaxMemoryBytes);
        return limits with
        {
            WallTime = Least(WallTime, mostTime),
            MaxWallTime = mostTime,
            MemoryBytes = Math.Min(MemoryBytes, mostMemory),
            MaxMemoryBytes = mostMemory,
        };
    }

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
