using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// The code of the process is what its files hold: the system call filter ends a process that asks for executable memory. To ask is the end, so what is
/// looked at is whether there is a filter (PR_GET_SECCOMP, prctl(2)).
/// </summary>
internal sealed class NoNewCode() : Measure("no-new-code")
{
    private const int GetSeccomp = 21;
    private const int Filtered = 2;

    public override string? Apply(ConfinementOptions options) =>
        options.AllowNewCode ? "the runtime compiles code while it runs"
        : LibC.prctl(GetSeccomp, 0, 0, 0, 0) == Filtered ? null
        : "the system call filter is not in force";
}
