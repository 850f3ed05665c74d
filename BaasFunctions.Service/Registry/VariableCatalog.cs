using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Registry;

/// <summary>The stored environment of functions. What the store said is believed for <see cref="FunctionCatalog.Freshness"/>.</summary>
internal sealed class VariableCatalog(VariableStore store, VariableSeal seal, TimeProvider time, ILogger<VariableCatalog> logger) : IDisposable
{
    private const long MaxBytes = 64L << 20;
    private const long Overhead = 200;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <summary>The environment of a function: the variables of its project, over which its own win.</summary>
    public async ValueTask<CallResult<FunctionEnvironment>> FindAsync(string project, string function, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(project, out Entry? entry) || time.GetElapsedTime(entry!.Asked) >= FunctionCatalog.Freshness)
        {
            var asked = time.GetTimestamp();
            var found = await store.ListAsync(project, cancellation);
            if (found.Failed && entry is null)
            {
                return found.Fault;
            }

            if (!found.Failed)
            {
                entry = new Entry(asked, [.. found.Value.Select(variable => Open(project, variable)).OfType<Variable>()]);
                _known.Set(project, entry, new MemoryCacheEntryOptions { Size = Overhead + entry.Variables.Sum(static variable => Overhead + (2L * variable.Value.Length)), SlidingExpiration = TimeSpan.FromHours(1) });
            }
        }

        return Make(entry!.Variables, function);
    }

    /// <summary>Forgets a project, because its variables were changed.</summary>
    public void Forget(string project) => _known.Remove(project);

    public void Dispose() => _known.Dispose();

    /// <summary>In the order of functions, of which that of the whole project is the first.</summary>
    private static FunctionEnvironment Make(IReadOnlyList<Variable> variables, string function)
    {
        Dictionary<string, string>? values = null;
        Dictionary<string, EnvSecret>? secrets = null;
        foreach (var (stored, value) in variables)
        {
            if (stored.Function.Length > 0 && stored.Function != function)
            {
                continue;
            }

            // The placeholder is another one in each execution.
            var secret = stored.Hosts.Count == 0 ? null : new EnvSecret(stored.Name, value, stored.Hosts);
            (values ??= new(StringComparer.Ordinal))[stored.Name] = secret?.Placeholder ?? value;
            secrets?.Remove(stored.Name);
            if (secret is not null)
            {
                (secrets ??= new(StringComparer.Ordinal))[stored.Name] = secret;
            }
        }

        return values is null ? FunctionEnvironment.Empty : new FunctionEnvironment(values, secrets is null ? [] : [.. secrets.Values]);
    }

    private Variable? Open(string project, StoredVariable variable)
    {
        if (seal.Open(project, variable) is { } value)
        {
            return new Variable(variable, value);
        }

        logger.VariableSealed(LogText.Of(variable.Name), LogText.Of(project));
        return null;
    }

    private sealed record Entry(long Asked, IReadOnlyList<Variable> Variables);

    private sealed record Variable(StoredVariable Stored, string Value);
}
