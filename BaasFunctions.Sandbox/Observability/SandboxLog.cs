using Microsoft.Extensions.Logging;

namespace BaasFunctions.Sandbox.Observability;

/// <summary>What the sandbox tells its operator. Ids 2000 to 2999; retired ids stay retired.</summary>
internal static partial class SandboxLog
{
    [LoggerMessage(2000, LogLevel.Error,
        "Execution {ExecutionId} met a defect of the host",
        EventName = "HostDefect")]
    public static partial void HostDefect(ILogger logger, Exception exception, string executionId);

    [LoggerMessage(2001, LogLevel.Warning,
        "Execution {ExecutionId} did not stop {GraceMs} ms after its deadline; its thread is lost until it returns",
        EventName = "ThreadStuck")]
    public static partial void ThreadStuck(ILogger logger, string executionId, int graceMs);

    [LoggerMessage(2002, LogLevel.Warning,
        "Execution {ExecutionId} was refused: all {Threads} threads were busy for {WaitMs} ms",
        EventName = "NoThread")]
    public static partial void NoThread(ILogger logger, string executionId, int threads, int waitMs);

    [LoggerMessage(2003, LogLevel.Information,
        "Execution {ExecutionId} made the engine fail in its own code",
        EventName = "EngineFault")]
    public static partial void EngineFault(ILogger logger, Exception exception, string executionId);
}
