using System.Text.Json.Nodes;

namespace BaasFunctions.Service.Health;

/// <summary>What one check found.</summary>
/// <param name="Status">Its verdict.</param>
/// <param name="Message">The verdict in words for callers without a key: no paths, no addresses, nothing of the host.</param>
internal sealed record HealthCheck(HealthStatus Status, string Message)
{
    /// <summary>What is wrong and where, for the operator's log; null when there is nothing to say.</summary>
    public string? Cause { get; init; }

    /// <summary>The figures of the check, which stand beside its verdict; null when it has none.</summary>
    public JsonObject? Details { get; init; }
}
