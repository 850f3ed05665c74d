namespace BaasFunctions.Service.Health;

/// <summary>Health, from good to bad.</summary>
internal enum HealthStatus
{
    Healthy,
    Warning,
    Unhealthy,
}
