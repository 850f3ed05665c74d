using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record ExecutionListResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    [Description("The newest first.")]
    public required IReadOnlyList<ShownExecution> Executions { get; init; }

    [Description("Where the next page begins, for `cursor`; absent on the last page.")]
    public string? NextCursor { get; init; }
}
