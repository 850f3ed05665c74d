using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Projects;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.Executions;

/// <summary>What is recorded of executions and who may read it, on whichever database.</summary>
public abstract partial class ExecutionsContract
{
    internal abstract ServiceOptions Options { get; }

    [TestMethod]
    public async Task Execution_ThatCompleted_IsFoundWithItsLogAndWhatItCost()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed("1") with
        {
            Logs = [new LogEntry(LogEntryLevel.Warn, "almost out of \"stock\"", "{\"left\":[1,2]}"u8.ToArray(), service.Time.GetUtcNow())],
            Metrics = new ExecutionMetrics { Wall = TimeSpan.FromMilliseconds(12.5), Cpu = TimeSpan.FromMilliseconds(3.25), AllocatedBytes = 77, HostCalls = 4, EgressCalls = 1 },
        });

        await RunAsync(service, project, "orders", "call-1");
        var listed = (await ListAsync(service, project)).Single();
        var one = (await service.SendAsync("GET", $"/projects/{project}/executions/{listed.GetProperty("id").GetString()}")).Json.GetProperty("execution");

        Assert.IsFalse(listed.TryGetProperty("logs", out _));
        Assert.AreEqual(
            ("call-1", "orders", "execute", "completed", 12.5, 3.25, 77L, 4, 1),
            (Text(one, "execution_id"), Text(one, "function_id"), Text(one, "trigger"), Text(one, "outcome"), one.GetProperty("wall_ms").GetDouble(), one.GetProperty("cpu_ms").GetDouble(),
                one.GetProperty("allocated_bytes").GetInt64(), one.GetProperty("host_calls").GetInt32(), one.GetProperty("egress_calls").GetInt32()));
        Assert.AreEqual(
            """[{"level":"warn","message":"almost out of \"stock\"","data":{"left":[1,2]},"timestamp":"2026-01-02T03:04:05.678Z"}]""", one.GetProperty("logs").GetRawText());
        Assert.AreEqual(("2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05.678Z"), (Text(one, "started"), Text(one, "ended")));
    }

    [TestMethod]
    public async Task Execution_ThatFailed_IsFoundWithItsErrorAndItsPlace()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        service.Sandbox.Answer = (_, _) => Task.FromResult(Failed(new ExecutionError
        {
            Code = "NO_STOCK", Name = "StockError", Message = "nothing is left", Hint = "Order some",
            Diagnostic = new SourceDiagnostic(7, 3, "  throw stock\n  ^") { File = "lib/stock.ts" },
        }));

        await RunAsync(service, project);
        var error = (await ListAsync(service, project)).Single().GetProperty("error");

        Assert.AreEqual(
            ("NO_STOCK", "StockError", "nothing is left. Order some", "lib/stock.ts", 7, 3, "  throw stock\n  ^"),
            (Text(error, "code"), Text(error, "name"), Text(error, "message"), Text(error, "file"), error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32(), Text(error, "code_frame")));
        Assert.AreEqual("script_error", Text((await ListAsync(service, project)).Single(), "outcome"));
    }

    [TestMethod]
    public async Task Execution_ThatRuns_IsFoundAsRunningAndThenAsEnded()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        var end = new TaskCompletionSource<ExecutionResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Sandbox.Answer = (_, _) =>
        {
            begun.TrySetResult();
            return end.Task;
        };

        var running = service.ExecuteAsync(Body(project));
        await begun.Task;
        await FlushAsync(service);
        var before = (await ListAsync(service, project, flush: false)).Single();
        service.Time.Advance(TimeSpan.FromSeconds(2));
        end.SetResult(FakeSandbox.Completed());
        await running;
        var after = (await ListAsync(service, project)).Single();

        Assert.AreEqual(("running", JsonValueKind.Null), (Text(before, "outcome"), before.GetProperty("ended").ValueKind));
        Assert.AreEqual((Text(before, "id"), "completed", "2026-01-02T03:04:07.678Z"), (Text(after, "id"), Text(after, "outcome"), Text(after, "ended")));
    }

    [TestMethod]
    public async Task Test_OfAFunction_IsRecordedAsOne()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();

        Assert.AreEqual(200, (await service.SendAsync("POST", "/test", Body(project))).Status);

        Assert.AreEqual("test", Text((await ListAsync(service, project)).Single(), "trigger"));
    }

    [TestMethod]
    public async Task Request_AndEnvironment_AreNotKept()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        const string Secret = "sk_live_0123456789";
        service.Sandbox.Answer = (_, _) => Task.FromResult(Failed(new ExecutionError { Code = "SCRIPT_ERROR", Name = "Error", Message = $"bad key {Secret}" }) with
        {
            Logs = [new LogEntry(LogEntryLevel.Info, $"using {Secret}", Encoding.UTF8.GetBytes($"{{\"key\":\"{Secret}\"}}"), service.Time.GetUtcNow())],
        });

        await service.ExecuteAsync(
            $$"""{"execution_id":"e","function_id":"f","code":"export default () => 'the source'","context":{"project_id":"{{project}}" },"env":{"KEY":"{{Secret}}" },"request":{"body":"the body"} }""");
        var id = Text((await ListAsync(service, project)).Single(), "id");
        var whole = (await service.SendAsync("GET", $"/projects/{project}/executions/{id}")).Text;

        Assert.Contains("bad key", whole);
        foreach (var hidden in new[] { Secret, "the source", "the body" })
        {
            Assert.DoesNotContain(hidden, whole);
        }
    }

    [TestMethod]
    public async Task Texts_ThatNoDatabaseTakes_AreKeptWithoutWhatIsWrongInThem()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        service.Sandbox.Answer = (_, _) => Task.FromResult(Failed(new ExecutionError { Code = "A\0", Name = "\ud800", Message = "x\0y" }) with
        {
            Logs = [new LogEntry(LogEntryLevel.Info, "a\0b\udc00", "\"\\u0000\""u8.ToArray(), service.Time.GetUtcNow())],
        });

        await service.ExecuteAsync($$"""{"execution_id":"e\u0000","function_id":"f\u0000","function_name":"n\u0000","code":"return 1","context":{"project_id":"{{project}}" } }""");
        var found = (await ListAsync(service, project, "?function=f%00")).Single();
        var logs = (await service.SendAsync("GET", $"/projects/{project}/executions/{Text(found, "id")}")).Json.GetProperty("execution").GetProperty("logs");

        Assert.AreEqual("e\uFFFD", Text(found, "execution_id"));
        Assert.AreEqual("x\uFFFDy", Text(found.GetProperty("error"), "message"));
        Assert.AreEqual("a\uFFFDb\uFFFD", Text(logs[0], "message"));
    }

    [TestMethod]
    public async Task List_OfMany_IsReadPageByPageFromTheNewestOn()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        for (var i = 0; i < 5; i++)
        {
            await RunAsync(service, project, id: $"call-{i}");
            service.Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        await FlushAsync(service);
        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = (await service.SendAsync("GET", $"/projects/{project}/executions?limit=2{cursor}")).Json;
            seen.AddRange(page.GetProperty("executions").EnumerateArray().Select(one => Text(one, "execution_id")));
            cursor = page.TryGetProperty("next_cursor", out var next) ? $"&cursor={next.GetString()}" : "";
        }
        while (cursor.Length > 0);

        CollectionAssert.AreEqual(new[] { "call-4", "call-3", "call-2", "call-1", "call-0" }, seen);
    }

    [TestMethod]
    [DataRow("?function=second", "b")]
    [DataRow("?outcome=script_error", "c")]
    [DataRow("?outcome=running", "")]
    [DataRow("?trigger=execute", "c b a")]
    [DataRow("?trigger=test", "")]
    [DataRow("?execution_id=a", "a")]
    [DataRow("?since=2026-01-02T03:04:06Z", "c b")]
    [DataRow("?until=2026-01-02T03:04:06Z", "a")]
    [DataRow("?since=2026-01-02T03:04:06Z&until=2026-01-02T03:04:07Z&outcome=completed", "b")]
    [DataRow("?function=' OR 1=1 --", "")]
    public async Task List_WithAFilter_HasWhatFits(string query, string expected)
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        await RunAsync(service, project, "first", "a");
        service.Time.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(service, project, "second", "b");
        service.Time.Advance(TimeSpan.FromSeconds(1));
        service.Sandbox.Answer = (_, _) => Task.FromResult(Failed(new ExecutionError { Code = "SCRIPT_ERROR", Name = "Error", Message = "" }));
        await RunAsync(service, project, "first", "c");

        Assert.AreEqual(expected, string.Join(' ', (await ListAsync(service, project, query)).Select(one => Text(one, "execution_id"))));
    }

    [TestMethod]
    [DataRow("?colour=red", "UNKNOWN_PARAMETER", "colour")]
    [DataRow("?limit=0", "INVALID_PARAMETER", "limit")]
    [DataRow("?limit=201", "INVALID_PARAMETER", "limit")]
    [DataRow("?limit=1&limit=2", "INVALID_PARAMETER", "limit")]
    [DataRow("?since=yesterday", "INVALID_PARAMETER", "since")]
    [DataRow("?outcome=fine", "INVALID_PARAMETER", "outcome")]
    [DataRow("?trigger=magic", "INVALID_PARAMETER", "trigger")]
    [DataRow("?cursor=AAAA", "INVALID_PARAMETER", "cursor")]
    [DataRow("?function=", "INVALID_PARAMETER", "function")]
    public async Task List_WithAWrongParameter_IsRefusedByItsName(string query, string code, string name)
    {
        await using var service = new ServiceUnderTest(Options);

        var answer = await service.SendAsync("GET", $"/projects/shop/executions{query}");

        Assert.AreEqual((400, code), (answer.Status, answer["code"]), answer.Text);
        Assert.Contains(name, answer["error"]!);
    }

    [TestMethod]
    public async Task Key_OfAProject_SeesItsExecutionsAndNoOthers()
    {
        await using var service = new ServiceUnderTest(Options);
        var (mine, other) = (NewProject(), NewProject());
        await RunAsync(service, mine, id: "mine");
        await RunAsync(service, other, id: "others");
        await RunAsync(service, null, id: "nobodys");
        await FlushAsync(service);
        var othersId = Text((await ListAsync(service, other)).Single(), "id");
        var key = await KeyAsync(service, mine);

        Assert.AreEqual("mine", Text((await service.SendAsync("GET", $"/projects/{mine}/executions", adjust: key)).Json.GetProperty("executions")[0], "execution_id"));
        foreach (var path in new[] { $"/projects/{other}/executions", $"/projects/{other}/executions/{othersId}", $"/projects/{other}/statistics", "/projects/-/executions", $"/projects/-/executions/{othersId}" })
        {
            var refused = await service.SendAsync("GET", path, adjust: key);
            Assert.AreEqual((403, "PROJECT_MISMATCH"), (refused.Status, refused["code"]), path);
        }

        // By id under its own project, too.
        var missing = await service.SendAsync("GET", $"/projects/{mine}/executions/{othersId}", adjust: key);
        Assert.AreEqual((404, "EXECUTION_NOT_FOUND"), (missing.Status, missing["code"]));
    }

    [TestMethod]
    public async Task Executions_WithoutAProject_AreForCallersOfAllProjects()
    {
        await using var service = new ServiceUnderTest(Options);
        var id = Guid.NewGuid().ToString();
        await RunAsync(service, null, id: id);

        Assert.AreEqual(id, Text((await ListAsync(service, "-", $"?execution_id={id}")).Single(), "execution_id"));
    }

    [TestMethod]
    public async Task Key_WithoutTheScopeToRead_SeesNothing()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        var key = await KeyAsync(service, project, KeyScopes.Execute | KeyScopes.Test);

        var refused = await service.SendAsync("GET", $"/projects/{project}/executions", adjust: key);

        Assert.AreEqual((403, "SCOPE_MISSING"), (refused.Status, refused["code"]));
    }

    [TestMethod]
    public async Task Statistics_OfAProject_AreThoseOfItsFunctions()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        for (var ms = 1; ms <= 20; ms++)
        {
            var wall = ms;
            service.Sandbox.Answer = (_, _) => Task.FromResult((wall == 20 ? Failed(new ExecutionError { Code = "SCRIPT_ERROR", Name = "Error", Message = "" }) : FakeSandbox.Completed()) with
            {
                Metrics = new ExecutionMetrics { Wall = TimeSpan.FromMilliseconds(wall), Cpu = TimeSpan.FromMilliseconds(1) },
            });
            await RunAsync(service, project, "many");
        }

        await RunAsync(service, project, "one");
        await FlushAsync(service);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = (await service.SendAsync("GET", $"/projects/{project}/statistics")).Json;
        var (many, one) = (answer.GetProperty("functions")[0], answer.GetProperty("functions")[1]);

        Assert.AreEqual(
            ("many", 20L, 1L, 0L, 10d, 19d, 20d),
            (Text(many, "function_id"), many.GetProperty("calls").GetInt64(), many.GetProperty("errors").GetInt64(), many.GetProperty("lost").GetInt64(),
                many.GetProperty("p50_ms").GetDouble(), many.GetProperty("p95_ms").GetDouble(), many.GetProperty("cpu_ms").GetDouble()));
        Assert.AreEqual(("one", 20d, 20d), (Text(one, "function_id"), one.GetProperty("p50_ms").GetDouble(), one.GetProperty("p95_ms").GetDouble()));
        Assert.IsTrue(answer.GetProperty("is_whole").GetBoolean());
        Assert.IsEmpty((await service.SendAsync("GET", $"/projects/{project}/statistics?until=2026-01-01T00:00:00Z")).Json.GetProperty("functions").EnumerateArray().ToArray());
    }

    internal static string NewProject() => "p" + Guid.NewGuid().ToString("N")[..12];

    internal static Task FlushAsync(ServiceUnderTest service) => service.Part<ExecutionRecorder>().FlushAsync(CancellationToken.None);

    internal static async Task RunAsync(ServiceUnderTest service, string? project, string function = "f", string id = "e") =>
        Assert.AreEqual(200, (await service.ExecuteAsync(Body(project, function, id))).Status);

    internal static string Body(string? project, string function = "f", string id = "e") => JsonSerializer.Serialize(new
    {
        execution_id = id, function_id = function, code = "return 1", context = new { project_id = project },
    });

    internal static async Task<JsonElement[]> ListAsync(ServiceUnderTest service, string project, string query = "", bool flush = true)
    {
        if (flush)
        {
            await FlushAsync(service);
        }

        var answer = await service.SendAsync("GET", $"/projects/{project}/executions{query}");
        Assert.AreEqual(200, answer.Status, answer.Text);
        return [.. answer.Json.GetProperty("executions").EnumerateArray()];
    }

    internal static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    internal static ExecutionResult Failed(ExecutionError error) => FakeSandbox.Completed() with { Outcome = ExecutionOutcome.ScriptError, DataJson = default, Error = error };

    private static async Task<Action<HttpContext>> KeyAsync(ServiceUnderTest service, string project, KeyScopes scopes = KeyScopes.Read)
    {
        var made = await service.Part<ApiKeyManager>().CreateAsync(new KeyRequest("a key", project, scopes, null, Quota.None), "a test", CancellationToken.None);
        return http => http.Request.Headers["X-API-Key"] = made.Text;
    }
}
