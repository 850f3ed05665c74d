using System.ComponentModel;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Contracts;

/// <summary>The sandbox as <c>/health</c> and <c>/info</c> show it. Confinement measures that could not be applied are always listed.</summary>
internal record SandboxFigures
{
    [Description("How executions are kept apart.")]
    public required string Isolation { get; init; }

    public required int WorkersWanted { get; init; }

    public required int WorkersUp { get; init; }

    [Description("Executions at the moment.")]
    public required int Running { get; init; }

    public required long WorkerRestarts { get; init; }

    public required long WorkerFailedStarts { get; init; }

    [Description("Projects that cost workers and have their own.")]
    public required int IsolatedProjects { get; init; }

    [Description("Whether a worker is started ahead, to take the place of one that is lost.")]
    public required bool SpareReady { get; init; }

    [Description("Essential confinement that is not in force: an escape from the engine would not be contained. Empty where all is.")]
    public required IReadOnlyList<string> ConfinementMissing { get; init; }

    [Description("What the system holds workers to.")]
    public required IReadOnlyList<string> Confinement { get; init; }

    [Description("What it could not.")]
    public required IReadOnlyList<string> ConfinementNotApplied { get; init; }

    public static SandboxFigures Of(SandboxStatus status) => new()
    {
        Isolation = status.Isolation,
        WorkersWanted = status.WorkersWanted,
        WorkersUp = status.WorkersUp,
        Running = status.Running,
        WorkerRestarts = status.Restarts,
        WorkerFailedStarts = status.FailedStarts,
        IsolatedProjects = status.IsolatedProjects,
        SpareReady = status.SpareReady,
        ConfinementMissing = status.MeasuresMissing,
        Confinement = status.MeasuresApplied,
        ConfinementNotApplied = status.MeasuresNotApplied,
    };
}
