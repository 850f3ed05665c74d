namespace BaasFunctions.Sandbox.Workers;

/// <summary>Which executions may share a process.</summary>
public enum WorkerIsolation
{
    /// <summary>All share a pool of workers, but for projects that have a key of their own or kill workers: each of those gets its own.</summary>
    Shared,

    /// <summary>Each project has a worker of its own, given to it when it needs one and kept while it is used.</summary>
    PerProject,

    /// <summary>Each execution has a fresh worker, started ahead; it ends with the execution.</summary>
    PerExecution,

    /// <summary>No workers: functions run in the service process. For trusted functions only.</summary>
    InProcess,
}
