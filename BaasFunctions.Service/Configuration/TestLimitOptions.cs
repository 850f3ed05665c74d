namespace BaasFunctions.Service.Configuration;

/// <summary>Bounds of executions of <c>/test</c>, within those of every execution.</summary>
public sealed record TestLimitOptions
{
    /// <summary>Wall-clock time of a test that asks for none. Default 10 s.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Wall-clock time that a test may ask for. Default 30 s.</summary>
    public TimeSpan MaxWallTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory in bytes of a test that asks for none. Default 128 MB.</summary>
    public long MemoryBytes { get; init; } = 128L << 20;

    /// <summary>Memory in bytes that a test may ask for. Default 256 MB.</summary>
    public long MaxMemoryBytes { get; init; } = 256L << 20;
}
