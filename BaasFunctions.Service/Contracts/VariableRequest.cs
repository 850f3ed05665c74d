using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record VariableRequest
{
    [Description("A value that functions see, at most 16384 characters; `secret` in its place is one that they can send, but not see.")]
    public string? Value { get; init; }

    [Description("A secret of 1 to 16384 characters: functions see a placeholder, which is replaced only in requests to `hosts`.")]
    public string? Secret { get; init; }

    [Description("The 1 to 20 hosts that the secret may be sent to, such as `api.example` or `*.example`.")]
    public IReadOnlyList<string>? Hosts { get; init; }
}
