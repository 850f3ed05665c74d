using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Hosting;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Determines the reason for the end of a worker from its exit code.</summary>
internal static class WorkerExit
{
    /// <summary>The exit code of a process that a signal ended is 128 plus the signal.</summary>
    private const int Signalled = 128;

    private const int Abort = Signalled + 6;
    private const int Kill = Signalled + 9;

    /// <summary>The same on Windows.</summary>
    private const int WindowsStackOverflow = unchecked((int)0xC00000FD);

    public static WorkerExitReason CauseOf(int exitCode, string stderr) => exitCode switch
    {
        WorkerExitCode.OutOfMemory => WorkerExitReason.Memory,
        WorkerExitCode.StackOverflow or WindowsStackOverflow => WorkerExitReason.StackOverflow,
        Kill => WorkerExitReason.KilledByOthers,
        Abort when stderr.Contains("Stack overflow", StringComparison.Ordinal) => WorkerExitReason.StackOverflow,
        Abort when stderr.Contains("OutOfMemory", StringComparison.Ordinal) => WorkerExitReason.Memory,
        Abort when stderr.Contains("Out of memory", StringComparison.Ordinal) => WorkerExitReason.Memory,
        _ => WorkerExitReason.Crashed,
    };
}
