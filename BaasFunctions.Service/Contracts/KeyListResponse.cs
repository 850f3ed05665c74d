using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record KeyListResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    public required IEnumerable<ShownKey> Keys { get; init; }
}
