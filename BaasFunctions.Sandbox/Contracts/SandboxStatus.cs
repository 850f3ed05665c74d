namespace BaasFunctions.Sandbox.Contracts;

/// <summary>The status of a sandbox, for health reports.</summary>
public sealed record SandboxStatus
{
    /// <summary>Status of a sandbox without worker processes.</summary>
    public static readonly SandboxStatus InProcess = new() { Isolation = "InProcess", MeasuresMissing = ["worker processes (BAAS_ISOLATION=InProcess)"] };

    /// <summary>Which executions share a process: the name of the setting.</summary>
    public required string Isolation { get; init; }

    /// <summary>Workers that are kept running.</summary>
    public int WorkersWanted { get; init; }

    /// <summary>Workers that are running, including those started on demand.</summary>
    public int WorkersUp { get; init; }

    /// <summary>Executions that workers completed since the service started.</summary>
    public long Answered { get; init; }

    /// <summary>Executions that workers run now.</summary>
    public int Running { get; init; }

    /// <summary>Workers that ended unexpectedly since the service started.</summary>
    public long Restarts { get; init; }

    /// <summary>Worker processes that failed to start since the service started.</summary>
    public long FailedStarts { get; init; }

    /// <summary>Projects that have a worker of their own because they crashed workers.</summary>
    public int IsolatedProjects { get; init; }

    /// <summary>Whether a worker is started ahead, to take the place of one that is lost.</summary>
    public bool SpareReady { get; init; }

    /// <summary>Those of the essential measures that are not in force, each with its reason. Empty before the first worker has started.</summary>
    public IReadOnlyList<string> MeasuresMissing { get; init; } = [];

    /// <summary>Confinement measures in force in the worker that was started last. Empty before the first start.</summary>
    public IReadOnlyList<string> MeasuresApplied { get; init; } = [];

    /// <summary>Confinement measures that the system refused, each with its reason: <c>name: reason</c>.</summary>
    public IReadOnlyList<string> MeasuresNotApplied { get; init; } = [];
}
