using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record InvokeRequest
{
    [Description("The request of the function: any JSON, as in `/execute`.")]
    public RawJson? Request { get; init; }

    public CallContext? Context { get; init; }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record CallContext
    {
        [Description("Who it is called for, as in `/execute`.")]
        [JsonTypes("null", "string", "number")]
        public string? UserId { get; init; }
    }
}
