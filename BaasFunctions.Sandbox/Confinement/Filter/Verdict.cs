namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>What a filter returns: seccomp(2), "Filters".</summary>
internal static class Verdict
{
    /// <summary>SECCOMP_RET_ALLOW.</summary>
    public const uint Allow = 0x7fff_0000;

    /// <summary>SECCOMP_RET_KILL_PROCESS: ends every thread at once, as by SIGSYS.</summary>
    public const uint Kill = 0x8000_0000;

    /// <summary>SECCOMP_RET_ERRNO: the call fails with this number and does nothing.</summary>
    public static uint Fail(int error) => 0x0005_0000 | (uint)error;
}
