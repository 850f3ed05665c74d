using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// The kernel kills this process when its parent ends (PR_SET_PDEATHSIG, prctl(2)). "Parent" is the thread that started it, and a
/// change of user clears the setting. A parent that ended before is found by its id.
/// </summary>
internal sealed class ParentDeathSignal() : Measure("ends-with-parent")
{
    private const int Set = 1;
    private const int Get = 2;
    private const int Kill = 9;

    public override unsafe string? Apply(ConfinementOptions options)
    {
        var signal = 0;
        if (LibC.prctl(Set, Kill, 0, 0, 0) != 0 || LibC.prctl(Get, (nuint)(&signal), 0, 0, 0) != 0)
        {
            return SystemCallError.Of("prctl");
        }

        return signal == Kill && LibC.getppid() == options.ExpectedParentId ? null : "the parent is not the expected process";
    }
}
