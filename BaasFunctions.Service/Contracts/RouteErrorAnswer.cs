using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

/// <summary>The response at the URL of a function that failed.</summary>
internal sealed record RouteErrorAnswer
{
    [AllowedValues("error")]
    public string Status => "error";

    [Description("What went wrong; of a public function only that it failed.")]
    public required string Error { get; init; }

    [Description("As `error_code` of `/execute`.")]
    public required string Code { get; init; }

    [Description("Name of the thrown value.")]
    public string? ErrorType { get; init; }

    [Description("1-based.")]
    public int? Line { get; init; }

    [Description("1-based, in UTF-16 units.")]
    public int? Column { get; init; }

    [Description("Under which the execution is found.")]
    public string? ExecutionId { get; init; }
}
