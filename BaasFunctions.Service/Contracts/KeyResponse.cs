using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record KeyResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    public required ShownKey Key { get; init; }
}
