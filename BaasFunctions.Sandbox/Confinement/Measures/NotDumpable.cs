using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>No core file, and no other process of the same user reads this one's memory (PR_SET_DUMPABLE, prctl(2); ptrace(2)).</summary>
internal sealed class NotDumpable() : Measure("not-dumpable")
{
    private const int Get = 3;
    private const int Set = 4;

    public override string? Apply(ConfinementOptions options) =>
        LibC.prctl(Set, 0, 0, 0, 0) == 0 && LibC.prctl(Get, 0, 0, 0, 0) == 0 ? null : SystemCallError.Of("prctl");
}
