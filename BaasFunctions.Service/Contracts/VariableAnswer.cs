using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record VariableAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    public required ShownVariable Variable { get; init; }
}
