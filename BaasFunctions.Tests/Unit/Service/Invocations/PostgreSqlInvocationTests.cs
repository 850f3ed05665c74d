using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.Unit.Service.Invocations;

/// <summary>The contract on a real PostgreSQL server.</summary>
[TestClass]
public sealed class PostgreSqlInvocationTests : InvocationQueueContract
{
    private static PostgreSqlServer s_server = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await PostgreSqlServer.StartAsync();

    [ClassCleanup]
    public static Task StopAsync() => s_server.DisposeAsync().AsTask();

    private protected override Task DowngradeAsync(string sql) => s_server.AsSuperuserAsync(sql);

    private protected override async Task<DataOptions> DataAsync()
    {
        await s_server.AsSuperuserAsync("DROP TABLE IF EXISTS baas_invocations, baas_schedules, baas_chains");
        return new DataOptions { DatabaseUrl = s_server.Url };
    }
}
