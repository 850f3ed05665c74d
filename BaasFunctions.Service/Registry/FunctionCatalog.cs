using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Registry;

/// <summary>
/// Functions by name, ready to be called. What the store said is believed for <see cref="Freshness"/>, and then asked for again by its revision alone; a change on this
/// instance counts at once, and one on another when that is heard of. While the store cannot be reached, what is known goes on being served.
/// </summary>
internal sealed class FunctionCatalog(
    FunctionStore store, SqlDatabase database, VariableCatalog variables, ListenerCatalog listeners, IEnumerable<IFunctionWatcher> watchers, TimeProvider time, ILogger<FunctionCatalog> logger) : IDisposable
{
    /// <summary>Where changes are told.</summary>
    public const string Channel = SqlChannels.Functions;

    /// <summary>Bytes of all functions that are known: some thousand of the usual size.</summary>
    private const long MaxBytes = 64L << 20;

    /// <summary>Bytes that a name takes which no function has.</summary>
    private const long BytesOfNone = 512;

    /// <summary>How long a change may go unnoticed at most, when it was not heard of.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Questions to the database at a time. Strangers may ask for as many names as they like before anybody asks them for a key, and must not take the connections of those who have one.
    /// </summary>
    private const int MaxQuestions = 8;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly SemaphoreSlim _questions = new(MaxQuestions);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _starting = new();
    private Task? _listening;

    /// <summary>Since when what was known before is not believed any more.</summary>
    private long _since;

    /// <summary>The function of that name; null when the project has none.</summary>
    public async ValueTask<CallResult<FunctionFinding>> FindAsync(string project, string name, CancellationToken cancellation)
    {
        EnsureListening();
        if (project.Length == 0 || !FunctionNames.IsName(name))
        {
            return new FunctionFinding(null);
        }

        var key = (project, name);
        _known.TryGetValue(key, out Entry? entry);
        if (entry is not null && IsFresh(entry))
        {
            return new FunctionFinding(entry.Function);
        }

        var asked = time.GetTimestamp();
        var found = await AskInTurnAsync(project, name, entry?.Function, cancellation);
        if (found.Failed)
        {
            return entry is null ? found.Fault : new FunctionFinding(entry.Function);
        }

        // Names that no function has go first.
        _known.Set(key, new Entry(asked, found.Value.Function), new MemoryCacheEntryOptions
        {
            Size = found.Value.Function?.Size ?? BytesOfNone,
            SlidingExpiration = TimeSpan.FromHours(1),
            Priority = found.Value.Function is null ? CacheItemPriority.Low : CacheItemPriority.Normal,
        });
        return found;
    }

    /// <summary>A function was changed on this instance: it is asked for again, and who has to do something about it does. Gives what is wrong when that could not be done.</summary>
    public async Task<HostCallError?> ChangedAsync(string project, string name)
    {
        Forget(project, name);
        HostCallError? fault = null;
        foreach (var watcher in watchers)
        {
            // The change was made, whether or not its caller still waits.
            fault ??= await watcher.ChangedAsync(project, name, CancellationToken.None);
        }

        return fault;
    }

    private async Task<CallResult<FunctionFinding>> AskInTurnAsync(string project, string name, ResolvedFunction? known, CancellationToken cancellation)
    {
        if (!await _questions.WaitAsync(s_patience, cancellation))
        {
            return RegistryFaults.Busy;
        }

        try
        {
            return await AskAsync(project, name, known, cancellation);
        }
        finally
        {
            _questions.Release();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _known.Dispose();
        _questions.Dispose();
    }

    private void Forget(string project, string name) => _known.Remove((project, name));

    private bool IsFresh(Entry entry) => entry.Asked >= Volatile.Read(ref _since) && time.GetElapsedTime(entry.Asked) < Freshness;

    private async Task<CallResult<FunctionFinding>> AskAsync(string project, string name, ResolvedFunction? known, CancellationToken cancellation)
    {
        var found = await store.FindAsync(project, name, cancellation);
        if (found.Failed)
        {
            return found.Fault;
        }

        if (found.Value is not [var function])
        {
            return new FunctionFinding(null);
        }

        if (known is not null && known.Function.Revision == function.Revision && known.Function.Created == function.Created)
        {
            return new FunctionFinding(known);
        }

        var version = known?.Version is { } same && same.Number == function.Active && known.Function.Created == function.Created
            ? CallResult<IReadOnlyList<FunctionVersion>>.Of([same])
            : await store.VersionAsync(project, name, function.Active, cancellation);
        return version.Failed ? version.Fault : new FunctionFinding(version.Value is [var served] ? new ResolvedFunction(project, function, served) : null);
    }

    private void EnsureListening()
    {
        if (_listening is not null)
        {
            return;
        }

        lock (_starting)
        {
            _listening ??= Task.Run(() => database.KeepListeningAsync(Channel, () => Volatile.Write(ref _since, time.GetTimestamp()), Heard, s_pause, time, logger, _stop.Token));
        }
    }

    /// <summary>The name has no slash, and a project may. Without a name it is about variables.</summary>
    private void Heard(string told)
    {
        var slash = told.LastIndexOf('/');
        if (slash > 0 && slash == told.Length - 1)
        {
            variables.Forget(told[..slash]);
        }
        else if (slash > 0)
        {
            Forget(told[..slash], told[(slash + 1)..]);
            listeners.Forget(told[..slash]);
        }
    }

    private sealed record Entry(long Asked, ResolvedFunction? Function);
}
