using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record InvocationAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    public required ShownInvocation Invocation { get; init; }
}
