using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;

namespace BaasFunctions.Tests.Unit.Service.Contracts;

[TestClass]
public sealed class WireOutcomeTests
{
    private static IEnumerable<object[]> Outcomes => Enum.GetValues<ExecutionOutcome>().Select(outcome => new object[] { outcome });

    [TestMethod]
    [DynamicData(nameof(Outcomes))]
    public void Of_EveryOutcome_HasAWireForm(ExecutionOutcome outcome)
    {
        var wire = WireOutcome.Of(outcome);

        Assert.AreEqual(outcome == ExecutionOutcome.Completed, wire.ErrorCode is null);
        var expected = outcome switch
        {
            ExecutionOutcome.Cancelled => 503,
            ExecutionOutcome.HostError => 500,
            _ => 200,
        };
        Assert.AreEqual(expected, wire.HttpStatus);
    }

    [TestMethod]
    [DynamicData(nameof(Outcomes))]
    public void Write_EveryOutcome_HasEveryFieldThatClientsRead(ExecutionOutcome outcome)
    {
        var json = Write(new ExecutionResult { Outcome = outcome, DataJson = default, Logs = [], Metrics = new ExecutionMetrics() });

        Assert.AreEqual(outcome == ExecutionOutcome.Completed ? "success" : "error", json.GetProperty("status").GetString());
        Assert.AreEqual(JsonValueKind.Null, json.GetProperty("data").ValueKind);
        Assert.AreEqual("e1", json.GetProperty("execution_id").GetString());
        Assert.IsTrue(json.GetProperty("execution_time_ms").TryGetInt64(out _));
        Assert.IsTrue(json.GetProperty("memory_used_mb").TryGetInt64(out _));
        Assert.AreEqual(0, json.GetProperty("logs").GetArrayLength());
        foreach (var figure in (string[])["wall_ms", "cpu_ms", "queue_ms", "allocated_bytes", "host_calls", "egress_calls", "log_bytes"])
        {
            Assert.AreEqual(JsonValueKind.Number, json.GetProperty("metrics").GetProperty(figure).ValueKind);
        }

        if (outcome != ExecutionOutcome.Completed)
        {
            Assert.IsFalse(string.IsNullOrEmpty(json.GetProperty("error").GetString()));
            Assert.IsFalse(string.IsNullOrEmpty(json.GetProperty("error_type").GetString()));
            Assert.IsFalse(string.IsNullOrEmpty(json.GetProperty("error_code").GetString()));
        }
    }

    [TestMethod]
    public void Of_ErrorCodes_AreUnique() =>
        CollectionAssert.AllItemsAreUnique(Enum.GetValues<ExecutionOutcome>().Select(outcome => WireOutcome.Of(outcome).ErrorCode ?? "").ToArray());

    [TestMethod]
    public void Write_HostError_TellsNothingOfTheHost()
    {
        var json = Write(new ExecutionResult
        {
            Outcome = ExecutionOutcome.HostError,
            DataJson = default,
            Logs = [],
            Metrics = new ExecutionMetrics(),
            Error = new ExecutionError { Code = "X", Name = "NullReferenceException", Message = "at Secret.Method()", Stack = "at Secret.Method()" },
        });

        Assert.IsFalse(json.GetRawText().Contains("Secret"));
        Assert.AreEqual("EXECUTION_ERROR", json.GetProperty("error_code").GetString());
    }

    [TestMethod]
    public void Write_ErrorWithAHint_TellsItInTheTextToo()
    {
        var json = Write(new ExecutionResult
        {
            Outcome = ExecutionOutcome.ScriptError,
            DataJson = default,
            Logs = [],
            Metrics = new ExecutionMetrics(),
            Error = new ExecutionError { Code = "SCRIPT_ERROR", Name = "ReferenceError", Message = "process is not defined", Hint = "Read context.env" },
        });

        Assert.AreEqual("process is not defined. Read context.env", json.GetProperty("error").GetString());
        Assert.AreEqual("Read context.env", json.GetProperty("hint").GetString());
    }

    [TestMethod]
    public void Write_Error_CarriesPlaceLimitAndStack()
    {
        var json = Write(new ExecutionResult
        {
            Outcome = ExecutionOutcome.TimedOut,
            DataJson = default,
            Logs = [new LogEntry(LogEntryLevel.Warn, "half \ud800 a pair", """{"a":1}"""u8.ToArray(), DateTimeOffset.UnixEpoch)],
            Metrics = new ExecutionMetrics { AllocatedBytes = (3 << 20) + 1, Wall = TimeSpan.FromMilliseconds(1.2345) },
            Error = new ExecutionError
            {
                Code = "TIMEOUT",
                Name = "TimeoutError",
                Message = "too long",
                Stack = "at f (hello.js:1:2)",
                Diagnostic = new SourceDiagnostic(3, 7, "frame"),
                Limit = new LimitReport("timeout", "ms", 301, 300),
            },
        });

        Assert.AreEqual(3, json.GetProperty("diagnostic").GetProperty("line").GetInt32());
        Assert.AreEqual("frame", json.GetProperty("diagnostic").GetProperty("code_frame").GetString());
        Assert.AreEqual(300, json.GetProperty("limit").GetProperty("allowed").GetInt32());
        Assert.AreEqual("at f (hello.js:1:2)", json.GetProperty("stack").GetString());
        Assert.AreEqual(3, json.GetProperty("memory_used_mb").GetInt32());
        Assert.AreEqual(1.234, json.GetProperty("metrics").GetProperty("wall_ms").GetDouble(), 0.001);
        var entry = json.GetProperty("logs")[0];
        Assert.AreEqual("warn", entry.GetProperty("level").GetString());
        Assert.AreEqual(1, entry.GetProperty("data").GetProperty("a").GetInt32());
        Assert.AreEqual("1970-01-01T00:00:00.000Z", entry.GetProperty("timestamp").GetString());
        Assert.AreEqual("e1", entry.GetProperty("execution_id").GetString());
    }

    private static JsonElement Write(ExecutionResult result)
    {
        using var buffer = ResponseBuffer.Rent();
        ExecutionAnswer.Write(buffer.Json, "e1", result);
        return JsonDocument.Parse(buffer.Written.ToArray()).RootElement;
    }
}
