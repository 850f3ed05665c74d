using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record KeyRevokedResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    public required string Id { get; init; }
}
