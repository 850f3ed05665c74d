using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Health;

namespace BaasFunctions.Tests.Unit.Service.Api.Endpoints;

[TestClass]
public sealed class LiveAndReadyEndpointTests
{
    [TestMethod]
    public async Task Live_Always_Is200WithoutRunningTheSandbox()
    {
        await using var service = new ServiceUnderTest();
        service.Part<ServiceWarmUp>().Begin();
        await service.Part<ServiceDrain>().DrainAsync(TimeSpan.Zero, service.Time, default);

        var answer = await service.SendAsync("GET", "/health/live");

        Assert.AreEqual((200, """{"status":"alive"}"""), (answer.Status, answer.Text));
        Assert.AreEqual(0, service.Sandbox.Requests.Count);
    }

    [TestMethod]
    public async Task Ready_FunctionsRun_Is200()
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("GET", "/health/ready");

        Assert.AreEqual((200, """{"status":"ready"}"""), (answer.Status, answer.Text));
    }

    [TestMethod]
    public async Task Ready_BeforeTheWarmUpEnded_Is503()
    {
        await using var service = new ServiceUnderTest();
        service.Part<ServiceWarmUp>().Begin();

        var before = await service.SendAsync("GET", "/health/ready");
        service.Part<ServiceWarmUp>().End();
        var after = await service.SendAsync("GET", "/health/ready");

        Assert.AreEqual((503, "starting"), (before.Status, before["status"]));
        Assert.AreEqual(200, after.Status);
    }

    [TestMethod]
    public async Task Ready_Draining_Is503()
    {
        await using var service = new ServiceUnderTest();
        await service.Part<ServiceDrain>().DrainAsync(TimeSpan.Zero, service.Time, default);

        var answer = await service.SendAsync("GET", "/health/ready");

        Assert.AreEqual((503, "draining"), (answer.Status, answer["status"]));
    }

    [TestMethod]
    public async Task Ready_SandboxCannotRun_Is503AndNamesIt()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed("null") with { Outcome = ExecutionOutcome.HostError });

        var answer = await service.SendAsync("GET", "/health/ready");

        Assert.AreEqual((503, "unhealthy"), (answer.Status, answer["status"]));
        Assert.AreEqual("Sandbox error: EXECUTION_ERROR", answer["sandbox"]);
    }

    [TestMethod]
    [DataRow("/health/live")]
    [DataRow("/health/ready")]
    public async Task Head_IsAnsweredWithoutABody(string path)
    {
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("HEAD", path);

        Assert.AreEqual((200, 0), (answer.Status, answer.Body.Length));
        Assert.IsTrue(answer.Headers.ContentLength > 0);
    }

    [TestMethod]
    public async Task Probes_WithKeysAndARateLimit_NeedNoKeyAndAreNotCounted()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Access = new() { ApiKeys = ["0123456789abcdef"], RateLimitMaxRequests = 1 } });

        for (var i = 0; i < 5; i++)
        {
            foreach (var path in (string[])["/health", "/health/live", "/health/ready"])
            {
                var answer = await service.SendAsync("GET", path);
                Assert.AreEqual(200, answer.Status);
                Assert.IsFalse(answer.Headers.ContainsKey("X-RateLimit-Limit"));
            }
        }
    }
}
