using BaasFunctions.Service.HostCalls.Database.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>What is done before the service listens, where the operator declares entities: an index may take longer than a call of a function may wait.</summary>
public static class DataStorePreparation
{
    /// <summary>Makes what is declared; gives the sentence that says why it cannot be kept.</summary>
    public static Task<string?> RunAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<DataOptions>().Declarations.AreGiven
        ? services.GetRequiredService<SqlDatabase>().PrepareAsync(cancellation)
        : Task.FromResult<string?>(null);
}
