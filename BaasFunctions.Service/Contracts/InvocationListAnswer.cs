using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record InvocationListAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    [Description("The newest first, without results.")]
    public required IEnumerable<ShownInvocation> Invocations { get; init; }

    [Description("Gets the next ones, as `cursor`; absent when there are none.")]
    public string? NextCursor { get; init; }
}
