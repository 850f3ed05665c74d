using BaasFunctions.Sandbox.Confinement.Launch;
using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>When memory runs out, the kernel ends a worker before the service. Set before the process is started over; here it is read back.</summary>
internal sealed class EndedBeforeService() : Measure("ended-before-service")
{
    public override string? Apply(ConfinementOptions options) =>
        WorkerRestart.ScoreBefore is not { } before ? "the score could not be raised"
        : OutOfMemoryScore.IsAbove(before) ? null
        : "the score did not stay";
}
