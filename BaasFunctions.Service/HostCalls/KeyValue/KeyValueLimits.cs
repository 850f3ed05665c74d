namespace BaasFunctions.Service.HostCalls.KeyValue;

/// <summary>Bounds of what functions do with keys and values.</summary>
internal sealed record KeyValueLimits
{
    /// <summary>Bytes of a value as JSON. Default 256 KB.</summary>
    public int ValueBytes { get; init; } = 256 << 10;

    /// <summary>Keys that one call lists. Default 1,000.</summary>
    public int Keys { get; init; } = 1_000;
}
