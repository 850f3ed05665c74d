namespace BaasFunctions.Service.HostCalls.Jwt;

/// <summary>Where the keys of tokens come from.</summary>
public sealed record TokenOptions
{
    /// <summary>Secret from which the keys of projects are derived; null for one that is made and kept in the data directory.</summary>
    public string? Secret { get; init; }
}
