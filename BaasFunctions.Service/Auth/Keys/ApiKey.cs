using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>A key as it may be shown: everything but its secret.</summary>
public sealed record ApiKey
{
    /// <summary>Names the key in lists, logs and on revocation.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The only project that the key opens; null for all of them.</summary>
    public string? Project { get; init; }

    /// <summary>What it opens.</summary>
    public required KeyScopes Scopes { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>From when on it opens nothing, UTC; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was taken back, UTC; null when it was not.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>What may be used with it per window of <c>BAAS_QUOTA_WINDOW</c>, beside the quota of the project.</summary>
    public Quota Quota { get; init; } = Quota.None;
}
