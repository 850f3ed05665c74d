using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Contracts;

/// <summary>The response of <c>/execute</c>.</summary>
internal record ExecuteResponse
{
    private const string SetCookie = "set-cookie";

    internal ExecuteResponse(string executionId, ExecutionResult result)
    {
        var wire = WireOutcome.Of(result.Outcome);
        Status = wire.ErrorCode is null ? "success" : "error";
        Data = new RawJson(result.DataJson);
        Response = result.Response is { } response ? Map(response) : null;
        if (wire.ErrorCode is not null)
        {
            var told = wire.Told(result);
            Error = told?.MessageWithHint ?? wire.Message;
            ErrorType = told?.Name ?? wire.ErrorType;
            ErrorCode = told?.Code ?? wire.ErrorCode;
            Hint = told?.Hint;
            Diagnostic = told?.Diagnostic is { } place ? new ErrorPlace { File = place.File, Line = place.Line, Column = place.Column, CodeFrame = place.CodeFrame } : null;
            Limit = told?.Limit is { } limit ? new ReachedLimit { Name = limit.Name, Unit = limit.Unit, Used = limit.Used, Allowed = limit.Allowed } : null;
            Stack = told?.Stack;
        }

        ExecutionTimeMs = (long)Math.Round(result.Metrics.Wall.TotalMilliseconds);
        MemoryUsedMb = (result.Metrics.AllocatedBytes + (1 << 19)) >> 20;
        Logs = result.Logs.Count == 0 ? [] : [.. result.Logs.Select(entry => Map(entry, executionId))];
        ExecutionId = executionId;
        FunctionStatus = result.FunctionStatus;
        Metrics = Map(result.Metrics);
    }

    [Description("`error` when the function failed, whatever the reason.")]
    [AllowedValues("success", "error")]
    public string Status { get; }

    [Description("What the function returned; null for nothing.")]
    public RawJson Data { get; }

    [Description("What the function said of its answer by returning a `Response`; `data` is its body then. Absent when it returned anything else. The status of this answer stays 200.")]
    public ReturnedResponse? Response { get; }

    [Description("What went wrong, in words, with the hint where there is one; null when nothing did.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Error { get; }

    [Description("Name of the thrown value, such as `RangeError`.")]
    public string? ErrorType { get; }

    [Description("How the execution ended: `EXECUTION_ERROR`, `SYNTAX_ERROR`, `TIMEOUT`, `CPU_LIMIT`, `MEMORY_LIMIT`, `RECURSION_LIMIT`, `CALL_LIMIT`, `MISSING_ENV`, ... or the `code` of the thrown error: a text of at most 64 letters, digits, `_`, `-`, `.`, `:` and `/` that begins with a letter, and is none of the codes that say how an execution was ended.")]
    public string? ErrorCode { get; }

    [Description("What to do about it, where it is an error that is often made: a name of Node or of another platform, a name that nothing declares, a member that the context does not have, TypeScript.")]
    public string? Hint { get; }

    [Description("Where in the source it went wrong.")]
    public ErrorPlace? Diagnostic { get; }

    [Description("The limit that ended the execution.")]
    public ReachedLimit? Limit { get; }

    [Description("The calls in the source.")]
    public string? Stack { get; }

    [Description("Wall-clock time.")]
    public long ExecutionTimeMs { get; }

    [Description("Memory allocated.")]
    public long MemoryUsedMb { get; }

    [Description("What the function logged, also when it was ended by a limit.")]
    public IReadOnlyList<LogLine> Logs { get; }

    [Description("As it was sent.")]
    public string ExecutionId { get; }

    [Description("The `status` of what `context.success()` or `context.error()` made, when that was returned.")]
    public string? FunctionStatus { get; }

    [Description("What the execution cost.")]
    public Cost Metrics { get; }

    internal sealed record ReturnedResponse
    {
        [Description("HTTP status, 200 to 599.")]
        public required int Status { get; init; }

        [Description("The text beside the status.")]
        public string? StatusText { get; init; }

        [Description("Names in lower case, without `set-cookie`.")]
        public required IReadOnlyDictionary<string, string> Headers { get; init; }

        [Description("The `set-cookie` headers, one for each cookie.")]
        public IReadOnlyList<string>? SetCookie { get; init; }

        [Description("How `data` stands for the body: the value of its JSON, a text, the bytes in base64, or null for no body.")]
        [AllowedValues("json", "text", "base64", "none")]
        public required string BodyEncoding { get; init; }
    }

    internal sealed record ErrorPlace
    {
        [Description("Path of the file, of a function of several; absent in one of `code`.")]
        public string? File { get; init; }

        [Description("1-based.")]
        public required int Line { get; init; }

        [Description("1-based, in UTF-16 units.")]
        public required int Column { get; init; }

        [Description("The lines around it, with a caret.")]
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public string? CodeFrame { get; init; }
    }

    internal sealed record ReachedLimit
    {
        [Description("Name as in `/info`.")]
        public required string Name { get; init; }

        public required string Unit { get; init; }

        [Description("How much was used or asked for, where that is known.")]
        public long? Used { get; init; }

        [Description("How much may be.")]
        public required long Allowed { get; init; }
    }

    internal sealed record LogLine
    {
        [AllowedValues("debug", "info", "warn", "error")]
        public required string Level { get; init; }

        public required string Message { get; init; }

        [Description("The second argument; null for none.")]
        public required RawJson Data { get; init; }

        [Description("ISO 8601, UTC.")]
        public required string Timestamp { get; init; }

        public required string ExecutionId { get; init; }
    }

    internal sealed record Cost
    {
        [Description("Wall-clock time in ms.")]
        public required double WallMs { get; init; }

        [Description("CPU time in ms.")]
        public required double CpuMs { get; init; }

        [Description("Wait for a slot in ms.")]
        public required double QueueMs { get; init; }

        [Description("Memory allocated.")]
        public required long AllocatedBytes { get; init; }

        [Description("Calls of the context that left the sandbox.")]
        public required int HostCalls { get; init; }

        [Description("Those of them that were HTTP requests.")]
        public required int EgressCalls { get; init; }

        [Description("Bytes of the log.")]
        public required long LogBytes { get; init; }

        [Description("The part of `wall_ms` after the handler had settled, waiting for calls that nobody awaited.")]
        public double? DrainMs { get; init; }

        [Description("Entries beyond the limits of the log.")]
        public int? LogEntriesDropped { get; init; }
    }

    private static ReturnedResponse Map(FunctionResponse response) => new()
    {
        Status = response.Status,
        StatusText = response.StatusText.Length > 0 ? response.StatusText : null,
        Headers = response.Headers.Where(static header => header.Key != SetCookie).DistinctBy(static header => header.Key).ToDictionary(),
        SetCookie = response.Headers.Any(static header => header.Key == SetCookie)
            ? [.. response.Headers.Where(static header => header.Key == SetCookie).Select(static header => header.Value)]
            : null,
        BodyEncoding = response.Body.ToString().ToLowerInvariant(),
    };

    private static LogLine Map(LogEntry entry, string executionId) => new()
    {
        Level = LogEntryLevelNames.Of(entry.Level),
        Message = entry.Message,
        Data = new RawJson(entry.DataJson),
        Timestamp = Timestamp.Iso(entry.Timestamp),
        ExecutionId = executionId,
    };

    private static Cost Map(ExecutionMetrics metrics) => new()
    {
        WallMs = Milliseconds(metrics.Wall),
        CpuMs = Milliseconds(metrics.Cpu),
        QueueMs = Milliseconds(metrics.Queue),
        AllocatedBytes = metrics.AllocatedBytes,
        HostCalls = metrics.HostCalls,
        EgressCalls = metrics.EgressCalls,
        LogBytes = metrics.LogBytes,
        DrainMs = metrics.Drain > TimeSpan.Zero ? Milliseconds(metrics.Drain) : null,
        LogEntriesDropped = metrics.LogEntriesDropped > 0 ? metrics.LogEntriesDropped : null,
    };

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
