using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>A file of a function, prepared: a module, JSON, or why it is neither.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">What its author wrote.</param>
internal sealed record ProgramFile(string Path, string Text)
{
    /// <summary>The name under which the engine knows it.</summary>
    public string SourceName { get; } = SourceNames.OfFile(Path);

    /// <summary>The module; null for JSON, and for what is none.</summary>
    public CompiledProgram? Program { get; init; }

    /// <summary>The text of a file of JSON, well-formed; empty for others.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Why it cannot be imported; null when it can.</summary>
    public ExecutionFailure? Failure { get; init; }

    /// <summary>What it imports in the order of its text.</summary>
    public IReadOnlyList<FileImport> Imports { get; init; } = [];

    /// <summary>What it exports under names of its own.</summary>
    public FileExports Exports { get; init; } = FileExports.None;

    /// <summary>Nodes of its tree.</summary>
    public int Nodes { get; init; }

    /// <summary>Memory that keeping it takes, about.</summary>
    public long Bytes { get; init; }
}
