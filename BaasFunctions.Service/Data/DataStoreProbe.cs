using BaasFunctions.Service.Entities;
using BaasFunctions.Service.Health;

namespace BaasFunctions.Service.Data;

/// <summary>Whether the data store answers. Functions that need no data run without it, so it is a warning.</summary>
internal sealed class DataStoreProbe : IHealthProbe
{
    private readonly IEntityStore _store;
    private readonly RememberedCheck _check;

    public DataStoreProbe(IEntityStore store, TimeProvider time)
    {
        _store = store;
        _check = new RememberedCheck(AskAsync, time);
    }

    public string Name => "data_store";

    public Task<HealthCheck> CheckAsync() => _check.CheckAsync();

    private async Task<HealthCheck> AskAsync() => await _store.PingAsync(CancellationToken.None).ConfigureAwait(false) is null
        ? new HealthCheck(HealthStatus.Healthy, "Data store available")
        : new HealthCheck(HealthStatus.Warning, "Data store error: it cannot be reached");
}
