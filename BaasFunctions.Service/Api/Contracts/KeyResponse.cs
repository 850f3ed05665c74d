using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Api.Contracts;

internal sealed record KeyResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    public required ShownKey Key { get; init; }
}
