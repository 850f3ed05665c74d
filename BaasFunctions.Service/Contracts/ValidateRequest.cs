using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ValidateRequest
{
    [Description(SourceDescriptions.Code)]
    public string? Code { get; init; }

    [Description(SourceDescriptions.Files)]
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    [Description(SourceDescriptions.Entry)]
    [JsonTypes("null", "string")]
    public string? Entry { get; init; }

    [Description(SourceDescriptions.Language)]
    [JsonTypes("null", "string")]
    [AllowedValues("javascript", "typescript", null)]
    public string? Language { get; init; }
}
