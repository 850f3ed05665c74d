using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ValidateRequest
{
    [Description("JavaScript source, at most {source_length} characters: a module with a default export, or the body of a function that is given `req` and `ctx`.")]
    public required string Code { get; init; }
}
