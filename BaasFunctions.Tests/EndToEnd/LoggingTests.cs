using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>What the server writes into its log, and how a line is found again.</summary>
[TestClass]
public sealed class LoggingTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [TestMethod]
    public async Task Production_LogsJsonLinesOnConsoleAndInFiles_WithExecutionAndTrace()
    {
        var folder = Directory.CreateTempSubdirectory("baas-log-");
        try
        {
            await using (var server = await ServerProcess.StartAsync(("NODE_ENV", "production"), ("LOG_FILE_PATH", folder.FullName + "/")))
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/execute")
                {
                    Content = new StringContent(
                        """{"execution_id":"exec_log","function_id":"f","code":"export default () => 1"}""", null, "application/json"),
                };
                request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
                using var answer = await server.Client.SendAsync(request);

                Assert.StartsWith($"00-{Trace}-", answer.Headers.GetValues("traceresponse").Single());
                server.Signal(15);
                Assert.AreEqual(0, await server.ExitAsync());
                CheckLine(server.Errors.Split('\n'), answer.Headers.GetValues("traceresponse").Single());
            }

            var file = folder.GetFiles("combined*.log").Single();
            CheckLine(File.ReadAllLines(file.FullName), null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    [DataRow("development", "false")]
    [DataRow("production", "true")]
    public async Task Development_LogsLinesForPeople(string environment, string devMode)
    {
        await using var server = await ServerProcess.StartAsync(("NODE_ENV", environment), ("DEV_MODE", devMode));
        using var answer = await server.PostAsync("/execute", """{"execution_id":"exec_log","function_id":"f","code":"return 1"}""");
        server.Signal(15);
        await server.ExitAsync();

        var line = server.Errors.Split('\n').Single(text => text.Contains("Execution exec_log of f ended as Completed", StringComparison.Ordinal));
        Assert.IsFalse(line.StartsWith('{'));
    }

    [TestMethod]
    public async Task LogFile_ThatCannotBe_IsWarnedOfAndNoReasonNotToServe()
    {
        await using var server = await ServerProcess.StartAsync(("LOG_FILE_PATH", "/proc/none/combined.log"));
        using var answer = await server.PostAsync("/execute", """{"execution_id":"e","function_id":"f","code":"return 1"}""");

        Assert.AreEqual("success", (await answer.JsonAsync()).Text("status"));
        StringAssert.Contains(server.Errors, "warning: LOG_FILE_PATH");
    }

    [TestMethod]
    [DataRow("error", false, false)]
    [DataRow("warn", false, false)]
    [DataRow("info", true, false)]
    [DataRow("debug", true, true)]
    public async Task LogFile_HasNoLinesBelowTheLevel(string level, bool hasInfo, bool hasDebug)
    {
        var folder = Directory.CreateTempSubdirectory("baas-log-");
        try
        {
            string errors;
            await using (var server = await ServerProcess.StartAsync(("NODE_ENV", "production"), ("LOG_LEVEL", level), ("LOG_FILE_PATH", folder.FullName + "/")))
            {
                using var answer = await server.PostAsync("/execute", """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""");
                using var refused = await server.PostAsync("/execute", "{");
                server.Signal(15);
                await server.ExitAsync();
                errors = server.Errors;
            }

            var written = string.Concat(folder.GetFiles("combined*.log").Select(file => File.ReadAllText(file.FullName)));
            Assert.AreEqual((hasInfo, hasDebug), (written.Contains("\"level\":\"info\""), written.Contains("\"level\":\"debug\"")), written);
            Assert.AreEqual((hasInfo, hasDebug), (errors.Contains("\"level\":\"info\""), errors.Contains("\"level\":\"debug\"")), "console and file say the same");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CheckLine(string[] lines, string? traceResponse)
    {
        // Every line of the log is JSON, whoever wrote it.
        var entries = lines.Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var entry = entries.Single(line => line.TryGetProperty("event", out var id) && id.GetInt32() == 3000 && line.Text("execution_id") == "exec_log");

        Assert.AreEqual("info", entry.Text("level"));
        Assert.AreEqual("f", entry.Text("function_id"));
        Assert.AreEqual("Completed", entry.Text("outcome"));
        Assert.AreEqual(Trace, entry.Text("trace_id"));
        Assert.MatchesRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", entry.Text("timestamp")!);
        Assert.StartsWith("Execution exec_log of f ended as Completed in ", entry.Text("message")!);
        Assert.IsGreaterThan(0.0, entry.GetProperty("wall_ms").GetDouble());
        if (traceResponse is not null)
        {
            Assert.AreEqual($"00-{Trace}-{entry.Text("span_id")}-01", traceResponse);
        }
    }
}
