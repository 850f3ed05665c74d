using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>What a test expects: <c>expect</c> of <c>/test</c>. Each part that was sent gives one result.</summary>
internal sealed record TestExpectations
{
    /// <summary>More than that tells nothing more.</summary>
    private const int MaxDifferences = 20;

    public static readonly string[] Names =
        ["status", "function_status", "data", "data_equals", "error", "error_code", "logs", "calls", "max_execution_time_ms", "min_coverage_percent"];

    /// <summary><c>success</c> or <c>error</c>.</summary>
    public string? Status { get; init; }

    public string? FunctionStatus { get; init; }

    /// <summary>What is in the data, at least; undefined for nothing.</summary>
    public JsonElement Data { get; init; }

    /// <summary>All that is in the data; undefined for anything.</summary>
    public JsonElement DataEquals { get; init; }

    /// <summary>Text that is in the error.</summary>
    public string? Error { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>Entries that are in the logs, in any order: a text that a message has in it, or members of an entry.</summary>
    public IReadOnlyList<JsonElement> Logs { get; init; } = [];

    /// <summary>Calls that were made, in this order, maybe with others between them.</summary>
    public IReadOnlyList<JsonElement> Calls { get; init; } = [];

    public long? MaxExecutionTimeMs { get; init; }

    public long? MinCoveragePercent { get; init; }

    /// <summary>Judges how an execution ended.</summary>
    /// <param name="answer">The answer, as it is sent.</param>
    /// <param name="result">How it ended.</param>
    public IEnumerable<ExpectationResult> Judge(JsonElement answer, ExecutionResult result)
    {
        if (Status is not null)
        {
            yield return Same("status", Status, Text(answer, "status"));
        }

        if (FunctionStatus is not null)
        {
            yield return Same("function_status", FunctionStatus, Text(answer, "function_status"));
        }

        if (ErrorCode is not null)
        {
            yield return Same("error_code", ErrorCode, Text(answer, "error_code"));
        }

        if (Error is not null)
        {
            var found = Text(answer, "error");
            yield return new ExpectationResult(
                "error", found?.Contains(Error, StringComparison.Ordinal) == true ? null : $"expected a text with \"{Error}\" in it, found {Quote(found)}");
        }

        if (Data.ValueKind != JsonValueKind.Undefined)
        {
            foreach (var judged in Compare(Data, answer, isExact: false))
            {
                yield return judged;
            }
        }

        if (DataEquals.ValueKind != JsonValueKind.Undefined)
        {
            foreach (var judged in Compare(DataEquals, answer, isExact: true))
            {
                yield return judged;
            }
        }

        foreach (var (index, log) in Logs.Index())
        {
            var found = answer.GetProperty("logs").EnumerateArray().Any(entry => IsLog(log, entry));
            yield return new ExpectationResult($"logs[{index}]", found ? null : $"no entry has {JsonContainment.Show(log)}");
        }

        foreach (var judged in JudgeCalls(answer))
        {
            yield return judged;
        }

        if (MaxExecutionTimeMs is { } most)
        {
            var took = result.Metrics.Wall.TotalMilliseconds;
            yield return new ExpectationResult("max_execution_time_ms", took <= most ? null : $"expected at most {most} ms, took {took:0.###} ms");
        }

        if (MinCoveragePercent is { } least)
        {
            var covered = result.Coverage is { Statements: > 0 } coverage ? 100.0 * coverage.Covered / coverage.Statements : 100;
            yield return new ExpectationResult("min_coverage_percent", covered >= least ? null : $"expected at least {least} %, covered {covered:0.#} %");
        }
    }

    /// <summary>One result for each difference, or one that says there is none.</summary>
    private static IEnumerable<ExpectationResult> Compare(JsonElement expected, JsonElement answer, bool isExact) =>
        JsonContainment.Differences("data", expected, answer.GetProperty("data"), isExact)
            .Take(MaxDifferences)
            .Select(static difference => new ExpectationResult(difference.Path, difference.Why))
            .DefaultIfEmpty(new ExpectationResult("data", null));

    private IEnumerable<ExpectationResult> JudgeCalls(JsonElement answer)
    {
        var calls = answer.GetProperty("calls").EnumerateArray().ToArray();
        var from = 0;
        foreach (var (index, expected) in Calls.Index())
        {
            var at = Array.FindIndex(calls, from, call => JsonContainment.Difference("", Named(expected), call) is null);
            yield return new ExpectationResult(
                $"calls[{index}]", at >= 0 ? null : $"no call {(from == 0 ? "" : "after those before it ")}has {JsonContainment.Show(expected)}");
            from = at >= 0 ? at + 1 : from;
        }
    }

    /// <summary>A call may be given by its name alone.</summary>
    private static JsonElement Named(JsonElement call) =>
        call.ValueKind == JsonValueKind.String ? PlainJson.Element(new JsonObject { ["call"] = call.GetString() }) : call;

    private static bool IsLog(JsonElement expected, JsonElement entry) => expected.ValueKind == JsonValueKind.String
        ? entry.GetProperty("message").GetString()!.Contains(expected.GetString()!, StringComparison.Ordinal)
        : JsonContainment.Difference("", expected, entry) is null;

    private static ExpectationResult Same(string path, string expected, string? found) =>
        new(path, expected == found ? null : $"expected {Quote(expected)}, found {Quote(found)}");

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Quote(string? text) => text is null ? "nothing" : $"\"{text}\"";
}
