using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>A variable of the environment as the API shows it: never its value.</summary>
internal sealed record ShownVariable
{
    public required string Name { get; init; }

    [Description("The function that has it; null for all of the project.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Function { get; init; }

    [Description("Hosts that the secret may be sent to; absent for a value that functions see.")]
    public IReadOnlyList<string>? Hosts { get; init; }

    [Description("When it was last set: ISO 8601, UTC.")]
    public required string Updated { get; init; }
}
