namespace BaasFunctions.Service.Health;

/// <summary>What one check found.</summary>
/// <param name="Status">Its verdict.</param>
/// <param name="Message">The verdict in words; null where figures say it.</param>
internal readonly record struct HealthCheck(HealthStatus Status, string? Message);
