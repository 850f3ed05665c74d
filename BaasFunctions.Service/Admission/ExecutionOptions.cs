using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Service.Admission;

/// <summary>Bounds of running and waiting executions, and of the program cache.</summary>
public sealed record ExecutionOptions
{
    [Setting("BAAS_MAX_CONCURRENCY", "executions that run at the same time; one that waits for a call or a timer does not count", Unit = "executions", Default = "4 per processor, at least 8"), Range(1, 1_000)]
    public int MaxConcurrency { get; init; } = Math.Max(8, Environment.ProcessorCount * 4);

    /// <summary>As many as there may be connections: what they hold is bounded by its bytes, and how long they wait by the timeout.</summary>
    [Setting("BAAS_MAX_QUEUE", "executions that may wait for a slot", Unit = "executions"), Range(0, 100_000)]
    public int MaxQueue { get; init; } = 10_000;

    [Setting("BAAS_QUEUE_TIMEOUT", "longest wait for an execution slot", Unit = "ms"), Range(0, 60_000)]
    public TimeSpan QueueTimeout { get; init; } = TimeSpan.FromSeconds(5);

    [Setting("BAAS_PROJECT_CONCURRENCY", "executions of one project that run at the same time", Unit = "executions", Default = "7/8 of BAAS_MAX_CONCURRENCY"), Range(1, 1_000)]
    public int? ProjectConcurrency { get; init; }

    /// <summary>What a parked execution holds beside what its script allocated, in bytes: connection, request and account in the service, engine in the worker.</summary>
    internal const long ExecutionBytes = 128 << 10;

    /// <summary>
    /// Memory of all executions that wait or have waited, in bytes; no further one begins beyond it. Half of what the service and its workers may have together, which the
    /// runtime takes from the container or the machine: the rest is for what runs, and for garbage.
    /// </summary>
    internal long WaitingBytes { get; init; } = GC.GetGCMemoryInfo(GCKind.Any).HighMemoryLoadThresholdBytes / 2;

    /// <summary>The same of one project: a quarter is left to the others.</summary>
    internal long ProjectWaitingBytes => WaitingBytes - (WaitingBytes / 4);

    /// <summary>
    /// Executions of one project that may use the processors while other projects are active.
    /// One per processor, because more would only compete for it.
    /// </summary>
    internal int ProjectShare { get; init; } = Environment.ProcessorCount;

    internal int EffectiveProjectConcurrency => Math.Min(ProjectConcurrency ?? MaxConcurrency - (MaxConcurrency / 8), MaxConcurrency);

    /// <summary>Executions of one project that may wait: a quarter of the queue is left to the others.</summary>
    internal int ProjectQueue => MaxQueue - (MaxQueue / 4);

    [Setting("FUNCTION_CODE_CACHE", "`false` compiles the function for each request")]
    public bool CachesPrograms { get; init; } = true;

    [Setting("BAAS_PROGRAM_CACHE_BYTES", "size of the cache of compiled programs; when it is full, a program is admitted if it is requested more often than the one it would evict", Unit = "bytes"), Range(1d * (1 << 20), 4L << 30)]
    public long ProgramCacheBytes { get; init; } = 64L << 20;
}
