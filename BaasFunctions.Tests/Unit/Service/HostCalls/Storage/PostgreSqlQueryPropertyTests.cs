using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The property of queries on a real PostgreSQL server.</summary>
[TestClass]
public sealed class PostgreSqlQueryPropertyTests : EntityQueryProperty
{
    private static PostgreSqlServer s_server = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await PostgreSqlServer.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    private protected override IServiceProvider Build(TimeProvider time) => new ServiceCollection().AddLogging().AddSingleton(time)
        .AddFunctionsService(new ServiceOptions { Data = new DataOptions { DatabaseUrl = s_server.Url, Declarations = Declarations }, Entities = QueryPlans.Limits })
        .BuildServiceProvider();
}
