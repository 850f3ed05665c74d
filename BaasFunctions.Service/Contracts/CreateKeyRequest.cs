using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Contracts;

internal sealed record CreateKeyRequest
{
    [Description("For people, 1 to {key_name} characters.")]
    public required string Name { get; init; }

    [Description("The only project that it opens, 1 to {key_project} characters; null for all, or for the project of an administrator of one.")]
    [JsonTypes("null", "string")]
    public string? Project { get; init; }

    [Description("What it opens.")]
    [AllowedValues("execute", "test", "deploy", "read", "admin")]
    public required IReadOnlyList<string> Scopes { get; init; }

    [Description("1 to 3650; null for never.")]
    [JsonTypes("null", "integer")]
    public int? ExpiresInDays { get; init; }

    [Description("What may be used with it per window of `BAAS_QUOTA_WINDOW`; each is optional.")]
    public Quota? Quota { get; init; }
}
