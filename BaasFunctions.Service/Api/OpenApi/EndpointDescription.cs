namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>What the documentation says of one endpoint.</summary>
internal sealed record EndpointDescription
{
    public required string Path { get; init; }

    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Name of the group that it belongs to, one of <see cref="ApiTags"/>.</summary>
    public required string Tag { get; init; }

    /// <summary>One line.</summary>
    public required string Summary { get; init; }

    /// <summary>What else a caller should know, as Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>Fields of the body; null for a request without one.</summary>
    public Field? Request { get; init; }

    /// <summary>Answers by status, besides refusals.</summary>
    public required IReadOnlyDictionary<int, (string Text, Field Body)> Answers { get; init; }

    /// <summary>Whether a key is asked for, once there are any.</summary>
    public bool NeedsKey { get; init; } = true;

    /// <summary>Codes of the refusals that only this endpoint has, by status.</summary>
    public IReadOnlyDictionary<int, string> Refusals { get; init; } = new Dictionary<int, string>();
}
