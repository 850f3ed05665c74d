using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Holds a result against the execution that it is for. What was already read is well-formed; here it is bounded by the limits of the
/// execution, and its figures by what can have happened since the execution was sent.
/// </summary>
internal static class ResultCheck
{
    /// <summary>Nesting of a validation report, which a result of less depth must have room for.</summary>
    private const int MinDepth = 16;

    /// <summary>Room for the entry that says how many were dropped, which is no part of the log that the limit is for.</summary>
    private const int NoticeBytes = 1024;

    /// <summary>No machine allocates so much in the longest time that an execution may have.</summary>
    private const long MaxAllocatedBytes = 1L << 50;

    public static bool IsPossible(Attempt attempt, ExecutionResult result) =>
        result.Outcome != ExecutionOutcome.WorkerLost
        && IsData(attempt.Request.Limits, result)
        && IsMeasured(attempt, result.Metrics)
        && (result.Coverage is null || attempt.Request.Test is { Coverage: true })
        && IsLastEntry(attempt.Request.Limits, result.Logs);

    private static bool IsData(ExecutionLimits limits, ExecutionResult result)
    {
        var data = result.DataJson.Span;
        if (result.Outcome != ExecutionOutcome.Completed)
        {
            return data.SequenceEqual("null"u8) && result is { Response: null, FunctionStatus: null };
        }

        if (result.Response is { Body: ResponseBody.None })
        {
            return data.SequenceEqual("null"u8);
        }

        return data.Length <= Math.Max(limits.ResultBytes, "null"u8.Length)
            && (result.Response is { Body: ResponseBody.Text or ResponseBody.Base64 }
                ? JsonCheck.IsText(data)
                : JsonCheck.IsValue(data, Math.Max(limits.ResultDepth, MinDepth) + 1));
    }

    /// <summary>An execution runs on one thread at a time, so it has no more processor time than time.</summary>
    private static bool IsMeasured(Attempt attempt, ExecutionMetrics metrics)
    {
        var longest = attempt.LongestPossible;
        var limits = attempt.Request.Limits;
        return metrics.Wall <= longest
            && metrics.Compile <= longest
            && metrics.Drain <= longest
            && metrics.Cpu <= longest
            && metrics.Queue <= attempt.Request.QueueTime + longest
            && metrics.AllocatedBytes <= MaxAllocatedBytes
            && metrics.HostCalls <= limits.HostCalls + 1L
            && metrics.EgressCalls <= metrics.HostCalls
            && metrics.LogBytes <= limits.LogBytes;
    }

    /// <summary>One entry beyond those sent may say how many were dropped.</summary>
    private static bool IsLastEntry(ExecutionLimits limits, IReadOnlyList<LogEntry> entries) =>
        entries.Count == 0 || (entries.Count == 1 && Attempt.IsEntry(entries[0], Math.Max(limits.LogBytes, NoticeBytes)));
}
