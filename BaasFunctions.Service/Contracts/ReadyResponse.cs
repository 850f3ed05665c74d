using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record ReadyResponse
{
    [AllowedValues("ready")]
    public string Status => "ready";
}
