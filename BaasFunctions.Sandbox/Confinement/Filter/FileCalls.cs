namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>
/// Calls that name a file in order to read it or about it. Without file reads they fail as if there was no such file, which is
/// what the runtime and its libraries expect of a file they can do without.
/// </summary>
internal static class FileCalls
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "open", "openat", "stat", "lstat", "newfstatat", "access", "faccessat", "faccessat2", "readlink", "readlinkat",
        "getdents64", "getcwd", "statfs",
    ];
}
