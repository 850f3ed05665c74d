using System.Globalization;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.HostCalls.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>What one project does to its file, and what happens to it, touches neither another project nor the keys.</summary>
[TestClass]
public sealed class SqliteIsolationTests
{
    private const string Endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";

    private static readonly DirectoryInfo s_folder = Directory.CreateTempSubdirectory("baas-isolation-");

    public TestContext TestContext { get; set; } = null!;

    private string Folder => Path.Combine(s_folder.FullName, TestContext.TestName!);

    [ClassCleanup]
    public static void CleanUp() => s_folder.Delete(recursive: true);

    [TestMethod]
    public async Task Transaction_ThatIsOpenInOneProject_LeavesWritesOfAnotherAlone()
    {
        await using var services = StoreFiles.Build(Folder);
        await using var shop = new ContextUnderTest(services, "shop");
        await using var bank = new ContextUnderTest(services, "bank");
        var open = (await shop.JsonAsync("db.begin", new { })).GetString();
        await shop.CallAsync("db.create", new { entity = "a", transaction = open, data = new { a = 1 } });

        await bank.CallAsync("db.create", new { entity = "a", data = new { a = 1 } });
        await bank.CallAsync("kv.set", new { key = "k", value = 1 });
        await AssertKeysAsync(services);

        await shop.CallAsync("db.commit", new { transaction = open });
        Assert.AreEqual("1", await shop.CallAsync("db.count", new { entity = "a" }));
    }

    [TestMethod]
    public async Task Scans_ThatDoNotEnd_LeaveOthersTheirTurn_AndEndWhenTheyAreCancelled()
    {
        // Longer than the test: what is done beside the scans does not wait for their end.
        await using var services = StoreFiles.Build(Folder, new EntityLimits { CallTime = TimeSpan.FromMinutes(5) });
        await using var shop = new ContextUnderTest(services, "shop");
        await using var bank = new ContextUnderTest(services, "bank");
        await shop.CallAsync("db.create", new { entity = "a", data = new { id = "one" } });
        using var cancel = new CancellationTokenSource();
        var scans = Enumerable.Range(0, 50).Select(_ => shop.AnswerAsync("db.raw", new { sql = Endless }, cancellation: cancel.Token)).ToArray();

        await bank.CallAsync("db.create", new { entity = "a", data = new { a = 1 } });
        Assert.AreEqual("1", await bank.CallAsync("db.count", new { entity = "a", query = new { a = 1 } }));
        Assert.AreEqual("null", await bank.CallAsync("kv.get", new { key = "k" }));
        await AssertKeysAsync(services);

        // By its id, a row needs no turn.
        Assert.AreNotEqual("null", await shop.CallAsync("db.findOne", new { entity = "a", query = new { id = "one" } }));
        Assert.IsTrue(scans.All(scan => !scan.IsCompleted));

        await cancel.CancelAsync();
        foreach (var scan in scans)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => scan.WaitAsync(TimeSpan.FromMinutes(1)));
        }

        Assert.AreEqual("1", await shop.CallAsync("db.count", new { entity = "a" }));
    }

    [TestMethod]
    public async Task File_ThatIsCorrupt_IsUnavailableToItsProjectAlone()
    {
        var file = StoreFiles.Of(Folder, "shop");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, Enumerable.Repeat((byte)'x', 100_000).ToArray());
        await using var services = StoreFiles.Build(Folder);
        await using var shop = new ContextUnderTest(services, "shop");
        await using var bank = new ContextUnderTest(services, "bank");

        foreach (var (operation, arguments) in ((string, object)[])[
            ("db.findMany", new { entity = "a" }), ("db.create", new { entity = "a", data = new { } }), ("kv.get", new { key = "k" }), ("db.begin", new { }), ("db.raw", new { sql = "SELECT 1" })])
        {
            Assert.AreEqual("STORE_UNAVAILABLE", await shop.FaultAsync(operation, arguments), operation);
        }

        await bank.CallAsync("db.create", new { entity = "a", data = new { a = 1 } });
        Assert.AreEqual("1", await bank.CallAsync("db.count", new { entity = "a" }));
        await AssertKeysAsync(services);
        Assert.IsNull(await services.GetRequiredService<SqlDatabase>().CheckAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task File_OfAnotherProject_IsRefused()
    {
        await using (var services = StoreFiles.Build(Folder))
        {
            await using var bank = new ContextUnderTest(services, "bank");
            await bank.CallAsync("kv.set", new { key = "k", value = "secret" });
        }

        File.Copy(StoreFiles.Of(Folder, "bank"), StoreFiles.Of(Folder, "shop"));
        await using var again = StoreFiles.Build(Folder);
        await using var shop = new ContextUnderTest(again, "shop");

        Assert.AreEqual("STORE_UNAVAILABLE", await shop.FaultAsync("kv.get", new { key = "k" }));
    }

    [TestMethod]
    public async Task Project_ThatOnlyReads_HasNoFile()
    {
        await using var services = StoreFiles.Build(Folder);
        await using var context = new ContextUnderTest(services, "nobody");

        Assert.AreEqual("[]", await context.CallAsync("db.findMany", new { entity = "a", query = new { a = 1 } }));
        Assert.AreEqual("null", await context.CallAsync("db.findOne", new { entity = "a", query = new { id = "a" } }));
        Assert.AreEqual("null", await context.CallAsync("kv.get", new { key = "a" }));
        Assert.AreEqual("""{"rows":[{"n":1}],"rowCount":1}""", await context.CallAsync("db.raw", new { sql = "SELECT 1 AS n" }));

        Assert.IsFalse(Directory.Exists(Folder));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Include, OperatingSystems.Linux)]
    public async Task Files_OfManyProjects_AreClosedAgain_AndLoseNothing()
    {
        await using var services = StoreFiles.Build(Folder, new EntityLimits { OpenFiles = 3 });
        var projects = Enumerable.Range(0, 30).Select(number => string.Create(CultureInfo.InvariantCulture, $"project {number}")).ToArray();
        for (var round = 1; round <= 2; round++)
        {
            await Task.WhenAll(projects.Select(async project =>
            {
                await using var context = new ContextUnderTest(services, project);
                await context.CallAsync("db.create", new { entity = "a", data = new { project } });
            }));
            foreach (var project in projects)
            {
                await using var context = new ContextUnderTest(services, project);
                Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"{round}"), await context.CallAsync("db.count", new { entity = "a", query = new { project } }));
            }
        }

        // Closed beside the calls.
        var open = 0;
        for (var tries = 0; tries < 100 && (open = OpenDatabases(Path.Combine(Folder, "projects"))) > 3; tries++)
        {
            await Task.Delay(100);
        }

        Assert.IsLessThanOrEqualTo(3, open);
    }

    private static async Task AssertKeysAsync(IServiceProvider services)
    {
        var made = await services.GetRequiredService<ApiKeyManager>().CreateAsync(StoreFiles.Key("shop"), "a test", CancellationToken.None);
        var found = await services.GetRequiredService<KeyRing>().FindAsync([made.Text]);
        Assert.AreEqual(made.Key.Id, found.Key?.Id);
    }

    private static int OpenDatabases(string folder) => Directory.GetFiles("/proc/self/fd")
        .Select(link => new FileInfo(link).LinkTarget ?? "").Where(target => target.StartsWith(folder, StringComparison.Ordinal) && target.EndsWith(".db", StringComparison.Ordinal)).Distinct().Count();
}
