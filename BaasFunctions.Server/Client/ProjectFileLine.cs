namespace BaasFunctions.Server.Client;

/// <summary>
/// A line of the file that has a project: JSON with one member. The first is <see cref="Project"/>; then come the variables, and each function before its versions from the oldest
/// on. Values of variables are not in it, because no server shows them.
/// </summary>
internal sealed record ProjectFileLine
{
    /// <summary>What a program of this version reads.</summary>
    public const int CurrentFormat = 1;

    public Heading? Project { get; init; }

    public ClientContracts.Variable? Variable { get; init; }

    public ClientContracts.Function? Function { get; init; }

    public ClientContracts.SourceVersion? Version { get; init; }

    /// <param name="Format">Which members the lines have.</param>
    /// <param name="Id">The project.</param>
    /// <param name="Exported">When it was written.</param>
    internal sealed record Heading(int Format, string Id, DateTimeOffset Exported);
}
