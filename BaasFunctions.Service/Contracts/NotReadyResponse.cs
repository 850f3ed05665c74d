using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>Documents what <c>/health/ready</c> writes: beside the status, what is wrong by the name of the check.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record NotReadyResponse
{
    [AllowedValues("starting", "draining", "unhealthy")]
    public required string Status { get; init; }
}
