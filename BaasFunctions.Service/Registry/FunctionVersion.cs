using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.Registry;

/// <summary>One version of a function. It never changes.</summary>
internal sealed record FunctionVersion
{
    /// <summary>1 for the first.</summary>
    public required long Number { get; init; }

    /// <summary>SHA-256 of source, language and configuration, in hexadecimal: two versions with the same hash do the same.</summary>
    public required string Hash { get; init; }

    /// <summary>The source; empty in lists.</summary>
    public SourceField Source { get; init; }

    /// <summary>The configuration that was deployed with it, as a JSON object; it wins over what the source exports.</summary>
    public string ConfigJson { get; init; } = "{}";

    /// <summary>What the source exports as <c>config</c>, as a JSON object.</summary>
    public string DeclaredJson { get; init; } = "{}";

    /// <summary>Id of the key that deployed it, or what else did.</summary>
    public required string Author { get; init; }

    /// <summary>What its author said of it; empty for nothing.</summary>
    public required string Message { get; init; }

    public required DateTimeOffset Created { get; init; }
}
