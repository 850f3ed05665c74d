using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record VersionAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    public required ShownVersion Version { get; init; }
}
