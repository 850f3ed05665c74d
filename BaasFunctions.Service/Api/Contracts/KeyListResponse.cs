using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Api.Contracts;

internal sealed record KeyListResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    public required IEnumerable<ShownKey> Keys { get; init; }
}
