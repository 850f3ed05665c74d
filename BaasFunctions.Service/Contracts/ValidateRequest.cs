using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ValidateRequest
{
    [Description("JavaScript or TypeScript source, at most {source_length} characters: a module with a default export, or the body of a function that is given `req` and `ctx`.")]
    public required string Code { get; init; }

    [Description("What the source is written in. Types of `typescript` are taken out, each line and column stays. Without this field a source that is no JavaScript is tried as TypeScript.")]
    [JsonTypes("null", "string")]
    [AllowedValues("javascript", "typescript", null)]
    public string? Language { get; init; }
}
