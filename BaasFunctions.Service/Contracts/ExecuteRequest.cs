using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ExecuteRequest : FunctionRequest
{
    [JsonPropertyOrder(-1)]
    [Description("Id of the function, 1 to 1024 characters.")]
    public required string FunctionId { get; init; }

    [JsonPropertyOrder(-1)]
    [Description("Name for people, in stacks and code frames.")]
    [JsonTypes("null", "string")]
    public string? FunctionName { get; init; }
}
