namespace BaasFunctions.Server.Client;

/// <summary>A server under a name.</summary>
internal sealed record ServerProfile
{
    public string? Url { get; init; }

    public string? Key { get; init; }

    public string? Project { get; init; }
}
