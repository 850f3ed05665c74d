using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;

namespace BaasFunctions.Tests.Unit.Service.Api.Endpoints;

[TestClass]
public sealed class HealthEndpointTests
{
    [TestMethod]
    public async Task Health_Report_HasEveryMemberThatClientsRead()
    {
        await using var service = new ServiceUnderTest();
        service.Time.Advance(TimeSpan.FromSeconds(1));

        var answer = await service.SendAsync("GET", "/health");

        Assert.AreEqual(200, answer.Status);
        CollectionAssert.Contains((string[])["healthy", "warning"], answer["status"]);
        Assert.AreEqual("BaaS Functions Service", answer["service"]);
        Assert.IsTrue(answer.Json.GetProperty("uptime").TryGetInt64(out _));
        var checks = answer.Json.GetProperty("checks");
        Assert.IsTrue(checks.GetProperty("memory").GetProperty("usage_percent").TryGetInt32(out var percent) && percent is >= 0 and <= 100);
        Assert.AreEqual(Environment.ProcessorCount, checks.GetProperty("cpu").GetProperty("cores").GetInt32());
        Assert.AreEqual("healthy", checks.GetProperty("sandbox").GetProperty("status").GetString());
        Assert.AreEqual("healthy", checks.GetProperty("disk").GetProperty("status").GetString());
        var system = answer.Json.GetProperty("system");
        foreach (var name in (string[])["node_version", "platform", "arch"])
        {
            Assert.AreEqual(JsonValueKind.String, system.GetProperty(name).ValueKind);
        }

        Assert.AreEqual(Environment.ProcessId, system.GetProperty("pid").GetInt32());
        Assert.IsTrue(system.GetProperty("memory").GetProperty("heap_used").GetDouble() > 0);
    }

    [TestMethod]
    public async Task Health_SandboxFails_Is503()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed("null") with
        {
            Outcome = ExecutionOutcome.HostError,
            Error = new ExecutionError { Code = "HOST_ERROR", Name = "Error", Message = "hunter2" },
        });

        var answer = await service.SendAsync("GET", "/health");

        Assert.AreEqual((503, "unhealthy"), (answer.Status, answer["status"]));
        Assert.AreEqual("error", answer.Json.GetProperty("checks").GetProperty("sandbox").GetProperty("status").GetString());
        Assert.IsFalse(answer.Text.Contains("hunter2"));
    }

    [TestMethod]
    public async Task Health_SandboxSlow_IsAWarningAnd200()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed("null") with { Outcome = ExecutionOutcome.TimedOut });

        var answer = await service.SendAsync("GET", "/health");

        Assert.AreEqual((200, "warning"), (answer.Status, answer["status"]));
    }

    [TestMethod]
    public async Task Health_ManyProbes_RunOneSelfTest()
    {
        await using var service = new ServiceUnderTest();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.SendAsync("GET", "/health")));
        Assert.AreEqual(1, service.Sandbox.Requests.Count);

        service.Time.Advance(TimeSpan.FromSeconds(6));
        await service.SendAsync("GET", "/health");
        Assert.AreEqual(2, service.Sandbox.Requests.Count);
    }

    [TestMethod]
    public async Task Health_Draining_Is503SoThatNobodySendsMore()
    {
        await using var service = new ServiceUnderTest();
        await service.Part<ServiceDrain>().DrainAsync(TimeSpan.Zero, service.Time, default);

        Assert.AreEqual(503, (await service.SendAsync("GET", "/health")).Status);
    }

    [TestMethod]
    public async Task Info_Report_HasVersionsAndEffectiveLimits()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("GET", "/info");

        Assert.AreEqual("development", answer["environment"]);
        Assert.AreEqual(30_000, answer.Json.GetProperty("limits").GetProperty("default_timeout_ms").GetInt32());
        Assert.AreEqual(10 << 20, answer.Json.GetProperty("limits").GetProperty("body_bytes").GetInt32());
        StringAssert.StartsWith(answer.Json.GetProperty("versions").GetProperty("engine").GetString(), "Jint 4.");
        Assert.IsTrue(answer.Json.GetProperty("memory_usage").GetProperty("heapUsed").GetInt64() > 0);
    }
}
