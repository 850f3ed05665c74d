using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record StatusRequest
{
    [AllowedValues("draft", "testing", "online", "offline")]
    public required string Status { get; init; }
}
