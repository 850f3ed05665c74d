using System.Diagnostics.Metrics;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Configuration;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Unit.Service.Api.Endpoints;

[TestClass]
public sealed class ExecuteEndpointTests
{
    private const string Body = """{"execution_id":"e1","function_id":"f1","code":"the secret source","env":{"K":"secret value"},"request":{"name":"secret body"}}""";

    [TestMethod]
    public async Task Execute_Completed_AnswersWhatTheFunctionReturned()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed("""{"b":[1.0,"ü"]}""") with { FunctionStatus = "success" });

        var answer = await service.ExecuteAsync(Body);

        Assert.AreEqual(200, answer.Status);
        StringAssert.Contains(answer.Text, """{"status":"success","data":{"b":[1.0,"ü"]},"error":null,"execution_time_ms":3,"memory_used_mb":5,"logs":[],"execution_id":"e1","function_status":"success","metrics":{""");
        Assert.AreEqual("e1", answer.Headers["X-BaaS-Execution-ID"].ToString());
    }

    [TestMethod]
    public async Task Execute_ReturnedResponse_TellsStatusAndHeadersBesideTheData()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed("\"aGk=\"") with
        {
            Response = new FunctionResponse
            {
                Status = 201,
                StatusText = "Made",
                Headers = [KeyValuePair.Create("content-type", "image/png"), KeyValuePair.Create("set-cookie", "a=1"), KeyValuePair.Create("set-cookie", "b=2")],
                Body = ResponseBody.Base64,
            },
        });

        var answer = await service.ExecuteAsync(Body);

        Assert.AreEqual(200, answer.Status);
        StringAssert.Contains(
            answer.Text,
            """{"status":"success","data":"aGk=","response":{"status":201,"status_text":"Made","headers":{"content-type":"image/png"},"set_cookie":["a=1","b=2"],"body_encoding":"base64"},"error":null,""");
    }

    [TestMethod]
    public async Task Execute_Request_ReachesTheSandboxUnchanged()
    {
        await using var service = new ServiceUnderTest();

        await service.ExecuteAsync("""{"execution_id":"e1","function_id":"f1","function_name":"hello","code":"c","request":{"a" : 1},"config":{"timeout":5},"context":{"user_id":7}}""");

        var request = service.Sandbox.Requests.Single();
        Assert.AreEqual(("e1", "f1", "hello", "c"), (request.ExecutionId, request.FunctionId, request.FunctionName, request.Code));
        Assert.AreEqual(TimeSpan.FromSeconds(30), request.Limits.WallTime);
    }

    [TestMethod]
    public async Task Execute_HostFault_AnswersOne500WithoutDetail()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => throw new InvalidOperationException("connection string is hunter2");

        var answer = await service.ExecuteAsync(Body);

        Assert.AreEqual(500, answer.Status);
        Assert.AreEqual("EXECUTION_ERROR", answer["error_code"]);
        Assert.IsFalse(answer.Text.Contains("hunter2") || answer.Text.Contains("InvalidOperation"));
        Assert.IsTrue(service.Log.Entries.Any(entry => entry.Id == 3001 && entry.Text.Contains("hunter2")));
    }

    [TestMethod]
    public async Task Execute_SlotsAfterEveryEnding_AreFree()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Execution = new() { MaxConcurrency = 1, MaxQueue = 0 } });
        service.Sandbox.Answer = (_, _) => throw new InvalidOperationException();
        await service.ExecuteAsync(Body);
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed("1"));

        Assert.AreEqual(200, (await service.ExecuteAsync(Body)).Status);
        Assert.AreEqual(0, service.Part<ServiceDrain>().InFlight);
    }

    [TestMethod]
    public async Task Execute_AllSlotsTaken_Answers503WithRetryAfter()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Execution = new() { MaxConcurrency = 1, MaxQueue = 0 } });
        var gate = new TaskCompletionSource<ExecutionResult>();
        service.Sandbox.Answer = (_, _) => gate.Task;
        var running = service.ExecuteAsync(Body);

        var refused = await service.ExecuteAsync(Body);

        Assert.AreEqual((503, "QUEUE_FULL"), (refused.Status, refused["code"]));
        Assert.AreEqual("1", refused.Headers.RetryAfter.ToString());
        Assert.AreEqual("e1", refused["execution_id"]);
        gate.SetResult(FakeSandbox.Completed("1"));
        Assert.AreEqual(200, (await running).Status);
    }

    [TestMethod]
    public async Task Execute_SandboxWithoutRoom_Answers503AsTheServicesOwnRefusal()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed("null") with
        {
            Outcome = ExecutionOutcome.Rejected,
            Error = new ExecutionError { Code = ErrorCodes.ServerBusy, Name = "Error", Message = "busy" },
        });

        var refused = await service.ExecuteAsync(Body);

        Assert.AreEqual((503, "SERVER_BUSY"), (refused.Status, refused["code"]));
        Assert.AreEqual("1", refused.Headers.RetryAfter.ToString());
        Assert.AreEqual(0, service.Part<ServiceDrain>().InFlight);
    }

    [TestMethod]
    public async Task Execute_DrainTimeUp_IsCancelledAndAnswered()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = async (_, cancellation) =>
        {
            var ended = new TaskCompletionSource();
            await using var registration = cancellation.Register(ended.SetResult);
            await ended.Task;
            return FakeSandbox.Completed("null") with { Outcome = ExecutionOutcome.Cancelled };
        };
        var running = service.ExecuteAsync(Body);

        var draining = service.Part<ServiceDrain>().DrainAsync(TimeSpan.FromSeconds(1), service.Time, default);
        var late = await service.ExecuteAsync(Body);
        service.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.AreEqual((503, "SHUTTING_DOWN"), (late.Status, late["code"]));
        Assert.AreEqual("close", late.Headers.Connection.ToString());
        Assert.AreEqual((503, "CANCELLED"), ((await running).Status, (await running)["error_code"]));
        Assert.IsFalse(await draining);
    }

    [TestMethod]
    public async Task Execute_Log_TellsTheOutcomeAndNoSecret()
    {
        await using var service = new ServiceUnderTest();

        await service.ExecuteAsync(Body);
        await service.ExecuteAsync(Body.Replace("e1", "e\\n2\\u001b[31m"));

        var lines = service.Log.Entries.Where(entry => entry.Id == 3000).ToArray();
        Assert.AreEqual(2, lines.Length);
        StringAssert.Contains(lines[0].Text, "Execution e1 of f1 ended as Completed");
        Assert.IsFalse(lines[1].Text.Any(char.IsControl));
        Assert.IsFalse(service.Log.Entries.Any(entry => entry.Text.Contains("secret")));
    }

    [TestMethod]
    public async Task Execute_FailedFunction_IsLoggedAsAWarningWithErrorPlaceAndProject()
    {
        await using var service = new ServiceUnderTest();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed() with
        {
            Outcome = ExecutionOutcome.ScriptError,
            Error = new ExecutionError
            {
                Code = "OUT_OF_STOCK", Name = "Error", Message = "none left\nof hunter2hunter2", Diagnostic = new SourceDiagnostic(3, 7, "secret frame"),
            },
        });

        await service.ExecuteAsync(
            """{"execution_id":"e1","function_id":"f1","code":"return 1","context":{"project_id":"shop"},"env":{"PASSWORD":"hunter2hunter2"}}""");

        var line = service.Log.Entries.Single(entry => entry.Id == 3012);
        Assert.AreEqual(LogLevel.Warning, line.Level);
        StringAssert.StartsWith(line.Text, "Execution e1 of f1 in project shop failed as ScriptError after ");
        StringAssert.EndsWith(line.Text, ": OUT_OF_STOCK Error: none left?of [env PASSWORD] at 3:7");
        Assert.IsFalse(service.Log.Entries.Any(entry => entry.Id == 3000));
    }

    [TestMethod]
    public async Task Execute_Metrics_AreRecordedByOutcome()
    {
        await using var service = new ServiceUnderTest();
        var meters = service.Part<IMeterFactory>();
        var seen = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "BaasFunctions.Service" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add($"{instrument.Name} {string.Join(',', tags.ToArray().Select(tag => tag.Value))}"));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add($"{instrument.Name} {value} {string.Join(',', tags.ToArray().Select(tag => tag.Value))}"));
        listener.Start();

        await service.ExecuteAsync(Body);
        await service.ExecuteAsync("{");

        CollectionAssert.IsSubsetOf(
            (string[])["baas.execution.active 1 ", "baas.execution.active -1 ", "baas.execution.duration Completed", "baas.request.refused 1 INVALID_JSON"],
            seen);
    }

    [TestMethod]
    public async Task Execute_ExecutionIdHeader_NamesRefusals()
    {
        await using var service = new ServiceUnderTest();

        var named = await service.SendAsync("POST", "/execute", "{", http => http.Request.Headers["X-BaaS-Execution-ID"] = "exec_1");
        var unnamed = await service.SendAsync("POST", "/execute", "{");

        Assert.AreEqual("exec_1", named["execution_id"]);
        Assert.AreEqual("exec_1", named.Headers["X-BaaS-Execution-ID"].ToString());
        Assert.AreEqual("unknown", unnamed["execution_id"]);
        Assert.AreEqual("2026-01-02T03:04:05.678Z", unnamed["timestamp"]);
        Assert.IsFalse(unnamed.Json.TryGetProperty("stack", out _));
    }

    [TestMethod]
    public async Task Execute_MissingFields_HasExactlyTheKnownBody()
    {
        await using var service = new ServiceUnderTest();

        Assert.AreEqual(
            """{"status":"error","error":"Missing required fields: execution_id, function_id, code","code":"MISSING_FIELDS"}""",
            (await service.ExecuteAsync("{}")).Text);
    }

    [TestMethod]
    public async Task Execute_CallerGone_CancelsTheExecution()
    {
        await using var service = new ServiceUnderTest();
        using var gone = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        service.Sandbox.Answer = async (_, cancellation) =>
        {
            await using var registration = cancellation.Register(cancelled.SetResult);
            gone.Cancel();
            await cancelled.Task;
            return FakeSandbox.Completed("null") with { Outcome = ExecutionOutcome.Cancelled };
        };

        await service.SendStreamAsync("POST", "/execute", new MemoryStream(Encoding.UTF8.GetBytes(Body)), http => http.RequestAborted = gone.Token);

        Assert.IsTrue(cancelled.Task.IsCompleted);
        Assert.AreEqual(0, service.Part<ServiceDrain>().InFlight);
    }
}
