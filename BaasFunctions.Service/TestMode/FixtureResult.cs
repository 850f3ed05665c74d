using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>How a case of a file of tests went.</summary>
public sealed record FixtureResult
{
    /// <summary>What was expected and not found; empty when the case passed.</summary>
    public required IReadOnlyList<FixtureFailure> Failures { get; init; }

    /// <summary>The executions, in the order of the calls; after one that failed there is none.</summary>
    public required IReadOnlyList<ExecutionResult> Executions { get; init; }

    /// <summary>Whether all was as expected.</summary>
    public bool Passed => Failures.Count == 0;

    /// <summary>Wall time of all executions.</summary>
    public TimeSpan Took => TimeSpan.FromTicks(Executions.Sum(static execution => execution.Metrics.Wall.Ticks));
}
