using System.ComponentModel;
using System.Text.Json.Serialization;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Contracts;

/// <summary>A key as the API and the command line show it.</summary>
internal sealed record ShownKey
{
    [Description("Names the key in lists and logs.")]
    public required string Id { get; init; }

    [Description("The key itself, in the answer that makes it and nowhere else.")]
    public string? Key { get; init; }

    public required string Name { get; init; }

    [Description("Null for all.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Project { get; init; }

    public required IEnumerable<string> Scopes { get; init; }

    [Description("ISO 8601, UTC.")]
    public required string Created { get; init; }

    [Description("Null for never.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Expires { get; init; }

    [Description("Null when it was not.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Revoked { get; init; }

    [Description("What may be used with it per window of `BAAS_QUOTA_WINDOW`; each is optional.")]
    public required Quota Quota { get; init; }
}
