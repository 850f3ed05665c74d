using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Config;

/// <summary>Applies what a configuration asks for: the caller's word goes before the function's, and both end at the maxima.</summary>
internal static class ConfiguredLimits
{
    public static ExecutionLimits Apply(ExecutionLimits limits, FunctionConfig caller, FunctionConfig function)
    {
        var timeout = caller.TimeoutMs ?? function.TimeoutMs;
        var memory = caller.MemoryMb ?? function.MemoryMb;
        if (timeout is null && memory is null)
        {
            return limits;
        }

        return limits with
        {
            WallTime = timeout is { } ms ? Min(TimeSpan.FromMilliseconds(ms), limits.MaxWallTime) : limits.WallTime,
            MemoryBytes = memory is { } mb ? Math.Min((long)mb << 20, limits.MaxMemoryBytes) : limits.MemoryBytes,
        };
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
