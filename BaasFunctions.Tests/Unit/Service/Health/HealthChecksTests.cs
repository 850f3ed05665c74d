using BaasFunctions.Service.Health;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Unit.Service.Health;

[TestClass]
public sealed class HealthChecksTests
{
    private readonly FakeTime _time = new();
    private readonly CollectedLog _log = new();

    [TestMethod]
    public async Task Check_ProbeThatDoesNotAnswer_IsAWarningInBoundedTime()
    {
        var asked = Checks(new Probe(new TaskCompletionSource<HealthCheck>().Task)).CheckAsync();
        Assert.IsFalse(asked.IsCompleted);

        _time.Advance(HealthChecks.Patience);

        Assert.AreEqual(HealthStatus.Warning, (await asked).Single().Check.Status);
    }

    [TestMethod]
    public async Task Check_ProbeThatThrows_IsUnhealthyAndItsFaultIsInTheLogOnly()
    {
        var found = await Checks(new Probe(Task.FromException<HealthCheck>(new InvalidOperationException("hunter2")))).CheckAsync();

        Assert.AreEqual(("data_store", new HealthCheck(HealthStatus.Unhealthy, "The check failed")), found.Single());
        Assert.AreEqual(3006, _log.Entries.Single().Id);
    }

    [TestMethod]
    public async Task Sandbox_ThatNeverEndsItsSelfTest_IsSlowFirstAndThenUnhealthy()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => new TaskCompletionSource<BaasFunctions.Sandbox.Contracts.ExecutionResult>().Task;

        var first = service.SendAsync("GET", "/health");
        while (!first.IsCompleted)
        {
            // The request reaches its wait when it does; the clock is moved until then.
            service.Time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Yield();
        }

        service.Time.Advance(TimeSpan.FromSeconds(16));
        var second = await service.SendAsync("GET", "/health");

        Assert.AreEqual((200, "warning"), ((await first).Status, (await first)["status"]));
        Assert.AreEqual((503, "unhealthy"), (second.Status, second["status"]));
        Assert.AreEqual(1, service.Sandbox.Requests.Count);
    }

    [TestMethod]
    public async Task Check_ThatFailsForLong_IsOneLineOfTheLogAndOneWhenItIsWellAgain()
    {
        var answer = new HealthCheck(HealthStatus.Unhealthy, "Data store error") { Cause = "host db.example, port 5432: refused" };
        var checks = Checks(new Changing(() => answer));

        for (var i = 0; i < 5; i++)
        {
            await checks.CheckAsync();
        }

        Assert.AreEqual(3007, _log.Entries.Single().Id);
        Assert.Contains("host db.example, port 5432: refused", _log.Entries.Single().Text);
        answer = answer with { Cause = "host db.example, port 5432: password authentication failed" };
        await checks.CheckAsync();
        answer = new HealthCheck(HealthStatus.Healthy, "Data store available");
        await checks.CheckAsync();
        await checks.CheckAsync();
        CollectionAssert.AreEqual((int[])[3007, 3007, 3008], _log.Entries.Select(entry => entry.Id).ToArray());
    }

    [TestMethod]
    public async Task Sandbox_WithoutAWorker_IsUnhealthyAtOnce()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Status = new BaasFunctions.Sandbox.Contracts.SandboxStatus { Isolation = "Shared", WorkersWanted = 2, WorkersUp = 0 };
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed() with { Outcome = BaasFunctions.Sandbox.Contracts.ExecutionOutcome.Cancelled });

        var ready = await service.SendAsync("GET", "/health/ready");

        Assert.AreEqual((503, "Sandbox error: no worker is up"), (ready.Status, ready["sandbox"]));
    }

    [TestMethod]
    public async Task Sandbox_WhoseWorkersAnswerNobody_IsUnhealthyAfterAWhileAndOnlyThen()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Status = new BaasFunctions.Sandbox.Contracts.SandboxStatus { Isolation = "Shared", WorkersWanted = 2, WorkersUp = 2, Answered = 7 };
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed() with { Outcome = BaasFunctions.Sandbox.Contracts.ExecutionOutcome.Cancelled });

        Assert.AreEqual(200, (await service.SendAsync("GET", "/health/ready")).Status);
        service.Time.Advance(TimeSpan.FromSeconds(16));

        // Others were answered meanwhile: it is busy, not sick.
        service.Sandbox.Status = service.Sandbox.Status with { Answered = 8 };
        Assert.AreEqual(200, (await service.SendAsync("GET", "/health/ready")).Status);
        service.Time.Advance(TimeSpan.FromSeconds(16));
        var ready = await service.SendAsync("GET", "/health/ready");

        Assert.AreEqual((503, "Sandbox error: no worker answers"), (ready.Status, ready["sandbox"]));
    }

    private HealthChecks Checks(params IHealthProbe[] probes) =>
        new(probes, _time, LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<HealthChecks>());

    private sealed class Probe(Task<HealthCheck> answer) : IHealthProbe
    {
        public string Name => "data_store";

        public Task<HealthCheck> CheckAsync() => answer;
    }

    private sealed class Changing(Func<HealthCheck> answer) : IHealthProbe
    {
        public string Name => "data_store";

        public Task<HealthCheck> CheckAsync() => Task.FromResult(answer());
    }
}
