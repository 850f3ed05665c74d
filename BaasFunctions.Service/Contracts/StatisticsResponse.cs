using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record StatisticsResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    [Description("Beginning of the window, ISO 8601, UTC.")]
    public required string Since { get; init; }

    [Description("Its end.")]
    public required string Until { get; init; }

    [Description("False when there were more than 50,000 executions, of which the newest are counted, or more than 200 functions, of which those with the most calls are shown.")]
    public required bool IsWhole { get; init; }

    [Description("Those with the most calls first.")]
    public required IReadOnlyList<FunctionStatistics> Functions { get; init; }
}
