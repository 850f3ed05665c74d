using BaasFunctions.Service.HostCalls.Database.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>Creates declared indexes before the service listens: that may take longer than a host call may wait.</summary>
public static class DataStorePreparation
{
    /// <summary>Creates what is declared; returns a sentence that says why it cannot.</summary>
    public static Task<string?> RunAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<DataOptions>().Declarations.AreGiven
        ? services.GetRequiredService<SqlDatabase>().PrepareAsync(cancellation)
        : Task.FromResult<string?>(null);
}
