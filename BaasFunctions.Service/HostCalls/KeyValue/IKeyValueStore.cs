using System.Text.Json;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.KeyValue;

/// <summary>Small values of projects by key. A value whose time is over is not there, whether it was removed or not. Callable from any thread.</summary>
internal interface IKeyValueStore
{
    /// <summary>The value as JSON; empty for none.</summary>
    Task<CallResult<string>> GetAsync(CallScope scope, string key, CancellationToken cancellation);

    /// <summary>Sets a value. Without a time it stays until it is deleted.</summary>
    Task<CallResult<bool>> SetAsync(CallScope scope, string key, string valueJson, TimeSpan? time, CancellationToken cancellation);

    /// <summary>Deletes a value; returns whether there was one.</summary>
    Task<CallResult<bool>> DeleteAsync(CallScope scope, string key, CancellationToken cancellation);

    /// <summary>Keys that begin with a text, in order, after one.</summary>
    Task<CallResult<IReadOnlyList<string>>> ListAsync(CallScope scope, string prefix, string? after, int limit, CancellationToken cancellation);

    /// <summary>Adds to a number, none counting as 0; returns the sum. The time is set when the value is made.</summary>
    Task<CallResult<double>> IncrementAsync(CallScope scope, string key, double by, TimeSpan? time, CancellationToken cancellation);

    /// <summary>Sets a value if the one there is what was expected; null for none. Returns whether it did.</summary>
    Task<CallResult<bool>> CompareAndSetAsync(
        CallScope scope, string key, JsonElement expected, string valueJson, TimeSpan? time, CancellationToken cancellation);
}
