using BaasFunctions.Tests.Host;
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
        using var follower = new DocumentFollower(server.Client.BaseAddress!.ToString());

        await FollowAsync(follower);
    }

    [TestMethod]
    public async Task Document_OnPostgreSql_DoesWhatItSays()
    {
        await using var database = await PostgreSqlServer.StartAsync();
        await using var server = await ServerProcess.StartAsync(("DATABASE_URL", database.Url));
        using var follower = new DocumentFollower(server.Client.BaseAddress!.ToString());

        await FollowAsync(follower);
    }

    /// <summary>There the platform asks for a key of its own, and URLs of functions for one of the service. Both have one value here, which commands and curl send.</summary>
    [TestMethod]
    public async Task Document_OnAzureFunctions_DoesWhatItSays()
    {
        var data = Directory.CreateTempSubdirectory("baas-quickstart-").FullName;
        var (_, key, _) = await ServerProcess.RunAsync(["keys", "create", "--name", "ada", "--project", "dev", "--scope", "deploy,read,execute"], ("DATA_DIR", data));
        await using (var host = await FunctionsHost.StartAsync(LaunchForm.Dotnet, ("DATA_DIR", data)))
        {
            host.AcceptedKey = key;
            using var follower = new DocumentFollower(host.Address.ToString());
            follower.Environment["BAAS_KEY"] = key;

            await FollowAsync(follower.With("curl ", $"curl -H '{FunctionsHost.KeyHeader}: {key}' "));
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task FollowAsync(DocumentFollower follower)
    {
        await follower.FollowAsync("docs/quickstart.md", "## 2.");

        Assert.IsGreaterThanOrEqualTo(11, follower.Commands);
        Assert.IsGreaterThanOrEqualTo(7, follower.Outputs);
    }
}
