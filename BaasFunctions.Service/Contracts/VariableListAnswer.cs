using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record VariableListAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    [Description("Those of the whole project first, then by function and name. Values are never shown.")]
    public required IEnumerable<ShownVariable> Variables { get; init; }
}
