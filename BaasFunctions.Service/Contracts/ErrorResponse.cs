using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

/// <summary>The body of an error response.</summary>
internal sealed record ErrorResponse
{
    [AllowedValues("error")]
    public string Status => "error";

    [Description("What is wrong, and what to do.")]
    public required string Error { get; init; }

    [Description("Stable code.")]
    public required string Code { get; init; }

    [Description("What was asked for, of a 404.")]
    public string? Path { get; init; }

    [Description("JSON path of the field that is wrong.")]
    public string? Field { get; init; }

    [Description("Place in the body, 1-based.")]
    public int? Line { get; init; }

    [Description("1-based.")]
    public int? Column { get; init; }

    [Description("From the beginning of the body.")]
    public int? ByteOffset { get; init; }

    [Description("What to try.")]
    public string? Hint { get; init; }

    [Description("Seconds to wait.")]
    public long? RetryAfter { get; init; }

    [Description("`unknown` when the body was not read.")]
    public string? ExecutionId { get; init; }

    [Description("ISO 8601, UTC.")]
    public string? Timestamp { get; init; }
}
