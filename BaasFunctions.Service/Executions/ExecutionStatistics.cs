using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>What the functions of a project did.</summary>
/// <param name="Functions">By function, those with the most calls first.</param>
/// <param name="IsWhole">Whether everything was counted.</param>
internal sealed record ExecutionStatistics(IReadOnlyList<FunctionStatistics> Functions, bool IsWhole)
{
    public static ExecutionStatistics None { get; } = new([], true);

    public static ExecutionStatistics Of(IReadOnlyList<FunctionStatistics> found) =>
        new([.. found.Take(ExecutionReader.MaxFunctions)], found.Count <= ExecutionReader.MaxFunctions && found.Sum(function => function.Calls) < ExecutionReader.MaxCounted);
}
