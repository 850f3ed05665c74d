namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>Rules of calls that make memory executable: mmap(2), mprotect(2). The other ways, pkey_mprotect(2) and shmat(2), are in no list.</summary>
internal static class MemoryRules
{
    /// <summary>PROT_EXEC.</summary>
    private const uint Executable = 0x4;

    private static readonly string[] s_calls = ["mmap", "mprotect"];

    public static void Write(FilterWriter program, bool allowNewCode)
    {
        if (allowNewCode)
        {
            program.Answer(s_calls, Verdict.Allow);
            return;
        }

        foreach (var call in s_calls)
        {
            program.AllowIf(call, 2, Executable, [0], Verdict.Kill);
        }
    }
}
