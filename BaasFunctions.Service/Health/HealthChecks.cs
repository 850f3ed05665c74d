using BaasFunctions.Service.Diagnostics;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Health;

/// <summary>Asks every probe at the same time, and waits for none of them longer than an orchestrator would for us.</summary>
internal sealed class HealthChecks(IEnumerable<IHealthProbe> probes, TimeProvider time, ILogger<HealthChecks> logger)
{
    /// <summary>Below the 3 s after which container platforms give up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private readonly IHealthProbe[] _probes = [.. probes];

    /// <summary>What each probe found, by its name.</summary>
    public Task<(string Name, HealthCheck Check)[]> CheckAsync() => Task.WhenAll(_probes.Select(CheckAsync));

    private async Task<(string Name, HealthCheck Check)> CheckAsync(IHealthProbe probe)
    {
        try
        {
            return (probe.Name, await probe.CheckAsync().WaitAsync(Patience, time).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            return (probe.Name, new HealthCheck(HealthStatus.Warning, "No answer yet"));
        }
        catch (Exception fault)
        {
            logger.ProbeFaulted(fault, probe.Name);
            return (probe.Name, new HealthCheck(HealthStatus.Unhealthy, "The check failed"));
        }
    }
}
