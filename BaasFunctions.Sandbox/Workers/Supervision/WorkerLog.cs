using BaasFunctions.Sandbox.Contracts;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Log messages of the supervisor. Event ids 2100 to 2199; retired ids stay retired.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(2100, LogLevel.Debug, "Worker {WorkerId} is ready", EventName = "WorkerStarted")]
    public static partial void Started(ILogger logger, int workerId);

    [LoggerMessage(2101, LogLevel.Error, "A worker could not be started", EventName = "WorkerFailedToStart")]
    public static partial void FailedToStart(ILogger logger, Exception failure);

    [LoggerMessage(
        2102, LogLevel.Warning, "Worker {WorkerId} was lost ({Cause}) after {Answered} executions. It wrote: {Stderr}",
        EventName = "WorkerLost")]
    public static partial void Lost(ILogger logger, int workerId, WorkerExitReason cause, int answered, string stderr);

    [LoggerMessage(
        2103, LogLevel.Warning, "Execution {ExecutionId} of function {FunctionId} ended its worker: {Outcome}",
        EventName = "ExecutionKilledWorker")]
    public static partial void KilledWorker(ILogger logger, string executionId, string functionId, ExecutionOutcome outcome);

    [LoggerMessage(
        2104, LogLevel.Warning, "The project of execution {ExecutionId} gets a worker of its own: it ended {Kills} workers",
        EventName = "ProjectIsolated")]
    public static partial void ProjectIsolated(ILogger logger, string executionId, int kills);

    [LoggerMessage(
        2105, LogLevel.Warning, "Execution {ExecutionId} was refused: no worker took it within {WaitMs} ms",
        EventName = "NoWorker")]
    public static partial void NoWorker(ILogger logger, string executionId, int waitMs);

    [LoggerMessage(2107, LogLevel.Error, "The supervisor of the workers met a fault of its own", EventName = "SupervisorDefect")]
    public static partial void Defect(ILogger logger, Exception defect);

    [LoggerMessage(
        2108, LogLevel.Warning,
        "Workers are not confined: they run without {Missing}. An escape from the engine would not be contained; BAAS_CONFINEMENT=require refuses to start like this",
        EventName = "WorkersNotConfined")]
    public static partial void NotConfined(ILogger logger, string missing);

    [LoggerMessage(2106, LogLevel.Information, "Execution {ExecutionId} runs again: {Attribution}", EventName = "ExecutionRerun")]
    public static partial void Rerun(ILogger logger, string executionId, FailureAttribution attribution);
}
