using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using Microsoft.Extensions.Caching.Memory;

namespace BaasFunctions.Service.Registry;

/// <summary>
/// Functions of projects that listen to events. A write asks here, and not the database: what that said is believed for <see cref="FunctionCatalog.Freshness"/>, and after that
/// one row says whether any function of the project has changed. A change on this instance counts at once, and one on another when that is heard of.
/// </summary>
internal sealed class ListenerCatalog(FunctionStore store, TimeProvider time) : IFunctionWatcher, IDisposable
{
    /// <summary>Projects that are known at a time.</summary>
    private const int MaxProjects = 10_000;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxProjects });

    /// <summary>The listeners of a project. While the store cannot be asked, those that are known go on being told.</summary>
    public ValueTask<CallResult<IReadOnlyList<Listener>>> FindAsync(string project, CancellationToken cancellation) =>
        _known.TryGetValue(project, out Entry? entry) && time.GetElapsedTime(entry!.Asked) < FunctionCatalog.Freshness
            ? ValueTask.FromResult(CallResult<IReadOnlyList<Listener>>.Of(entry.Listeners))
            : AskAsync(project, entry, cancellation);

    /// <inheritdoc/>
    public Task<HostCallError?> ChangedAsync(string project, string name, CancellationToken cancellation)
    {
        Forget(project);
        return Task.FromResult<HostCallError?>(null);
    }

    /// <summary>Something of the project has changed.</summary>
    public void Forget(string project) => _known.Remove(project);

    public void Dispose() => _known.Dispose();

    private async ValueTask<CallResult<IReadOnlyList<Listener>>> AskAsync(string project, Entry? entry, CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        var stamp = await store.StampAsync(project, cancellation);
        if (stamp.Failed)
        {
            return entry is null ? stamp.Fault : CallResult<IReadOnlyList<Listener>>.Of(entry.Listeners);
        }

        var listeners = entry?.Listeners;
        if (entry?.Stamp != stamp.Value || listeners is null)
        {
            var found = await store.ListenersAsync(project, cancellation);
            if (found.Failed)
            {
                return entry is null ? found.Fault : CallResult<IReadOnlyList<Listener>>.Of(entry.Listeners);
            }

            listeners = found.Value;
        }

        _known.Set(project, new Entry(asked, stamp.Value, listeners), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        return CallResult<IReadOnlyList<Listener>>.Of(listeners);
    }

    private sealed record Entry(long Asked, string Stamp, IReadOnlyList<Listener> Listeners);
}
