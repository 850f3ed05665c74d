using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record ExecutionDetailResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    public required ShownExecution Execution { get; init; }
}
