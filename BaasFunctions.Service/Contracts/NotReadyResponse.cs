using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>Documents what <c>/health/ready</c> writes: the status, and the checks that fail, by name.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record NotReadyResponse
{
    [AllowedValues("starting", "draining", "unhealthy")]
    public required string Status { get; init; }
}
