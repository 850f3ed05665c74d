namespace BaasFunctions.Sandbox.Contracts;

/// <summary>The result of a host call, as plain data.</summary>
public sealed record HostAnswer
{
    /// <summary>What the call returns, as UTF-8 JSON of one value; empty for undefined.</summary>
    public ReadOnlyMemory<byte> ValueJson { get; init; }

    /// <summary>Bytes beside the value: a file, the body of a response. Empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Why the call failed; null when it did not.</summary>
    public HostCallError? Error { get; init; }

    /// <summary>What the host holds for the answer until it was delivered; disposed by whoever delivers it. Null for nothing.</summary>
    public IDisposable? Held { get; init; }

    /// <summary>Bytes that the answer takes in transit.</summary>
    public long Size => ValueJson.Length + Body.Length + (Error?.DetailsJson.Length ?? 0);

    /// <summary>An answer with a value.</summary>
    public static HostAnswer Of(ReadOnlyMemory<byte> valueJson) => new() { ValueJson = valueJson };

    /// <summary>An answer with an error.</summary>
    public static HostAnswer Failed(string code, string message) => Failed(new HostCallError(code, message));

    /// <inheritdoc cref="Failed(string, string)"/>
    public static HostAnswer Failed(HostCallError error) => new() { Error = error };
}
