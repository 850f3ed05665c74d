using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record FunctionDeletedAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    public required string Name { get; init; }

    public bool Deleted => true;
}
