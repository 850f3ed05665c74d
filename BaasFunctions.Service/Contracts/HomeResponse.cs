using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

internal sealed record HomeResponse
{
    public required string Service { get; init; }

    [Description("As `/health/ready` says.")]
    [AllowedValues("ready", "starting", "draining", "unhealthy")]
    public required string Status { get; init; }

    [Description("One sentence.")]
    public required string About { get; init; }

    [Description("A request as a command for a shell.")]
    public required string Try { get; init; }

    [Description("Header that a key is asked for in; null where none is.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? KeyHeader { get; init; }

    [Description("Where to read on: paths with what is there.")]
    public required IReadOnlyDictionary<string, string> Links { get; init; }
}
