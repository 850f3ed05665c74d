using System.Globalization;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Engines.HostCalls;

/// <summary>Ends of executions that asked too much of the host.</summary>
internal static class CallLimitReport
{
    public static ExecutionEndedException TooMany(ExecutionLimits limits) => Limit(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Function made more than {limits.HostCalls} calls of its context: ask for more rows at a time, or use the calls for many"),
        new LimitReport("host_calls", "calls", limits.HostCalls + 1L, limits.HostCalls));

    public static ExecutionEndedException TooManyBytes(ExecutionLimits limits, long used) => Limit(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Function moved more than {limits.HostCallTotalBytes} bytes with the calls of its context: select the members that it needs"),
        new LimitReport("host_call_total_bytes", "bytes", used, limits.HostCallTotalBytes));

    private static ExecutionEndedException Limit(string message, LimitReport report) =>
        new(ExecutionOutcome.CallLimit, ErrorCodes.CallLimit, message, report);
}
