using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Tests.Servers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The contract on the stand-in for a Drupal backend, and what only it does.</summary>
[TestClass]
public sealed class DrupalStoreTests : EntityStoreContract
{
    private static readonly DirectoryInfo s_folder = Directory.CreateTempSubdirectory("baas-drupal-");
    private static DrupalStandIn s_backend = null!;
    private static ServiceProvider s_services = null!;

    private protected override IServiceProvider Services => s_services;

    private protected override bool TakesIds => false;

    private protected override bool HasTransactions => false;

    private protected override bool HasBooleans => false;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_backend = await DrupalStandIn.StartAsync();
        s_services = Build(s_backend.Url, DrupalStandIn.Key);
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await s_services.DisposeAsync();
        await s_backend.DisposeAsync();
        s_folder.Delete(recursive: true);
    }

    [TestMethod]
    public async Task Caller_WithATokenOfItsOwn_IsTheOneWhoAsks()
    {
        await using var backend = await DrupalStandIn.StartAsync();
        await using var services = Build(backend.Url, DrupalStandIn.Key);
        await using var user = new ContextUnderTest(services, "shop", "user-token");
        await using var nobody = new ContextUnderTest(services, "shop");
        await using var stranger = new ContextUnderTest(services, "shop", "wrong-token");

        await user.CallAsync("db.findMany", new { entity = "users" });
        await nobody.CallAsync("db.findMany", new { entity = "users" });

        Assert.AreEqual(("Bearer user-token", "exec_1"), (backend.Requests[0].Credential, backend.Requests[0].Execution));
        Assert.AreEqual(DrupalStandIn.Key, backend.Requests[1].Credential);
        var refused = await stranger.AnswerAsync("db.findMany", new { entity = "users" });
        Assert.AreEqual(("AUTHENTICATION_REQUIRED", 401), (refused.Error?.Code, refused.Error?.Status));
        Assert.DoesNotContain("wrong-token", refused.Error!.Message);
    }

    [TestMethod]
    public async Task Filter_ThatTheBackendKnows_IsLeftToIt()
    {
        await using var backend = await DrupalStandIn.StartAsync();
        await using var services = Build(backend.Url, DrupalStandIn.Key);
        await using var context = new ContextUnderTest(services, "shop");
        await context.CallAsync("db.createMany", new { entity = "users", data = new object[] { new { country = "UK", age = 1 }, new { country = "UK", age = 50 }, new { country = "DE", age = 60 } } });

        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = "users", query = new { country = "UK", age = new { gt = 18 } } }));
        Assert.Contains("filter%5Bcountry%5D=UK", backend.Requests[^1].Path.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal));
        Assert.DoesNotContain("filter[age", backend.Requests[^1].Path);
    }

    [TestMethod]
    public async Task Rows_OfManyPages_AreAllFoundUpToTheLimit()
    {
        await using var backend = await DrupalStandIn.StartAsync();
        await using var services = Build(backend.Url, DrupalStandIn.Key, new EntityLimits { RowsScanned = 300, CallTime = TimeSpan.FromSeconds(20) });
        await using var context = new ContextUnderTest(services, "shop");
        await context.CallAsync("db.createMany", new { entity = "many", data = Enumerable.Range(0, 250).Select(number => new { number }) });

        Assert.AreEqual("250", await context.CallAsync("db.count", new { entity = "many" }));
        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = "many", query = new { number = new { lt = 1 } } }));
        await context.CallAsync("db.createMany", new { entity = "many", data = Enumerable.Range(0, 150).Select(number => new { number }) });
        Assert.AreEqual("TOO_MANY_ROWS_SCANNED", await context.FaultAsync("db.count", new { entity = "many", query = new { number = new { lt = 1 } } }));
        Assert.AreEqual(10, (await context.JsonAsync("db.findMany", new { entity = "many", options = new { limit = 10 } })).GetArrayLength());
    }

    [TestMethod]
    [DataRow("GET", 503, 3)]
    [DataRow("GET", 429, 3)]
    [DataRow("GET", 500, 1)]
    [DataRow("POST", 429, 3)]
    [DataRow("POST", 503, 1)]
    [DataRow("POST", 500, 1)]
    [DataRow("DELETE", 503, 3)]
    public async Task Backend_ThatIsBusyOrFails_IsAskedAgainOnlyWhereThatIsSafe(string method, int status, int times)
    {
        await using var backend = await DrupalStandIn.StartAsync();
        await using var services = Build(backend.Url, DrupalStandIn.Key);
        await using var context = new ContextUnderTest(services, "shop");
        backend.Instead = http =>
        {
            http.Response.StatusCode = status;
            return Task.FromResult(true);
        };

        var (operation, arguments) = method switch
        {
            "GET" => ("db.findMany", (object)new { entity = "users" }),
            "POST" => ("db.create", new { entity = "users", data = new { a = 1 } }),
            _ => ("db.delete", new { entity = "users", id = "1" }),
        };
        var code = await context.FaultAsync(operation, arguments);

        Assert.AreEqual(status switch { 503 => "STORE_UNAVAILABLE", 429 => "STORE_BUSY", _ => "STORE_ERROR" }, code);
        Assert.AreEqual(times, backend.Requests.Count);
    }

    [TestMethod]
    public async Task Backend_ThatRecovers_IsUsedAgainWithoutARestart()
    {
        await using var backend = await DrupalStandIn.StartAsync();
        await using var services = Build(backend.Url, DrupalStandIn.Key);
        await using var context = new ContextUnderTest(services, "shop");
        var failures = 2;
        backend.Instead = http =>
        {
            http.Response.StatusCode = 503;
            return Task.FromResult(failures-- > 0);
        };

        Assert.AreEqual("[]", await context.CallAsync("db.findMany", new { entity = "users" }));
        Assert.AreEqual(3, backend.Requests.Count);
    }

    [TestMethod]
    public async Task Backend_ThatHangs_IsATimeoutInTime()
    {
        await using var backend = await DrupalStandIn.StartAsync();
        await using var services = Build(backend.Url, DrupalStandIn.Key, new EntityLimits { CallTime = TimeSpan.FromMilliseconds(300) });
        await using var context = new ContextUnderTest(services, "shop");
        backend.Instead = async http =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };

        Assert.AreEqual("STORE_TIMEOUT", await context.FaultAsync("db.create", new { entity = "users", data = new { a = 1 } }));
    }

    [TestMethod]
    [DataRow("<html>maintenance</html>")]
    [DataRow("[]")]
    [DataRow("{\"success\":true}")]
    [DataRow("")]
    public async Task Backend_ThatAnswersSomethingElse_IsAnError(string body)
    {
        await using var backend = await DrupalStandIn.StartAsync();
        await using var services = Build(backend.Url, DrupalStandIn.Key);
        await using var context = new ContextUnderTest(services, "shop");
        backend.Instead = async http =>
        {
            await http.Response.WriteAsync(body);
            return true;
        };

        Assert.AreEqual("STORE_ERROR", await context.FaultAsync("db.findMany", new { entity = "users" }));
    }

    [TestMethod]
    public async Task Rows_OfWhichOneFails_AreToldAsFarAsTheyWent()
    {
        await using var context = Context("partly");

        var answer = await context.AnswerAsync("db.createMany", new { entity = "accounts", data = new object[] { new { email = "x@b.example" }, new { email = "x@b.example" } } });

        Assert.AreEqual("DUPLICATE_VALUE", answer.Error?.Code);
        Assert.AreEqual(1, System.Text.Json.JsonDocument.Parse(answer.Error!.DetailsJson).RootElement.GetProperty("done").GetArrayLength());
        Assert.AreEqual("NOT_SUPPORTED", await context.FaultAsync("db.create", new { entity = "accounts", data = new { id = "mine" } }));
    }

    [TestMethod]
    public async Task File_InTheMediaOfTheBackend_ComesBackAndIsDeletedFromItsProjectOnly()
    {
        await using var shop = Context();
        await using var bank = Context("bank");
        var uploaded = await shop.AnswerAsync("files.upload", new { name = "a.txt", type = "text/plain" }, "hello"u8.ToArray());
        Assert.IsNull(uploaded.Error, uploaded.Error?.Message);
        var id = System.Text.Json.JsonDocument.Parse(uploaded.ValueJson).RootElement.GetProperty("id").GetString();

        var downloaded = await shop.AnswerAsync("files.download", new { id });
        Assert.AreEqual("hello", System.Text.Encoding.UTF8.GetString(downloaded.Body.Span));
        Assert.Contains($"sites/files/{id}", await shop.CallAsync("files.url", new { id }));
        Assert.AreEqual("FILE_NOT_FOUND", await bank.FaultAsync("files.download", new { id }));
        Assert.AreEqual("FILE_NOT_FOUND", await bank.FaultAsync("files.delete", new { id }));
        Assert.AreEqual("""{"success":true}""", await shop.CallAsync("files.delete", new { id }));
        Assert.AreEqual("FILE_NOT_FOUND", await shop.FaultAsync("files.delete", new { id }));
        Assert.AreEqual("NOT_SUPPORTED", await shop.FaultAsync("files.list", new { }));

        var used = System.Text.Json.JsonDocument.Parse((await shop.AnswerAsync("files.upload", new { name = "used.txt" }, [1])).ValueJson).RootElement.GetProperty("id").GetString();
        Assert.AreEqual("FILE_IN_USE", await shop.FaultAsync("files.delete", new { id = used }));
    }

    private static ServiceProvider Build(Uri url, string? key, EntityLimits? limits = null) => new ServiceCollection().AddLogging()
        .AddFunctionsService(new ServiceOptions
        {
            Data = new() { Directory = s_folder.FullName, DrupalUrl = url, DrupalKey = key },
            Entities = limits ?? new EntityLimits(),
        })
        .BuildServiceProvider();
}
