using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers;

/// <summary>Decides at the start whether the service may run functions here. For hosts, before they listen.</summary>
public static class ConfinementCheck
{
    private const string Required = "BAAS_CONFINEMENT=require, but ";

    /// <summary>
    /// Returns why the service must not start, for the operator, or null. Waits for the first worker where <see cref="ConfinementPolicy.Require"/>
    /// is set, and for nothing otherwise.
    /// </summary>
    /// <param name="sandbox">The sandbox of the service.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">The service is to end.</param>
    public static async Task<string?> RunAsync(ISandbox sandbox, WorkerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Confinement != ConfinementPolicy.Require)
        {
            return null;
        }

        if (sandbox is not WorkerProcessSandbox workers)
        {
            return $"{Required}BAAS_ISOLATION={options.Isolation} runs functions in the process of the service, where nothing confines them. "
                + "Set BAAS_ISOLATION to Shared, PerProject or PerExecution, or BAAS_CONFINEMENT=warn.";
        }

        var missing = await workers.MissingAsync(TimeSpan.FromMilliseconds(options.StartTimeoutMs), cancellationToken).ConfigureAwait(false);
        return missing switch
        {
            null => $"{Required}no worker could be started that says how it is confined. The log says why.",
            { Count: 0 } => null,
            _ => $"{Required}workers would run without {string.Join(" and without ", missing)}. "
                + "It takes Linux 5.13 or newer on x64 or ARM64, and a container whose seccomp profile allows seccomp and landlock_* calls. "
                + "BAAS_CONFINEMENT=warn runs functions without it, which is for trusted functions only.",
        };
    }
}
