using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.Unit.Service.Executions;

[TestClass]
public sealed class PostgreSqlExecutionsTests : ExecutionsContract
{
    private static PostgreSqlServer s_server = null!;

    private string _url = "";

    internal override ServiceOptions Options => new() { Data = new DataOptions { DatabaseUrl = _url } };

    /// <summary>Each test has a database of its own: once there is a key in one, it is asked for.</summary>
    [TestInitialize]
    public async Task CreateAsync()
    {
        var name = "d" + Guid.NewGuid().ToString("N");
        await s_server.AsSuperuserAsync($"CREATE DATABASE {name} OWNER baas", "postgres");
        _url = s_server.Url[..s_server.Url.LastIndexOf('/')] + "/" + name;
    }

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await PostgreSqlServer.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();
}
