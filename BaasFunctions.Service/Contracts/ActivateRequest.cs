using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ActivateRequest
{
    [Description("Number of the version to serve; without it the one that was served before.")]
    [JsonTypes("null", "integer")]
    public long? Version { get; init; }
}
