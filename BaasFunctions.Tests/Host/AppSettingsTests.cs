using System.Net;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Tests.Deployment;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Host;

/// <summary>Settings under Azure Functions, which listens and keeps logs itself: each is in force, or refused by its name.</summary>
[TestClass]
public sealed class AppSettingsTests
{
    private const int Megabyte = 1 << 20;
    private const string Hello = """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""";

    private static FunctionsHost s_host = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_host = await FunctionsHost.StartAsync(
        LaunchForm.Dotnet, ("BAAS_WORKERS", "1"), ("RATE_LIMIT_MAX_REQUESTS", "3"), ("RATE_LIMIT_WINDOW_MS", "3600000"), ("BAAS_MAX_BODY_BYTES", $"{40 * Megabyte}"));

    [ClassCleanup]
    public static async Task StopAsync() => await s_host.DisposeAsync();

    [TestMethod]
    public async Task Callers_BehindTheHost_AreToldApartByTheirAddress()
    {
        using var client = s_host.CreateClient();
        async Task<HttpStatusCode> ExecuteAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/execute") { Content = new StringContent(Hello, null, "application/json") };
            request.Headers.Add("X-Forwarded-For", address);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }

        for (var i = 0; i < 3; i++)
        {
            Assert.AreEqual(HttpStatusCode.OK, await ExecuteAsync("203.0.113.7"));
        }

        Assert.AreEqual(HttpStatusCode.TooManyRequests, await ExecuteAsync("203.0.113.7"));
        Assert.AreEqual(HttpStatusCode.OK, await ExecuteAsync("203.0.113.8"));

        // Whoever claims to have come from elsewhere is counted where the front end saw them.
        Assert.AreEqual(HttpStatusCode.TooManyRequests, await ExecuteAsync("198.51.100.1, 203.0.113.7"));
    }

    /// <summary>The web server that the app listens with has a limit of its own, of 30 MB.</summary>
    [TestMethod]
    [DataRow(35, 200)]
    [DataRow(41, 413)]
    public async Task Body_OfManyMegabytes_IsJudgedByTheSetting(int megabytes, int status)
    {
        using var client = s_host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{megabytes}");
        var body = $"{Hello[..^1]},\"unread\":\"{new string('x', megabytes * Megabyte)}\"}}";

        using var answer = await client.PostAsync("/execute", new StringContent(body, null, "application/json"));

        Assert.AreEqual(status, (int)answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        StringAssert.Contains(said, status == 200 ? "\"data\":1" : "BODY_TOO_LARGE");
    }

    [TestMethod]
    [DataRow("LOG_FILE_PATH", "/tmp/app.log", "LOG_FILE_PATH has no effect on Azure Functions; remove it")]
    [DataRow("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=1", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING must be Authorization=AAD or ClientId=...;Authorization=AAD")]
    [DataRow("AzureFunctionsJobHost__functionTimeout", "00:03:00", "AzureFunctionsJobHost__functionTimeout (00:03:00) must be longer than MAX_TIMEOUT (225000 ms)")]
    [DataRow("MAX_TIMEOUT", "300000", "MAX_TIMEOUT must be at most 225000 on Azure Functions")]
    public async Task Setting_ThatCannotBeInForce_EndsTheStartAndIsNamed(string name, string value, string fault)
    {
        var folder = await PublishedApp.FolderAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => FunctionsHost.LoadAsync(
            LaunchForm.Dotnet, folder, ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Guid.Empty}"), (name, value)));

        StringAssert.Contains(refusal.Message, fault);
    }

    [TestMethod]
    public void Settings_OfTheServerAlone_AreRefusedAndPortIsNot_AndNoExecutionOutlivesItsRequest()
    {
        var all = SettingsTable.Rows.Where(row => row.IsOfServer).Select(row => (row.Name, row.Name == "BAAS_BIND_ADDRESS" ? "127.0.0.1" : "10000")).ToArray();
        var settings = Unit.Service.Configuration.SettingsOf.These(all);

        Assert.AreEqual(SettingsReader.LongestOnAzureFunctions, SettingsReader.Read(Unit.Service.Configuration.SettingsOf.These(), isOnAzureFunctions: true).Options!.Limits.MaxWallTime);
        CollectionAssert.AreEquivalent(
            all.Where(setting => setting.Name != "PORT").Select(setting => $"{setting.Name} has no effect on Azure Functions; remove it").ToArray(),
            SettingsReader.Read(settings, isOnAzureFunctions: true).Faults.ToArray());
        Assert.DoesNotContain(fault => fault.Contains("Azure", StringComparison.Ordinal), SettingsReader.Read(settings).Faults);
    }

    /// <summary>The bound holds for a default that somebody chose too: it is refused, not lowered.</summary>
    [TestMethod]
    public void DefaultTimeout_BeyondWhatTheAppMayTake_IsRefused() => Assert.AreEqual(
        "DEFAULT_TIMEOUT must not be greater than MAX_TIMEOUT",
        SettingsReader.Read(Unit.Service.Configuration.SettingsOf.These(("DEFAULT_TIMEOUT", "250000")), isOnAzureFunctions: true).Faults.Single());

    /// <summary>azd publishes without a platform. That of Flex Consumption is Linux on x64, for which code can be compiled ahead.</summary>
    [TestMethod]
    public async Task Publish_WithoutAPlatform_CompilesAheadForThatOfFlexConsumption()
    {
        var properties = await PropertiesAsync("-p:_IsPublishing=true");

        Assert.AreEqual("linux-x64 true false", $"{properties.Text("RuntimeIdentifier")} {properties.Text("PublishReadyToRun")} {properties.Text("SelfContained")}");
    }

    /// <summary>packages.lock.json is for builds of all platforms: a restore for one would write into it, and fail where it may not.</summary>
    [TestMethod]
    [DataRow("", "", "true")]
    [DataRow("-p:RuntimeIdentifier=linux-arm64", "obj/packages.linux-arm64.lock.json", "")]
    [DataRow("-p:_IsPublishing=true", "obj/packages.linux-x64.lock.json", "")]
    public async Task Restore_ForOnePlatform_LeavesTheLockFileAlone(string how, string file, string isLocked)
    {
        var properties = await PropertiesAsync(how);

        Assert.AreEqual(file.Length == 0 ? "" : Repository.PathOf($"BaasFunctions.Host/{file}"), properties.Text("NuGetLockFilePath"));
        Assert.AreEqual(isLocked, properties.Text("RestoreLockedMode"));
    }

    /// <summary>What MSBuild makes of the project in CI.</summary>
    private static async Task<System.Text.Json.JsonElement> PropertiesAsync(string how)
    {
        var (code, output) = await ShellCommand.RunAsync(
            $"dotnet msbuild BaasFunctions.Host {how} -p:Configuration=Release -getProperty:RuntimeIdentifier,PublishReadyToRun,SelfContained,NuGetLockFilePath,RestoreLockedMode",
            Repository.PathOf(""), ("CI", "true"));
        Assert.AreEqual(0, code, output);
        return System.Text.Json.JsonElement.Parse(output).GetProperty("Properties");
    }
}
