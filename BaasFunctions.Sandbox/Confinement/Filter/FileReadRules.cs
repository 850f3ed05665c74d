namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>Rules of calls that name files: open(2), stat(2).</summary>
internal static class FileReadRules
{
    // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, and the bit of O_TMPFILE that is not O_DIRECTORY: the same on both architectures.
    private const uint Writing = 0x1 | 0x2 | 0x40 | 0x200 | 0x400 | 0x40_0000;

    /// <summary>AT_EMPTY_PATH: the call is about an open descriptor, as fstat(3) of the C library makes it.</summary>
    private const uint EmptyPath = 0x1000;

    /// <summary>Opening for reading is allowed, and asking about files.</summary>
    public static void Write(FilterWriter program)
    {
        var denied = Verdict.Fail(Error.AccessDenied);
        program.AllowIf("open", 1, Writing, [0], denied);
        program.AllowIf("openat", 2, Writing, [0], denied);
        program.Answer(FileCalls.Names.Where(name => name is not ("open" or "openat")), Verdict.Allow);
    }

    /// <summary>Only what is open can be asked about.</summary>
    public static void WriteOpenDescriptorStat(FilterWriter program) =>
        program.AllowIf("newfstatat", 3, EmptyPath, [EmptyPath], Verdict.Fail(Error.NoSuchFile));
}
