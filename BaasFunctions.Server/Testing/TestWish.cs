namespace BaasFunctions.Server.Testing;

/// <summary>What <c>test</c> was asked for.</summary>
internal sealed record TestWish
{
    /// <summary>Folders, files of tests and functions.</summary>
    public required IReadOnlyList<FileSystemInfo> Paths { get; init; }

    /// <summary>A text that function and case have; null for all.</summary>
    public string? Filter { get; init; }

    public bool ShowsCoverage { get; init; }

    /// <summary>Where lines that ran are written; null for nowhere.</summary>
    public FileInfo? Lcov { get; init; }

    /// <summary>Where results are written as XML; null for nowhere.</summary>
    public FileInfo? JUnit { get; init; }

    /// <summary>True for a machine, false for a person.</summary>
    public bool Json { get; init; }

    /// <summary>Whether statements are watched, which makes functions slower.</summary>
    public bool Covers => ShowsCoverage || Lcov is not null;
}
