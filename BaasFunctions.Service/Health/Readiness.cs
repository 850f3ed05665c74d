using BaasFunctions.Service.Admission;

namespace BaasFunctions.Service.Health;

/// <summary>Whether requests are welcome: not at start before functions run at full speed, not while the service drains, not while something is broken.</summary>
internal sealed class Readiness(HealthChecks checks, ServiceWarmUp warmUp, ServiceDrain drain)
{
    public const string Ready = "ready";

    /// <summary>The state in one word, and the checks that are broken.</summary>
    public async Task<(string Status, (string Name, HealthCheck Check)[] Broken)> StateAsync()
    {
        if (drain.IsDraining)
        {
            return ("draining", []);
        }

        if (warmUp.IsRunning)
        {
            return ("starting", []);
        }

        var found = await checks.CheckAsync();
        var broken = found.Where(item => item.Check.Status == HealthStatus.Unhealthy).ToArray();
        return (broken.Length == 0 ? Ready : "unhealthy", broken);
    }
}
