using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Registry;

namespace BaasFunctions.Service.Schedules;

/// <summary>Keeps the table of schedules in step with the registry: a function that is online has those of the version that is served, and no other function has any.</summary>
internal sealed class ScheduleSync(FunctionStore functions, ScheduleStore schedules, ScheduleClock clock) : IFunctionWatcher
{
    private const int MaxRounds = 5;

    public async Task<HostCallError?> ChangedAsync(string project, string name, CancellationToken cancellation)
    {
        // Somebody else may change it between the look at it and the schedules; then what they are has to be looked at again.
        StoredFunction? applied = null;
        for (var round = 0; round < MaxRounds; round++)
        {
            var found = await functions.FindAsync(project, name, cancellation);
            if (found.Failed)
            {
                return found.Fault;
            }

            var function = found.Value is [var one] ? one : null;
            if (round > 0 && function?.Revision == applied?.Revision && function?.Created == applied?.Created)
            {
                break;
            }

            var (fault, rules) = await RulesOfAsync(project, function, cancellation);
            if (fault is not null || (fault = (await schedules.SetAsync(project, name, rules, cancellation)).Fault) is not null)
            {
                return fault;
            }

            applied = function;
        }

        clock.Wake();
        return null;
    }

    private async Task<(HostCallError? Fault, IReadOnlyList<ScheduleRule> Rules)> RulesOfAsync(string project, StoredFunction? function, CancellationToken cancellation)
    {
        if (function is not { Status: FunctionStatus.Online })
        {
            return (null, []);
        }

        var version = await functions.VersionAsync(project, function.Name, function.Active, cancellation);
        return version.Failed ? (version.Fault, [])
            : (null, version.Value is [var served] ? ScheduleRules.Of(served.DeclaredJson, served.ConfigJson) : []);
    }
}
