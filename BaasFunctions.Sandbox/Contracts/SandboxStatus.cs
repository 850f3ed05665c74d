namespace BaasFunctions.Sandbox.Contracts;

/// <summary>How a sandbox is doing, for health reports.</summary>
public sealed record SandboxStatus
{
    /// <summary>Status of a sandbox without worker processes.</summary>
    public static readonly SandboxStatus InProcess = new() { Isolation = "InProcess" };

    /// <summary>Which executions share a process: the name of the setting.</summary>
    public required string Isolation { get; init; }

    /// <summary>Workers that are to be up at all times.</summary>
    public int WorkersWanted { get; init; }

    /// <summary>Workers whose processes are up, those started on demand included.</summary>
    public int WorkersUp { get; init; }

    /// <summary>Executions that workers answered since the service started.</summary>
    public long Answered { get; init; }

    /// <summary>Executions that workers run now.</summary>
    public int Running { get; init; }

    /// <summary>Workers that ended otherwise than by our wish since the service started.</summary>
    public long Restarts { get; init; }

    /// <summary>Processes that could not be started, or were never ready, since the service started.</summary>
    public long FailedStarts { get; init; }

    /// <summary>Projects that run apart because they killed workers.</summary>
    public int IsolatedProjects { get; init; }

    /// <summary>Measures that confine the worker started last and are in force. Empty until one was started.</summary>
    public IReadOnlyList<string> MeasuresApplied { get; init; } = [];

    /// <summary>Measures that the system refused, each with its reason: <c>name: reason</c>.</summary>
    public IReadOnlyList<string> MeasuresNotApplied { get; init; } = [];
}
