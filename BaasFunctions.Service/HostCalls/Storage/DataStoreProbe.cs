using BaasFunctions.Service.Health;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>Whether the store can be opened and written. A service without it is unhealthy, although functions that use no data still run.</summary>
internal sealed class DataStoreProbe : IHealthProbe
{
    /// <summary>Below <see cref="HealthChecks.Patience"/>, so that a database that does not answer fails the check rather than delays it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly SqlDatabase _database;
    private readonly IEntityStore _store;
    private readonly TimeProvider _time;
    private readonly CachedHealthCheck _check;

    public DataStoreProbe(SqlDatabase database, IEntityStore store, TimeProvider time)
    {
        (_database, _store, _time) = (database, store, time);
        _check = new CachedHealthCheck(AskAsync, time);
    }

    public string Name => "data_store";

    public Task<HealthCheck> CheckAsync() => _check.CheckAsync();

    private async Task<HealthCheck> AskAsync()
    {
        using var patience = new CancellationTokenSource(s_patience, _time);
        try
        {
            if (await _database.CheckAsync(patience.Token) is { } cause)
            {
                return Failed(cause);
            }

            // Entities may be kept elsewhere.
            return _store is SqlEntityStore || await _store.PingAsync(patience.Token) is not { } fault
                ? new HealthCheck(HealthStatus.Healthy, "Data store available")
                : Failed($"DRUPAL_API_URL: {fault.Message}");
        }
        catch (Exception) when (patience.IsCancellationRequested)
        {
            return Failed($"{_database.Place}: no answer within {s_patience.TotalSeconds:0} s");
        }
    }

    private static HealthCheck Failed(string cause) =>
        new(HealthStatus.Unhealthy, "Data store error: it cannot be opened or written") { Cause = cause };
}
