using System.Text.Json;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.KeyValue;

/// <summary>The key-value store of projects. An expired value does not exist, whether it was removed or not. Callable from any thread.</summary>
internal interface IKeyValueStore
{
    /// <summary>The value as JSON; empty for none.</summary>
    Task<CallResult<string>> GetAsync(CallScope scope, string key, CancellationToken cancellation);

    /// <summary>Sets a value. Without a lifetime it stays until it is deleted.</summary>
    Task<CallResult<bool>> SetAsync(CallScope scope, string key, string valueJson, TimeSpan? time, CancellationToken cancellation);

    /// <summary>Deletes a value; returns whether there was one.</summary>
    Task<CallResult<bool>> DeleteAsync(CallScope scope, string key, CancellationToken cancellation);

    /// <summary>Keys with a prefix, in order, after a given key.</summary>
    Task<CallResult<IReadOnlyList<string>>> ListAsync(CallScope scope, string prefix, string? after, int limit, CancellationToken cancellation);

    /// <summary>Adds to a number, 0 when there is none; returns the sum. The lifetime is set when the value is created.</summary>
    Task<CallResult<double>> IncrementAsync(CallScope scope, string key, double by, TimeSpan? time, CancellationToken cancellation);

    /// <summary>Sets a value if the current one is as expected (null for none). Returns whether it did.</summary>
    Task<CallResult<bool>> CompareAndSetAsync(
        CallScope scope, string key, JsonElement expected, string valueJson, TimeSpan? time, CancellationToken cancellation);
}
