using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record LiveResponse
{
    [AllowedValues("alive")]
    public string Status => "alive";
}
