using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers;

/// <summary>Settings of the worker processes. No value means "unlimited".</summary>
public sealed record WorkerOptions
{
    /// <summary>Which executions may share a process.</summary>
    [Setting("BAAS_ISOLATION", "which executions may share a process; `InProcess` is for trusted functions only"), EnumDataType(typeof(WorkerIsolation))]
    public WorkerIsolation Isolation { get; set; } = WorkerIsolation.Shared;

    /// <summary>Workers kept running; with <see cref="WorkerIsolation.PerProject"/>, those that may be started for retries.</summary>
    [Setting("BAAS_WORKERS", "worker processes kept running", Unit = "processes", Default = "1 per processor", IsCommon = true), Range(1, 256)]
    public int Workers { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 256);

    /// <summary>
    /// Private memory in MB that spare workers and those that belong to one project each may hold together, besides <see cref="Workers"/>. 64 to 1,048,576; null is
    /// <see cref="Workers"/> times <see cref="MemoryMb"/>, and half of that where the others are shared, which may hold as much.
    /// </summary>
    [Setting(
        "BAAS_POOL_MEMORY",
        "private memory of the workers that are started ahead or belong to one project each, together; the least used of those that are idle are ended first",
        Unit = "MB",
        Default = "BAAS_WORKERS times BAAS_WORKER_MEMORY, half of it with Shared"), Range(64, 1_048_576)]
    public int? PoolMemoryMb { get; set; }

    /// <summary>Resident memory in MB above which a worker is killed.</summary>
    [Setting("BAAS_WORKER_MEMORY", "resident memory above which a worker is killed", Unit = "MB"), Range(128, 65_536)]
    public int MemoryMb { get; set; } = 1_024;

    /// <summary>The user that many programs share for want of one of their own.</summary>
    internal const int Nobody = 65_534;

    /// <summary>What happens where the system does not confine workers.</summary>
    [Setting("BAAS_CONFINEMENT", "`require` refuses to start where workers are not confined by seccomp and Landlock; `warn` says so in the log and in /health"), EnumDataType(typeof(ConfinementPolicy))]
    public ConfinementPolicy Confinement { get; set; } = ConfinementPolicy.Warn;

    /// <summary>User and group of workers when the service runs as root on Linux; no effect otherwise. Default 65,534 (nobody).</summary>
    [Setting("BAAS_WORKER_USER", "user id that workers take when the service runs as root on Linux"), Range(1, int.MaxValue)]
    public int UserId { get; set; } = Nobody;

    /// <summary><see cref="PoolMemoryMb"/> or its default, in bytes.</summary>
    internal long PoolBytes => (PoolMemoryMb ?? ((long)Workers * MemoryMb / (Isolation == WorkerIsolation.Shared ? 2 : 1))) << 20;

    /// <summary>More workers than fit into the memory of the pool.</summary>
    internal long MaxPoolWorkers => (PoolBytes / LeastWorkerBytes) + 1;

    private const long LeastWorkerBytes = 8L << 20;

    /// <summary>
    /// Executions at the same time in one worker, those that wait included. Admission stops at their memory long before; this bound only keeps a defect from filling a
    /// worker. 1 to 100,000, default 20,000.
    /// </summary>
    [Range(1, 100_000)]
    public int ExecutionsPerWorker { get; set; } = 20_000;

    /// <summary>
    /// Program and leading arguments that start a worker: something whose <c>Main</c> begins with <see cref="WorkerProcess.TryRun"/>.
    /// Null means the current program.
    /// </summary>
    public IReadOnlyList<string>? Command { get; set; }

    /// <summary>Milliseconds in which a started process must say that it is ready: some 300 are usual, a busy machine takes longer.</summary>
    public int StartTimeoutMs { get; internal set; } = 20_000;

    /// <summary>Grace period in milliseconds after the deadline; then an execution that has not ended is killed with its worker. A garbage collection may take that long.</summary>
    internal int GraceMs { get; set; } = 500;

    /// <summary>
    /// Milliseconds that other executions in a worker have to end when one that does not stop has closed it. Then it is killed; those that have changed
    /// nothing are run again.
    /// </summary>
    internal int BystanderMs { get; set; } = 1_000;

    /// <summary>The same where one of them has changed data, so that it could not be run again, and no more workers are closing than are kept.</summary>
    internal int WriterMs { get; set; } = 5_000;

    /// <summary>Executions that a project that is alone has in its preferred worker before the next ones go to the others.</summary>
    internal int SpreadAbove { get; set; } = 128;

    /// <summary>Milliseconds between the last of the permanent workers being ready and the start of the spares, which are the first callers'.</summary>
    internal int SpareDelayMs { get; set; } = 1_000;

    /// <summary>Workers at most that are started ahead, however many were needed of late.</summary>
    internal int MaxSpares { get; set; } = 16;

    /// <summary>Milliseconds that an execution waits for a place in a worker before it is refused as SERVER_BUSY; the same as for a slot.</summary>
    internal int QueueWaitMs { get; set; } = 5_000;

    /// <summary>How often an execution is retried when its worker was lost and it is not known to be at fault. A third loss is no accident.</summary>
    internal int MaxReruns { get; set; } = 2;

    /// <summary>Milliseconds without a response, after which a worker counts as lost: ten pings.</summary>
    internal int UnresponsiveMs { get; set; } = 5_000;

    /// <summary>Milliseconds between the end of a worker and the start of the next in its place, the first time.</summary>
    internal int RestartDelayMinMs { get; set; } = 50;

    /// <summary>The longest delay after repeated failures; the delay doubles with each.</summary>
    internal int RestartDelayMaxMs { get; set; } = 10_000;

    /// <summary>Milliseconds without work after which a worker that was started on demand ends.</summary>
    internal int IdleMs { get; set; } = 60_000;

    /// <summary>Milliseconds that running executions get to end when the sandbox is disposed; a service drains before.</summary>
    internal int DrainMs { get; set; } = 10_000;

    /// <summary>Workers that a project may crash before it gets its own; the count halves every five minutes.</summary>
    internal int IsolateAfterKills { get; set; } = 3;

    /// <summary>
    /// The longest delay of an execution of such a project, in milliseconds. The delay begins at twice
    /// <see cref="IsolateAfterKills"/> and doubles with each crash.
    /// </summary>
    internal int MaxSlowdownMs { get; set; } = 5_000;
}
