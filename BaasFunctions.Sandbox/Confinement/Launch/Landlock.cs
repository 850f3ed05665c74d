using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>
/// Lets the calling thread, and what it starts, read and run given files only, write none but the null device, and use no TCP
/// (landlock(7), kernel documentation userspace-api/landlock.rst). Needs no rights, only no_new_privs.
/// </summary>
internal static unsafe class Landlock
{
    private const int AskVersion = 1;
    private const int RulePathBeneath = 1;
    private const int OpenPath = 0x20_0000 | 0x8_0000;

    private const ulong Execute = 1 << 0;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;

    /// <summary>Bind and connect of TCP, known from version 4.</summary>
    private const ulong Network = 0b11;

    /// <summary>Null when in force, otherwise why not.</summary>
    public static string? Restrict(IReadOnlyList<string> readablePaths)
    {
        if (SystemCall.Number("landlock_create_ruleset") is not { } create
            || SystemCall.Number("landlock_add_rule") is not { } add
            || SystemCall.Number("landlock_restrict_self") is not { } restrict)
        {
            return SystemCall.UnknownArchitecture;
        }

        var version = LibC.syscall(create, 0, 0, AskVersion, 0, 0);
        if (version < 1)
        {
            return SystemCallError.Of("landlock");
        }

        // struct landlock_ruleset_attr: files, and from version 4 network. An older kernel takes the shorter one.
        var handled = stackalloc ulong[2] { HandledFiles((int)version), Network };
        var rules = (int)LibC.syscall(create, (nint)handled, version >= 4 ? 16 : 8, 0, 0, 0);
        if (rules < 0)
        {
            return SystemCallError.Of("landlock");
        }

        foreach (var path in readablePaths)
        {
            Allow(add, rules, path, Directory.Exists(path) ? Execute | ReadFile | ReadFolder : Execute | ReadFile);
        }

        Allow(add, rules, "/dev/null", ReadFile | WriteFile);
        var answer = LibC.syscall(restrict, rules, 0, 0, 0, 0);
        var reason = answer == 0 ? null : SystemCallError.Of("landlock");
        _ = LibC.close(rules);
        return reason;
    }

    /// <summary>All rights to files that a version knows: 13 at first, then moving between folders, truncation, devices' controls.</summary>
    private static ulong HandledFiles(int version) => version switch
    {
        1 => (1ul << 13) - 1,
        2 => (1ul << 14) - 1,
        3 or 4 => (1ul << 15) - 1,
        _ => (1ul << 16) - 1,
    };

    private static void Allow(nint add, int rules, string path, ulong rights)
    {
        var file = LibC.open(path, OpenPath, 0);
        if (file < 0)
        {
            return;
        }

        // struct landlock_path_beneath_attr, packed: 8 bytes of rights, 4 of the descriptor.
        var rule = stackalloc ulong[2] { rights, (uint)file };
        _ = LibC.syscall(add, rules, RulePathBeneath, (nint)rule, 0, 0);
        _ = LibC.close(file);
    }
}
