using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>docs/quickstart.md: its files are written, its commands run and its outputs come, as they stand there.</summary>
[TestClass]
public sealed class QuickstartTests
{
    [TestMethod]
    public async Task Document_OnSqlite_DoesWhatItSays()
    {
        await using var server = await ServerProcess.StartAsync();

        await FollowAsync(server);
    }

    [TestMethod]
    public async Task Document_OnPostgreSql_DoesWhatItSays()
    {
        await using var database = await PostgreSqlServer.StartAsync();
        await using var server = await ServerProcess.StartAsync(("DATABASE_URL", database.Url));

        await FollowAsync(server);
    }

    private static async Task FollowAsync(ServerProcess server)
    {
        using var follower = new DocumentFollower(server.Client.BaseAddress!.ToString());

        await follower.FollowAsync("docs/quickstart.md", "## 2.");

        Assert.IsGreaterThanOrEqualTo(8, follower.Commands);
        Assert.IsGreaterThanOrEqualTo(5, follower.Outputs);
    }
}
