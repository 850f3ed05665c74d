using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// No program started from here gains rights (PR_SET_NO_NEW_PRIVS, prctl(2)). It is set for this thread; the system call filter, which
/// needs it, hands it on to all others (seccomp(2), SECCOMP_FILTER_FLAG_TSYNC).
/// </summary>
internal sealed class NoNewPrivileges() : Measure("no-new-privileges")
{
    private const int Set = 38;
    private const int Get = 39;

    public override string? Apply(ConfinementOptions options) =>
        LibC.prctl(Set, 1, 0, 0, 0) == 0 && LibC.prctl(Get, 0, 0, 0, 0) == 1 ? null : SystemCallError.Of("prctl");
}
