namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>
/// Calls that fail as if the kernel did not know them. The C library then takes the older call, whose arguments lie in registers,
/// where a filter can see them: clone instead of clone3, openat instead of openat2, newfstatat instead of statx.
/// </summary>
internal static class MissingCalls
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "clone3", "openat2", "statx",
    ];
}
