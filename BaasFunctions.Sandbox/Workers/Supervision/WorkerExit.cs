using BaasFunctions.Sandbox.Workers.Hosting;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Reads from how a process ended why it ended.</summary>
internal static class WorkerExit
{
    /// <summary>A process that a signal ended counts as having answered 128 and the signal.</summary>
    private const int Signalled = 128;

    private const int Abort = Signalled + 6;
    private const int Kill = Signalled + 9;

    /// <summary>The same on Windows.</summary>
    private const int WindowsStackOverflow = unchecked((int)0xC00000FD);

    public static LossCause CauseOf(int exitCode, string stderr) => exitCode switch
    {
        WorkerExitCode.OutOfMemory => LossCause.Memory,
        WindowsStackOverflow => LossCause.StackOverflow,
        Kill => LossCause.KilledByOthers,
        Abort when stderr.Contains("Stack overflow", StringComparison.Ordinal) => LossCause.StackOverflow,
        Abort when stderr.Contains("OutOfMemory", StringComparison.Ordinal) => LossCause.Memory,
        Abort when stderr.Contains("Out of memory", StringComparison.Ordinal) => LossCause.Memory,
        _ => LossCause.Crashed,
    };
}
