namespace BaasFunctions.Service.Health;

/// <summary>
/// Tells <c>/health/ready</c> when the start is over. A host that prepares something before it wants requests says so here; one
/// that does not is ready at once.
/// </summary>
public sealed class ServiceWarmUp
{
    private readonly HealthChecks _checks;
    private volatile bool _isRunning;

    internal ServiceWarmUp(HealthChecks checks) => _checks = checks;

    /// <summary>True between <see cref="Begin"/> and <see cref="End"/>.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>To be called before the host listens.</summary>
    public void Begin() => _isRunning = true;

    /// <summary>
    /// Runs the health checks once, so that what the service cannot reach, such as its database, is in the log at the start and not when the first
    /// function fails.
    /// </summary>
    public Task CheckAsync() => _checks.CheckAsync();

    /// <summary>To be called once requests are served at full speed, and also when that could not be reached.</summary>
    public void End() => _isRunning = false;
}
