using BaasFunctions.Service.HostCalls.Database.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>Brings data of earlier versions along and creates declared indexes before the service listens: that may take longer than a host call may wait.</summary>
public static class DataStorePreparation
{
    /// <summary>Does so; returns a sentence that says why it cannot. A database elsewhere that has nothing to prepare is not waited for.</summary>
    public static Task<string?> RunAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<DataOptions>() is var data
        && (data.Declarations.AreGiven || !DataLocation.IsPostgreSql(data))
        ? services.GetRequiredService<SqlDatabase>().PrepareAsync(cancellation)
        : Task.FromResult<string?>(null);
}
