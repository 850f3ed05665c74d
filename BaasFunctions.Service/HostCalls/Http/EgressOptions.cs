namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>What functions may do on the network.</summary>
public sealed record EgressOptions
{
    /// <summary>Which systems may be reached, whatever the project.</summary>
    internal EgressLists Lists { get; init; } = EgressLists.None;

    /// <summary>Ports that may be reached; empty for all but those of other protocols.</summary>
    public IReadOnlySet<int> Ports { get; init; } = System.Collections.Frozen.FrozenSet<int>.Empty;

    /// <summary>Requests of one execution, redirects and repetitions not counted. Default 100.</summary>
    public int Requests { get; init; } = 100;

    /// <summary>Bytes that one execution may send in bodies. Default 10 MB.</summary>
    public long BytesOut { get; init; } = 10 << 20;

    /// <summary>Bytes that one execution may receive in bodies. Default 32 MB.</summary>
    public long BytesIn { get; init; } = 32 << 20;

    /// <summary>Time of one request, redirects and retries included, when the function names none. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time that a function may name. Default 120 s.</summary>
    public TimeSpan MaxTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Bytes of a response, after decompression. Default 8 MB.</summary>
    public int ResponseBytes { get; init; } = 8 << 20;

    /// <summary>Redirects that are followed. Default 5.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>How often a request that may be repeated is, when the function does not say. Default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Wait before the first repetition; it doubles. Default 200 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a host that fails is left alone, per project. Default 10 s.</summary>
    public TimeSpan BreakTime { get; init; } = TimeSpan.FromSeconds(10);
}
