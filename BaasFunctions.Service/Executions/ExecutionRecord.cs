using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>What is kept of one execution. Neither the request nor the source nor the environment is in it.</summary>
internal sealed record ExecutionRecord
{
    private const int MaxId = 1024;
    private const int MaxMessage = 2048;
    private const int MaxFrame = 2048;

    /// <summary>Bytes of a record in memory besides its texts.</summary>
    private const int OwnBytes = 512;

    /// <summary>UUIDv7: unique, and in the order in which executions began. The id that the caller chose may repeat.</summary>
    public required string Id { get; init; }

    /// <summary>Empty for none.</summary>
    public required string Project { get; init; }

    public required string ExecutionId { get; init; }

    public required string FunctionId { get; init; }

    /// <summary>Empty for none.</summary>
    public required string FunctionName { get; init; }

    /// <summary>0 for code that came with the request.</summary>
    public required int Version { get; init; }

    public required ExecutionTrigger Trigger { get; init; }

    /// <summary>Id of a key; empty for none.</summary>
    public required string Caller { get; init; }

    /// <summary>Id of a record; empty for none.</summary>
    public required string Parent { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? Ended { get; private init; }

    public string Outcome { get; private init; } = RecordOutcome.Running;

    public RecordedError? Error { get; private init; }

    public ExecutionMetrics? Metrics { get; private init; }

    /// <summary>HTTP status that the function answered with; 0 where it has none.</summary>
    public int Status { get; private init; }

    /// <summary>The log as a JSON array; empty for none.</summary>
    public string Logs { get; private init; } = "";

    /// <summary>Whether the log was given up.</summary>
    public bool LogIsLost { get; private init; }

    /// <summary>About the bytes that it takes, in memory and in the database.</summary>
    public int Bytes => OwnBytes + ExecutionId.Length + FunctionId.Length + FunctionName.Length + Project.Length + Logs.Length
        + (Error is { } error ? error.Message.Length + error.Name.Length + (error.CodeFrame?.Length ?? 0) + (error.File?.Length ?? 0) : 0);

    /// <summary>The record of an execution that begins.</summary>
    public static ExecutionRecord Open(ExecutionOrigin origin, string project, ExecutionRequest request, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now).ToString(),
        Project = StorableText.Of(project, MaxId),
        ExecutionId = StorableText.Of(request.ExecutionId, MaxId),
        FunctionId = StorableText.Of(request.FunctionId, MaxId),
        FunctionName = StorableText.Of(origin.FunctionName ?? request.FunctionName ?? "", MaxId),
        Version = origin.Version ?? 0,
        Trigger = origin.Trigger,
        Caller = origin.Caller ?? "",
        Parent = origin.Parent ?? "",
        Started = now,
    };

    /// <summary>The record of the same execution when it has ended.</summary>
    /// <param name="result">What it left behind, redacted.</param>
    /// <param name="now">The time.</param>
    /// <param name="maxLogBytes">Bytes of its log that are kept.</param>
    public ExecutionRecord Close(ExecutionResult result, DateTimeOffset now, int maxLogBytes) => this with
    {
        Ended = now,
        Outcome = RecordOutcome.Of(result.Outcome),
        Error = ErrorOf(result),
        Metrics = result.Metrics,
        Status = Trigger is ExecutionTrigger.Route ? result.Response?.Status ?? 0 : 0,
        Logs = RecordedLogs.Of(result.Logs, maxLogBytes),
    };

    public ExecutionRecord WithoutLogs() => this with { Logs = "", LogIsLost = true };

    private static RecordedError? ErrorOf(ExecutionResult result)
    {
        var wire = WireOutcome.Of(result.Outcome);
        if (wire.ErrorCode is null)
        {
            return null;
        }

        var told = wire.Told(result);
        return new RecordedError
        {
            Code = StorableText.Of(told?.Code ?? wire.ErrorCode, ErrorText.MaxName),
            Name = StorableText.Of(told?.Name ?? wire.ErrorType ?? "Error", ErrorText.MaxName),
            Message = StorableText.Of(told?.MessageWithHint ?? wire.Message ?? "", MaxMessage),
            File = told?.Diagnostic?.File is { } file ? StorableText.Of(file, MaxId) : null,
            Line = told?.Diagnostic?.Line ?? 0,
            Column = told?.Diagnostic?.Column ?? 0,
            CodeFrame = told?.Diagnostic?.CodeFrame is { } frame ? StorableText.Of(frame, MaxFrame) : null,
        };
    }
}
