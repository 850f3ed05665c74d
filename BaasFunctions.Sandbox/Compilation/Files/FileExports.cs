namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>The names under which a file exports.</summary>
/// <param name="Names">Those that it names.</param>
/// <param name="All">Specifiers of the files whose exports are its own, too: <c>export * from</c>.</param>
internal sealed record FileExports(IReadOnlySet<string> Names, IReadOnlyList<string> All)
{
    public static FileExports None { get; } = new(new HashSet<string>(), []);

    /// <summary>Those of JSON.</summary>
    public static FileExports OfJson { get; } = new(new HashSet<string>(StringComparer.Ordinal) { "default" }, []);
}
