using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Execution;

/// <summary>What ends with an execution although the function had begun it: the author finds a warning in the log.</summary>
internal static class UnfinishedWork
{
    private const int MaxNames = 5;

    /// <param name="scope">The execution.</param>
    /// <param name="settled">Whether the handler had settled; of an execution that was cut short nobody expects its timers to fire.</param>
    public static void WriteTo(ExecutionScope scope, bool settled)
    {
        if (scope.Calls.Open is > 0 and var calls)
        {
            var all = scope.Calls.OpenOperations.ToList();
            var names = string.Join(", ", all.Take(MaxNames)) + (all.Count > MaxNames ? ", ..." : "");
            Warn(scope, $"{Count(calls, "call")} of the context ({names}) had no answer when the execution ended, and may not have happened: await every call");
        }

        if (settled && scope.Loop.WaitingTimers is > 0 and var timers)
        {
            Warn(scope, $"{Count(timers, "timer")} still waiting when the function ended will not fire: await what has to happen, or clear them");
        }
    }

    private static void Warn(ExecutionScope scope, string message) => scope.Log.Add(LogEntryLevel.Warn, message, default);

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
