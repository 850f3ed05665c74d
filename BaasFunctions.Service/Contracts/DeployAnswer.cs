using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record DeployAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    public required ShownFunction Function { get; init; }

    [Description("The version that was deployed.")]
    public required ShownVersion Version { get; init; }

    [Description("False when the newest version did the same already, so that none was made.")]
    public required bool Created { get; init; }

    [Description("What was found in the source.")]
    [JsonShape(typeof(ValidateResponse.Report))]
    public required RawJson Validation { get; init; }
}
