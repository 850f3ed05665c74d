using System.Diagnostics;
using System.Net;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Host.Launch;

namespace BaasFunctions.Tests.Host;

/// <summary>The published app, started in each form in which Azure starts it.</summary>
[TestClass]
public sealed class LaunchTests
{
    [TestMethod]
    [DataRow(LaunchForm.Dotnet)]
    [DataRow(LaunchForm.Placeholder)]
    public async Task App_HoweverItIsStarted_RunsAFunctionInAWorker(object form)
    {
        await using var host = await StartAsync((LaunchForm)form, ("BAAS_WORKERS", "1"));
        using var client = host.CreateClient();
        using var answer = await client.PostAsync("/execute", Json("""{"execution_id":"e","function_id":"f","code":"return 6 * 7"}"""));
        var health = await client.GetAsync("/health").JsonAsync();

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual(42, (await answer.JsonAsync()).GetProperty("data").GetInt32());
        Assert.AreEqual(1, health.GetProperty("checks").GetProperty("sandbox").GetProperty("workers_up").GetInt32());
        Assert.IsNotEmpty(WorkersOf(host));
    }

    /// <summary>The placeholder runs before there is an app: whatever is set comes with the request that names the app's folder.</summary>
    [TestMethod]
    [DataRow(LaunchForm.Dotnet)]
    [DataRow(LaunchForm.Placeholder)]
    public async Task Settings_OfTheApp_AreInForce(object form)
    {
        await using var host = await StartAsync(
            (LaunchForm)form, ("BAAS_WORKERS", "1"), ("NODE_ENV", "staging"), ("DEFAULT_TIMEOUT", "4321"), ("BAAS_API_KEYS", "0123456789abcdef"));
        using var client = host.CreateClient();
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await client.GetAsync("/info")).StatusCode);

        client.DefaultRequestHeaders.Add("X-API-Key", "0123456789abcdef");
        var info = await client.GetAsync("/info").JsonAsync();

        Assert.AreEqual("staging", info.Text("environment"));
        Assert.AreEqual(4321, info.GetProperty("limits").GetProperty("default_timeout_ms").GetInt32());
    }

    [TestMethod]
    [DataRow(LaunchForm.Dotnet)]
    [DataRow(LaunchForm.Placeholder)]
    public async Task Workers_OfAnAppThatIsKilled_EndWithIt(object form)
    {
        await using var host = await StartAsync((LaunchForm)form, ("BAAS_WORKERS", "1"));
        var workers = WorkersOf(host);
        Assert.IsNotEmpty(workers);

        host.App.Kill();

        foreach (var worker in workers)
        {
            await worker.WaitForExitAsync().WaitAsync(MachinePace.Stretch(TimeSpan.FromSeconds(20)));
        }
    }

    /// <summary>A process that stays without its app is waited for: on Azure 30 seconds, with no word of what is wrong.</summary>
    [TestMethod]
    [DataRow(LaunchForm.Dotnet)]
    [DataRow(LaunchForm.Placeholder)]
    public async Task Start_ThatIsRefused_EndsTheProcessAndSaysWhy(object form)
    {
        var refusal = await Assert.ThrowsExactlyAsync<InvalidOperationException>(
            () => StartAsync((LaunchForm)form, ("LOG_FILE_PATH", "/tmp/app.log")).WaitAsync(MachinePace.Stretch(TimeSpan.FromSeconds(30))));

        StringAssert.Contains(refusal.Message, "The app ended. LOG_FILE_PATH has no effect on Azure Functions");
    }

    /// <summary>Versions of Azure's program differ in where they let the app run; nothing of the app depends on it.</summary>
    [TestMethod]
    public async Task App_InAPlaceholder_NeedsNothingOfTheFolderItRunsIn()
    {
        await using var host = await StartAsync(LaunchForm.Placeholder, ("BAAS_WORKERS", "1"));
        var folder = new DirectoryInfo($"/proc/{host.App.Id}/cwd").ResolveLinkTarget(returnFinalTarget: true)!.FullName;

        Assert.AreNotEqual(await PublishedApp.FolderAsync(), folder);
        CollectionAssert.AreEqual((string[])["socket"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).ToArray());
    }

    /// <summary>Streams are read later than the process ends, and the reason stands in their last line.</summary>
    [TestMethod]
    public async Task Start_ThatIsRefused_IsToldToTheLastLine()
    {
        if (AppProcess.IsElsewhere)
        {
            Assert.Inconclusive("Another program runs the app.");
        }

        var folder = Directory.CreateTempSubdirectory("baas-refused-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "worker.config.json"), """{"description":{"defaultExecutablePath":"bash","defaultWorkerPath":"app","canUsePlaceholder":true}}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "app"), "(sleep 1; echo the last line >&2) & exit 1");

        var refusal = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => FunctionsHost.LoadAsync(LaunchForm.Dotnet, folder));

        StringAssert.Contains(refusal.Message, "The app ended. the last line");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<FunctionsHost> StartAsync(LaunchForm form, params (string, string)[] settings)
    {
        if (!FunctionsHost.CanStart(form))
        {
            Prerequisite.SkipWithout(NetHostProgram.Missing, Prerequisite.AreAllRequired);
        }

        return await FunctionsHost.StartAsync(form, settings);
    }

    private static IReadOnlyList<Process> WorkersOf(FunctionsHost host) => [.. ChildProcesses.Of(host.App.Id).Select(Process.GetProcessById)];

    private static StringContent Json(string text) => new(text, null, "application/json");
}
