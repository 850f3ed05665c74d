using System.ComponentModel;

namespace BaasFunctions.Service.Projects;

/// <summary>How much may be used; null means that there is no bound.</summary>
public sealed record Quota
{
    /// <summary>No bound at all.</summary>
    public static Quota None { get; } = new();

    /// <summary>Executions and tests per window.</summary>
    [Description("Executions and tests.")]
    public long? Requests { get; init; }

    /// <summary>Executions and tests at the same time.</summary>
    [Description("Executions and tests at the same time.")]
    public int? Concurrency { get; init; }

    /// <summary>Seconds of processor time per window.</summary>
    [Description("Processor time.")]
    public long? CpuSeconds { get; init; }

    /// <summary>Bytes that functions send and receive in bodies per window.</summary>
    [Description("Bodies to and from other systems.")]
    public long? EgressBytes { get; init; }

    /// <summary>This one, with the bounds of another where it has none.</summary>
    public Quota Or(Quota other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Requests = Requests ?? other.Requests,
            Concurrency = Concurrency ?? other.Concurrency,
            CpuSeconds = CpuSeconds ?? other.CpuSeconds,
            EgressBytes = EgressBytes ?? other.EgressBytes,
        };
    }
}
