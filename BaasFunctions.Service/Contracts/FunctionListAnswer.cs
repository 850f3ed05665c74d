using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record FunctionListAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    [Description("In the order of their names.")]
    public required IEnumerable<ShownFunction> Functions { get; init; }
}
