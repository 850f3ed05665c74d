using System.ComponentModel;

namespace BaasFunctions.Service.Contracts;

/// <summary>What one function did in a window of time.</summary>
internal sealed record FunctionStatistics
{
    public required string FunctionId { get; init; }

    public string? FunctionName { get; init; }

    [Description("Executions that have ended.")]
    public required long Calls { get; init; }

    [Description("Those of them that did not complete, lost ones included.")]
    public required long Errors { get; init; }

    [Description("Those of them whose instance is gone.")]
    public required long Lost { get; init; }

    [Description("Wall-clock time in ms that half of the calls did not exceed.")]
    public required double P50Ms { get; init; }

    [Description("The same of 95 of 100 calls.")]
    public required double P95Ms { get; init; }

    [Description("CPU time of all calls in ms.")]
    public required double CpuMs { get; init; }
}
