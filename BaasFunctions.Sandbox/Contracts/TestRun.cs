namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Options of an execution in test mode.</summary>
public sealed record TestRun
{
    /// <summary>The fixed time that the function reads from its clock; null for the real time. Limits and timers use the real clock.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>The seed of random numbers and ids, so that a run can be repeated; null for real ones.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether to record which statements ran, which makes the function slower. Default true.</summary>
    public bool Coverage { get; init; } = true;
}
