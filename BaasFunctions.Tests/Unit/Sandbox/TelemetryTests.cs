using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
[DoNotParallelize]
public sealed class TelemetryTests
{
    [TestMethod]
    public async Task Execute_IsMeasuredWithItsOutcome()
    {
        var measured = new ConcurrentQueue<(string Name, string Unit, double Value, string? Outcome)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == SandboxTelemetry.Name)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Keep(i, v, tags));
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Keep(i, v, tags));
        listener.Start();
        await using (var sandbox = TestSandbox.Create())
        {
            await sandbox.ExecuteAsync(TestSandbox.Request("return 1"), NoHostCalls.Instance, CancellationToken.None);
            await sandbox.ExecuteAsync(TestSandbox.Request("throw 1"), NoHostCalls.Instance, CancellationToken.None);
        }

        Assert.IsTrue(measured.Any(m => m is ("baas.sandbox.execution.duration", "s", > 0, "Completed")));
        Assert.IsTrue(measured.Any(m => m is ("baas.sandbox.execution.duration", "s", > 0, "ScriptError")));
        Assert.IsTrue(measured.Any(m => m is ("baas.sandbox.execution.allocated", "By", > 0, "Completed")));
        Assert.AreEqual(0, measured.Where(m => m.Name == "baas.sandbox.executions.active").Sum(m => m.Value));
        Assert.AreEqual(2, measured.Where(m => m.Name == "baas.sandbox.program_cache.requests").Sum(m => m.Value));

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? outcome = null;
            foreach (var tag in tags)
            {
                outcome = tag.Key == "baas.outcome" ? (string?)tag.Value : outcome;
            }

            measured.Enqueue((instrument.Name, instrument.Unit ?? "", value, outcome));
        }
    }

    [TestMethod]
    public async Task Execute_IsASpan()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SandboxTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var sandbox = TestSandbox.Create();
        await sandbox.ExecuteAsync(TestSandbox.Request("throw 1") with { ExecutionId = "span" }, NoHostCalls.Instance, CancellationToken.None);

        var span = ended.Single(activity => (string?)activity.GetTagItem("faas.invocation_id") == "span");
        Assert.AreEqual("ScriptError", span.GetTagItem("baas.outcome"));
        Assert.AreEqual(ActivityStatusCode.Error, span.Status);
    }
}
