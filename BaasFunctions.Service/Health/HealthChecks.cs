using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Health;

/// <summary>Asks every probe at the same time, and waits for none of them longer than an orchestrator would for us.</summary>
internal sealed class HealthChecks(IEnumerable<IHealthProbe> probes, TimeProvider time, ILogger<HealthChecks> logger)
{
    /// <summary>Below the 3 s after which container platforms give up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private readonly IHealthProbe[] _probes = [.. probes];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _failing = new(StringComparer.Ordinal);

    /// <summary>What each probe found, by its name.</summary>
    public Task<(string Name, HealthCheck Check)[]> CheckAsync() => Task.WhenAll(_probes.Select(CheckAsync));

    private async Task<(string Name, HealthCheck Check)> CheckAsync(IHealthProbe probe)
    {
        try
        {
            return (probe.Name, Tell(probe.Name, await probe.CheckAsync().WaitAsync(Patience, time)));
        }
        catch (TimeoutException)
        {
            return (probe.Name, new HealthCheck(HealthStatus.Warning, "No answer yet"));
        }
        catch (Exception fault)
        {
            if (IsNews(probe.Name, fault.GetType().Name))
            {
                logger.ProbeFaulted(fault, probe.Name);
            }

            return (probe.Name, new HealthCheck(HealthStatus.Unhealthy, "The check failed"));
        }
    }

    /// <summary>One line when a check begins to fail or fails for another reason, and one when it is well again: probes come every few seconds.</summary>
    private HealthCheck Tell(string name, HealthCheck check)
    {
        if (check.Status != HealthStatus.Unhealthy)
        {
            bool recovered;
            lock (_gate)
            {
                recovered = check.Status == HealthStatus.Healthy && _failing.Remove(name);
            }

            if (recovered)
            {
                logger.HealthCheckRecovered(name);
            }
        }
        else if (IsNews(name, check.Cause ?? check.Message))
        {
            logger.HealthCheckFailed(name, check.Message, check.Cause ?? "");
        }

        return check;
    }

    private bool IsNews(string name, string cause)
    {
        lock (_gate)
        {
            if (_failing.TryGetValue(name, out var known) && known == cause)
            {
                return false;
            }

            _failing[name] = cause;
            return true;
        }
    }
}
