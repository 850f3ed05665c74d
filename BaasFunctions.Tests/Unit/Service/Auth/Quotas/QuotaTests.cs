using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Projects;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.Auth.Quotas;

/// <summary>What a project, and what a key, may use in one window.</summary>
[TestClass]
public sealed class QuotaTests
{
    [TestMethod]
    public async Task Requests_UsedUp_AreRefusedUntilTheWindowEnds()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Quotas = new() { Requests = 2 } });
        var first = new[] { await RunAsync(service, "a"), await RunAsync(service, "a"), await RunAsync(service, "a") };

        Assert.IsTrue(first[0].Status == 200 && first[1].Status == 200);
        Assert.AreEqual((429, "QUOTA_EXCEEDED"), (first[2].Status, first[2]["code"]));
        Assert.AreEqual("3600", first[2].Headers.RetryAfter.ToString());
        StringAssert.Contains(first[2]["error"], "project");
        Assert.AreEqual(200, (await RunAsync(service, "b")).Status, "another project has its own");

        service.Time.Advance(TimeSpan.FromHours(1));
        Assert.AreEqual(200, (await RunAsync(service, "a")).Status);
    }

    [TestMethod]
    public async Task CpuSeconds_UsedUp_EndTheWindow()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Quotas = new() { CpuSeconds = 10 } });
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed() with { Metrics = new ExecutionMetrics { Cpu = TimeSpan.FromSeconds(6) } });

        Assert.AreEqual(200, (await RunAsync(service, "a")).Status);
        Assert.AreEqual(200, (await RunAsync(service, "a")).Status);
        var third = await RunAsync(service, "a");

        Assert.AreEqual("QUOTA_EXCEEDED", third["code"]);
        StringAssert.Contains(third["error"], "processor time");
    }

    [TestMethod]
    public async Task Concurrency_OfAKey_IsRefusedAtOnce()
    {
        await using var service = new ServiceUnderTest();
        var key = await MakeAsync(service, new Quota { Concurrency = 1 });
        var ending = new TaskCompletionSource<ExecutionResult>();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Sandbox.Answer = (_, _) =>
        {
            begun.TrySetResult();
            return ending.Task;
        };
        var running = RunAsync(service, "a", key);

        // The store of keys answers when it does: without this the second may come first.
        await begun.Task;
        var second = await RunAsync(service, "a", key);
        Assert.AreEqual((429, "QUOTA_EXCEEDED"), (second.Status, second["code"]));
        Assert.AreEqual("1", second.Headers.RetryAfter.ToString());

        ending.SetResult(FakeSandbox.Completed());
        Assert.AreEqual(200, (await running).Status);
        Assert.AreEqual(200, (await RunAsync(service, "a", key)).Status);
    }

    [TestMethod]
    public async Task Key_HasItsOwnBesideItsProject()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Quotas = new() { Requests = 3 } });
        var (one, two) = (await MakeAsync(service, new Quota { Requests = 2 }), await MakeAsync(service, Quota.None));

        var statuses = new List<int>();
        foreach (var key in (string[])[one, one, one, two, two])
        {
            statuses.Add((await RunAsync(service, "a", key)).Status);
        }

        // What the key was refused counts for nobody; the project ends with its third.
        CollectionAssert.AreEqual((int[])[200, 200, 429, 200, 429], statuses);
    }

    [TestMethod]
    public async Task Policy_OfAProject_ComesBeforeThatOfAll()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{ "rich": { "quota": { "requests": 3 } }, "plain": {} }""");
        Assert.IsNull(ProjectPolicies.Read(file, out var policies));
        File.Delete(file);
        await using var service = new ServiceUnderTest(new ServiceOptions { Quotas = new() { Requests = 1, Projects = policies } });

        foreach (var (project, most) in ((string, int)[])[("rich", 3), ("plain", 1), ("unnamed", 1)])
        {
            var served = 0;
            for (var i = 0; i < 5; i++)
            {
                served += (await RunAsync(service, project)).Status == 200 ? 1 : 0;
            }

            Assert.AreEqual(most, served, project);
        }
    }

    private static Task<ServiceAnswer> RunAsync(ServiceUnderTest service, string project, string? key = null) => service.SendAsync(
        "POST",
        "/execute",
        "{\"execution_id\":\"e\",\"function_id\":\"f\",\"code\":\"export default () => 1\",\"context\":{\"project_id\":\"" + project + "\"}}",
        (HttpContext http) => http.Request.Headers["X-API-Key"] = key);

    private static async Task<string> MakeAsync(ServiceUnderTest service, Quota quota) =>
        (await service.Part<ApiKeyManager>().CreateAsync(new KeyRequest("test", null, KeyScopes.Execute, null, quota), "a test", default)).Text;
}
