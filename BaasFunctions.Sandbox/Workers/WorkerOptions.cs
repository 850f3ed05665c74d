using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Sandbox.Workers;

/// <summary>Settings of the worker processes. No value means "unlimited".</summary>
public sealed record WorkerOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Sandbox:Workers";

    /// <summary>Which executions may share a process. Default <see cref="WorkerIsolation.Shared"/>.</summary>
    [EnumDataType(typeof(WorkerIsolation))]
    public WorkerIsolation Isolation { get; set; } = WorkerIsolation.Shared;

    /// <summary>
    /// Workers kept running; with <see cref="WorkerIsolation.PerProject"/>, those that may be started for what is run again. 1 to 256,
    /// default the number of processors.
    /// </summary>
    [Range(1, 256)]
    public int Workers { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 256);

    /// <summary>Executions at the same time in one worker. 1 to 1,024, default 32.</summary>
    [Range(1, 1024)]
    public int ExecutionsPerWorker { get; set; } = 32;

    /// <summary>Workers that belong to one project each, besides <see cref="Workers"/>. 1 to 1,024, default 16.</summary>
    [Range(1, 1024)]
    public int MaxProjectWorkers { get; set; } = 16;

    /// <summary>Resident memory of one worker in MB: above it, it is killed. 128 to 65,536, default 1,024.</summary>
    [Range(128, 65_536)]
    public int MemoryMb { get; set; } = 1_024;

    /// <summary>
    /// Milliseconds after its deadline when an execution that did not answer is killed with its worker. 10 to 60,000, default 500.
    /// </summary>
    [Range(10, 60_000)]
    public int GraceMs { get; set; } = 500;

    /// <summary>
    /// Milliseconds that an execution waits for a place in a worker before it is refused as SERVER_BUSY. 0 to 60,000, default 5,000.
    /// </summary>
    [Range(0, 60_000)]
    public int QueueWaitMs { get; set; } = 5_000;

    /// <summary>How often an execution is run again when its worker was lost through no known fault of its own. 0 to 10, default
    /// 2.</summary>
    [Range(0, 10)]
    public int MaxReruns { get; set; } = 2;

    /// <summary>Milliseconds in which a started process must say that it is ready. 500 to 120,000, default 20,000.</summary>
    [Range(500, 120_000)]
    public int StartTimeoutMs { get; set; } = 20_000;

    /// <summary>Milliseconds of silence, while asked, after which a worker counts as lost. 500 to 120,000, default 5,000.</summary>
    [Range(500, 120_000)]
    public int UnresponsiveMs { get; set; } = 5_000;

    /// <summary>
    /// Milliseconds between the end of a worker and the start of the next in its place, the first time. 0 to 60,000, default 50.
    /// </summary>
    [Range(0, 60_000)]
    public int RestartDelayMinMs { get; set; } = 50;

    /// <summary>The same after repeated failures; the delay doubles from one to the next. 0 to 600,000, default 10,000.</summary>
    [Range(0, 600_000)]
    public int RestartDelayMaxMs { get; set; } = 10_000;

    /// <summary>Milliseconds without work after which a worker that was started on demand ends. 100 to 3,600,000, default 60,000.</summary>
    [Range(100, 3_600_000)]
    public int IdleMs { get; set; } = 60_000;

    /// <summary>Milliseconds that running executions get to end when the service stops. 0 to 600,000, default 10,000.</summary>
    [Range(0, 600_000)]
    public int DrainMs { get; set; } = 10_000;

    /// <summary>
    /// Workers that a project may kill, each forgotten by half every five minutes, before it gets its own. 1 to 1,000, default 3.
    /// </summary>
    [Range(1, 1_000)]
    public int IsolateAfterKills { get; set; } = 3;

    /// <summary>
    /// The longest that an execution of such a project is held back, in milliseconds; the delay begins at twice
    /// <see cref="IsolateAfterKills"/> and doubles with each kill. 0 to 60,000, default 5,000.
    /// </summary>
    [Range(0, 60_000)]
    public int MaxSlowdownMs { get; set; } = 5_000;

    /// <summary>
    /// User and group that workers become when the service runs as root on Linux; of no effect otherwise. 1 to 2,147,483,647, default
    /// 65,534 (nobody).
    /// </summary>
    [Range(1, int.MaxValue)]
    public int UserId { get; set; } = 65_534;

    /// <summary>
    /// Program and leading arguments that start a worker: something whose <c>Main</c> begins with <see cref="WorkerProcess.TryRun"/>.
    /// Null means this very program.
    /// </summary>
    public IReadOnlyList<string>? Command { get; set; }
}
