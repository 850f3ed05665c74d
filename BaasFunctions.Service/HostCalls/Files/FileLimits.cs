namespace BaasFunctions.Service.HostCalls.Files;

/// <summary>Bounds of what functions do with files.</summary>
public sealed record FileLimits
{
    /// <summary>Bytes of a file. Default 8 MB.</summary>
    public int FileBytes { get; init; } = 8 << 20;

    /// <summary>Files of a project. Default 10,000.</summary>
    public int Files { get; init; } = 10_000;

    /// <summary>Media types that may be stored; empty for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
}
