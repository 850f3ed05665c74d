using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record FunctionAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    public required ShownFunction Function { get; init; }
}
