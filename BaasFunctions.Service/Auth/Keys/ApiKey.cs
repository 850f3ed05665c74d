using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>An API key without its secret.</summary>
public sealed record ApiKey
{
    /// <summary>Names the key in lists, logs and on revocation.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The only project that the key may use; null for all projects.</summary>
    public string? Project { get; init; }

    /// <summary>Its scopes.</summary>
    public required KeyScopes Scopes { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it expires, UTC; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked, UTC; null when it was not.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>Its quota per window of <c>BAAS_QUOTA_WINDOW</c>, in addition to that of the project.</summary>
    public Quota Quota { get; init; } = Quota.None;
}
