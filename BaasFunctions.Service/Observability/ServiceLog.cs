using BaasFunctions.Sandbox.Contracts;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Observability;

/// <summary>Every log line of the service. Ids 3000 to 3999; a retired id stays retired. Never source, bodies, keys or env.</summary>
internal static partial class ServiceLog
{
    [LoggerMessage(3000, LogLevel.Information, "Execution {ExecutionId} of {FunctionId} ended as {Outcome} in {WallMs:0.###} ms "
        + "(cpu {CpuMs:0.###} ms, queue {QueueMs:0.###} ms, {AllocatedBytes} bytes, {LogEntries} log entries)")]
    public static partial void ExecutionEnded(
        this ILogger logger, string executionId, string functionId, ExecutionOutcome outcome, double wallMs, double cpuMs, double queueMs,
        long allocatedBytes, int logEntries);

    [LoggerMessage(3012, LogLevel.Warning, "Execution {ExecutionId} of {FunctionId} in project {Project} failed as {Outcome} after {WallMs:0.###} ms "
        + "(cpu {CpuMs:0.###} ms, queue {QueueMs:0.###} ms, {AllocatedBytes} bytes, {LogEntries} log entries): {Code} {Error} at {Place}")]
    public static partial void ExecutionFailed(
        this ILogger logger, string executionId, string functionId, string project, ExecutionOutcome outcome, double wallMs, double cpuMs, double queueMs,
        long allocatedBytes, int logEntries, string code, string error, string place);

    [LoggerMessage(3001, LogLevel.Error, "Execution {ExecutionId} of {FunctionId} met a fault of the host")]
    public static partial void ExecutionFaulted(this ILogger logger, Exception? fault, string executionId, string functionId);

    [LoggerMessage(3002, LogLevel.Error, "{Method} {Route} met a fault of the service")]
    public static partial void RequestFaulted(this ILogger logger, Exception fault, string method, string route);

    [LoggerMessage(3003, LogLevel.Debug, "{Method} {Route} was refused with {Status} {Code}")]
    public static partial void RequestRefused(this ILogger logger, string method, string route, int status, string code);

    [LoggerMessage(3005, LogLevel.Error, "The self-test of the sandbox met a fault of the host")]
    public static partial void SelfTestFaulted(this ILogger logger, Exception fault);

    [LoggerMessage(3006, LogLevel.Error, "The health check of {Probe} met a fault of the host")]
    public static partial void ProbeFaulted(this ILogger logger, Exception fault, string probe);

    [LoggerMessage(3007, LogLevel.Error, "The health check {Check} fails: {Verdict}. {Cause}")]
    public static partial void HealthCheckFailed(this ILogger logger, string check, string verdict, string cause);

    [LoggerMessage(3008, LogLevel.Information, "The health check {Check} is well again")]
    public static partial void HealthCheckRecovered(this ILogger logger, string check);

    [LoggerMessage(3010, LogLevel.Error, "{Operation} of execution {ExecutionId} met a fault of the host")]
    public static partial void HostCallFaulted(this ILogger logger, Exception fault, string operation, string executionId);

    [LoggerMessage(3011, LogLevel.Warning, "The role of DATABASE_URL is a superuser or bypasses row-level security: row-level security does not separate projects; use a role of its own")]
    public static partial void RowSecurityBypassed(this ILogger logger);

    [LoggerMessage(3024, LogLevel.Error, "The variable {Name} of project {Project} cannot be decrypted, so its functions run without it: JWT_SECRET or DATA_DIR is another than when it was set; set it again")]
    public static partial void VariableSealed(this ILogger logger, string name, string project);

    [LoggerMessage(3025, LogLevel.Warning, "Changes that other instances tell on {Channel} are not heard at the moment, and are noticed within 5 s instead: {Cause}")]
    public static partial void ChangesUnheard(this ILogger logger, string channel, string cause);

    [LoggerMessage(3013, LogLevel.Error, "The database file {File} cannot be used: {Cause}")]
    public static partial void FileUnusable(this ILogger logger, string file, string cause);

    [LoggerMessage(3014, LogLevel.Information, "The data of {Projects} projects in {Directory} is in one file for each project now; the file of the earlier version is kept as baas.db.migrated")]
    public static partial void DataDivided(this ILogger logger, int projects, string directory);

    [LoggerMessage(3015, LogLevel.Error, "Executions cannot be recorded at the moment, and wait in memory: {Cause}")]
    public static partial void RecordsNotWritten(this ILogger logger, string cause);

    [LoggerMessage(3016, LogLevel.Information, "Executions are recorded again")]
    public static partial void RecordsWrittenAgain(this ILogger logger);

    [LoggerMessage(3017, LogLevel.Warning, "The database does not keep up with executions: {Logs} logs and {Records} records were given up so far; "
        + "the metric baas.execution.records.dropped counts on")]
    public static partial void RecordsDropped(this ILogger logger, long logs, long records);

    [LoggerMessage(3018, LogLevel.Warning, "{Count} executions are lost: the instance that ran them is gone")]
    public static partial void ExecutionsLost(this ILogger logger, long count);

    [LoggerMessage(3019, LogLevel.Error, "The upkeep of the records of executions failed, and is tried again: {Cause}")]
    public static partial void UpkeepFailed(this ILogger logger, string cause);

    [LoggerMessage(3030, LogLevel.Warning, "Invocation {InvocationId} of {FunctionId} in project {Project} is dead after {Attempts} attempts: {Code}")]
    public static partial void InvocationDead(this ILogger logger, string invocationId, string functionId, string project, long attempts, string code);

    [LoggerMessage(3031, LogLevel.Error, "Invocation {InvocationId} met a fault of the host; it is tried again when its lease is over")]
    public static partial void InvocationFaulted(this ILogger logger, Exception fault, string invocationId);

    [LoggerMessage(3032, LogLevel.Warning, "The queue of invocations and schedules cannot be used at the moment: {Cause}")]
    public static partial void QueueUnreadable(this ILogger logger, string cause);

    [LoggerMessage(3033, LogLevel.Warning, "Schedules of project {Project} are due, and its queue of invocations is full: the due times pass")]
    public static partial void ScheduleWithoutRoom(this ILogger logger, string project);

    [LoggerMessage(3034, LogLevel.Error, "Events of a write in project {Project} are lost: they could not be put into the queue after it ({Code})")]
    public static partial void EventsLost(this ILogger logger, string project, string code);

    [LoggerMessage(3035, LogLevel.Warning, "An event for {FunctionId} in project {Project} is a dead letter: {Cause}")]
    public static partial void EventDead(this ILogger logger, string functionId, string project, string cause);

    [LoggerMessage(3020, LogLevel.Information, "Key {KeyId} of project {Project} was used for {Method} {Path} from {Address}")]
    public static partial void KeyUsed(this ILogger logger, string keyId, string project, string method, string path, string address);

    [LoggerMessage(3021, LogLevel.Warning, "Key {KeyId} was refused as {Code} for {Method} {Path} from {Address}")]
    public static partial void KeyRefused(this ILogger logger, string keyId, string code, string method, string path, string address);

    [LoggerMessage(3022, LogLevel.Information, "Key {KeyId} of project {Project} with {Scopes} was created by {By}")]
    public static partial void KeyCreated(this ILogger logger, string keyId, string project, string scopes, string by);

    [LoggerMessage(3023, LogLevel.Information, "Key {KeyId} was revoked by {By}")]
    public static partial void KeyRevoked(this ILogger logger, string keyId, string by);
}
