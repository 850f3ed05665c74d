using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Execution;

/// <summary>Puts together what leaves the sandbox.</summary>
internal static class ExecutionReport
{
    private static readonly byte[] s_null = "null"u8.ToArray();

    public static ExecutionResult Of(ExecutionScope scope, ExecutionFailure? ending, byte[]? data, string? status, TimeSpan cpu) => new()
    {
        Outcome = ending?.Outcome ?? ExecutionOutcome.Completed,
        DataJson = ending is null ? data ?? s_null : s_null,
        FunctionStatus = ending is null ? status : null,
        Response = ending is null ? scope.Response : null,
        Error = ending?.Error,
        Logs = scope.Log.Complete(),
        Coverage = scope.Coverage?.Report(scope),
        Metrics = new ExecutionMetrics
        {
            Wall = scope.Deadline.Elapsed,
            Compile = scope.CompileTime,
            Drain = scope.DrainTime,
            Cpu = cpu,
            Queue = scope.Request.QueueTime,
            AllocatedBytes = scope.AllocatedBytes,
            HostCalls = scope.Calls.Count,
            LogBytes = scope.Log.Bytes,
            LogEntriesDropped = scope.Log.Dropped,
        },
    };

    /// <summary>An execution that never got a thread, or whose thread never came back.</summary>
    public static ExecutionResult WithoutThread(
        ExecutionRequest request, TimeSpan wall, ExecutionFailure ending, IReadOnlyList<LogEntry> logs) => new()
    {
        Outcome = ending.Outcome,
        DataJson = s_null,
        Error = ending.Error,
        Logs = logs,
        Metrics = new ExecutionMetrics { Wall = wall, Queue = request.QueueTime },
    };
}
