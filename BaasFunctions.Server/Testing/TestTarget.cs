using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Testing;

/// <summary>A function and the file of its tests.</summary>
/// <param name="Function">A file, or a folder with its entry.</param>
/// <param name="Tests">The file beside it.</param>
internal sealed record TestTarget(FileSystemInfo Function, FileInfo Tests)
{
    /// <summary>The function as it is shown: its path from here.</summary>
    public string Name => TerminalText.PathFromHere(Function.FullName);
}
