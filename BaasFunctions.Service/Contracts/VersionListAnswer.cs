using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record VersionListAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    [Description("From the newest on, without their sources.")]
    public required IEnumerable<ShownVersion> Versions { get; init; }
}
