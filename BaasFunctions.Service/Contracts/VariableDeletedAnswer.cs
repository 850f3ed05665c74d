using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record VariableDeletedAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    public required string Name { get; init; }

    public bool Deleted => true;
}
