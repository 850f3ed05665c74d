namespace BaasFunctions.Service.HostCalls.KeyValue;

/// <summary>Limits of <c>context.kv</c>.</summary>
internal sealed record KeyValueLimits
{
    /// <summary>Bytes of a value as JSON. Default 256 KB.</summary>
    public int ValueBytes { get; init; } = 256 << 10;

    /// <summary>Keys that one call lists. Default 1,000.</summary>
    public int Keys { get; init; } = 1_000;
}
