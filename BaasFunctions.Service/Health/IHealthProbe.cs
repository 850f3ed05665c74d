namespace BaasFunctions.Service.Health;

/// <summary>
/// One thing that the service depends on. Every registered probe is a member of <c>checks</c> in <c>/health</c>, in the order of
/// registration, and one that is unhealthy makes the service neither healthy nor ready.
/// </summary>
internal interface IHealthProbe
{
    /// <summary>Name of the member, in snake case.</summary>
    string Name { get; }

    /// <summary>
    /// The state now. Asked by every request for health, so what costs something is done at most every few seconds
    /// (<see cref="CachedHealthCheck"/>). Who asks does not wait longer than <see cref="HealthChecks.Patience"/>.
    /// </summary>
    Task<HealthCheck> CheckAsync();
}
