namespace BaasFunctions.Service.Health;

/// <summary>
/// Tells <c>/health/ready</c> when the start is over. A host that prepares something before it wants requests says so here; one
/// that does not is ready at once.
/// </summary>
public sealed class ServiceWarmUp
{
    private volatile bool _isRunning;

    /// <summary>True between <see cref="Begin"/> and <see cref="End"/>.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>To be called before the host listens.</summary>
    public void Begin() => _isRunning = true;

    /// <summary>To be called once requests are served at full speed, and also when that could not be reached.</summary>
    public void End() => _isRunning = false;
}
