using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record DeployRefusedAnswer
{
    [AllowedValues("error")]
    public string Status => "error";

    public string Error => "The function is not valid, so nothing was deployed: validation says what is wrong and where";

    [AllowedValues("INVALID_FUNCTION")]
    public string Code => "INVALID_FUNCTION";

    [Description("What was found in the source.")]
    [JsonShape(typeof(ValidateResponse.Report))]
    public required RawJson Validation { get; init; }
}
