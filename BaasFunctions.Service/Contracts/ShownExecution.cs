using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>The record of an execution as the API shows it.</summary>
internal sealed record ShownExecution
{
    [Description("Unique, and in the order in which executions began.")]
    public required string Id { get; init; }

    [Description("The id that the caller gave, which may repeat.")]
    public required string ExecutionId { get; init; }

    public required string FunctionId { get; init; }

    public string? FunctionName { get; init; }

    [Description("Absent for code that came with the request.")]
    public int? Version { get; init; }

    [Description("What began it.")]
    [AllowedValues("execute", "test", "route", "schedule", "async", "function", "event")]
    public required string Trigger { get; init; }

    [Description("Id of the key that asked for it.")]
    public string? Caller { get; init; }

    [Description("`id` of the execution that called this one.")]
    public string? Parent { get; init; }

    [Description("ISO 8601, UTC.")]
    public required string Started { get; init; }

    [Description("Null while it runs.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Ended { get; init; }

    [Description("`running`, `completed`, `lost` when the instance that ran it is gone, or the error code of what ended it in lower case, such as `script_error` or `timeout`.")]
    public required string Outcome { get; init; }

    [Description("Why it failed.")]
    public Failure? Error { get; init; }

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

    [Description("What a function that was called by its URL answered with.")]
    public int? HttpStatus { get; init; }

    [Description("True when the log was given up, because the database did not keep up.")]
    public bool? LogIsLost { get; init; }

    [Description("What the function logged, within 32 KB; absent in lists.")]
    public IReadOnlyList<RecordedLine>? Logs { get; init; }

    internal sealed record Failure
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        [Description("What happened, with the hint where there is one.")]
        public required string Message { get; init; }

        [Description("Path of the file, of a function of several.")]
        public string? File { get; init; }

        [Description("1-based.")]
        public int? Line { get; init; }

        [Description("1-based, in UTF-16 units.")]
        public int? Column { get; init; }

        [Description("The lines around it, with a caret.")]
        public string? CodeFrame { get; init; }
    }

    internal sealed record RecordedLine
    {
        [AllowedValues("debug", "info", "warn", "error")]
        public required string Level { get; init; }

        public required string Message { get; init; }

        [Description("The second argument; null for none.")]
        public required RawJson Data { get; init; }

        [Description("ISO 8601, UTC.")]
        public required string Timestamp { get; init; }
    }
}
