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
        service.Sandbox.Answer = (_, _) => new TaskCompletionSource<BaasFunctions.Sandbox.Execution.ExecutionResult>().Task;

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

    private HealthChecks Checks(params IHealthProbe[] probes) =>
        new(probes, _time, LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<HealthChecks>());

    private sealed class Probe(Task<HealthCheck> answer) : IHealthProbe
    {
        public string Name => "data_store";

        public Task<HealthCheck> CheckAsync() => answer;
    }
}
