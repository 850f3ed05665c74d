using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Tests.Unit.Sandbox.Support;

internal static class ProgramCacheExtensions
{
    /// <summary>The program of a text; blocks the calling thread while another one compiles it.</summary>
    public static CompileResult GetOrCompile(
        this ProgramCache cache, string code, ExecutionLimits limits, Deadline deadline, CancellationToken cancellationToken, out bool compiledHere)
    {
        CompileResult? result;
        while (!cache.TryGetOrCompile(code, limits, deadline, cancellationToken, out result, out compiledHere, out var other))
        {
            other.Wait(TimeSpan.FromSeconds(30), cancellationToken);
        }

        return result;
    }
}
