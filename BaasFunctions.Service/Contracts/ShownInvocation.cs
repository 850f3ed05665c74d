using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>An invocation as the API shows it.</summary>
internal sealed record ShownInvocation
{
    public required string Id { get; init; }

    public required string Project { get; init; }

    [Description("Name of the function.")]
    public required string Function { get; init; }

    [Description("`failed` is a dead letter: it is not tried again unless somebody asks for it.")]
    [AllowedValues("queued", "running", "retrying", "succeeded", "failed", "cancelled")]
    public required string State { get; init; }

    [Description("What asked for it.")]
    [AllowedValues("async", "schedule", "function", "event")]
    public required string Trigger { get; init; }

    [Description("The functions from the first one to this one, as `a > b`, where another one called it.")]
    public string? Chain { get; init; }

    [Description("Id of the record of the execution that called it, where one did.")]
    public string? Parent { get; init; }

    [Description("Attempts that were begun, those that were lost with an instance among them.")]
    public required long Attempts { get; init; }

    [Description("When it is tried next, where it is; ISO 8601, UTC.")]
    public string? NextAttempt { get; init; }

    [Description("ISO 8601, UTC.")]
    public required string Created { get; init; }

    [Description("When the latest attempt began; ISO 8601, UTC.")]
    public string? Started { get; init; }

    [Description("When it was over; ISO 8601, UTC.")]
    public string? Ended { get; init; }

    [Description("Id of the execution of the latest attempt.")]
    public string? ExecutionId { get; init; }

    [Description("What the function returned; absent where that is larger than 64 KiB, or in a list.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? Result { get; init; }

    [Description("Bytes of what the function returned.")]
    public long? ResultBytes { get; init; }

    [Description("Why the latest attempt failed; absent when none did.")]
    public InvocationError? Error { get; init; }

    [Description("Where to ask how it is.")]
    public required string StatusUrl { get; init; }
}
