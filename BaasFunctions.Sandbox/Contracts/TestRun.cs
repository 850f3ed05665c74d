namespace BaasFunctions.Sandbox.Contracts;

/// <summary>An execution in test mode: what a test may fix, and what it wants to know.</summary>
public sealed record TestRun
{
    /// <summary>What the clock shows that the function reads, all the time; null for the real one. Limits and timers keep to the real one.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Where random numbers and ids begin, so that a run can be repeated; null for real ones.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether to note which statements ran. Makes the function slower. Default true.</summary>
    public bool Coverage { get; init; } = true;
}
