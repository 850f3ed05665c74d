using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>A function as the API shows it.</summary>
internal sealed record ShownFunction
{
    public required string Name { get; init; }

    public required string Project { get; init; }

    [Description("`testing` and `online` are served; `testing` only to callers with a key.")]
    [AllowedValues("draft", "testing", "online", "offline")]
    public required string Status { get; init; }

    [Description("Number of the version that is served.")]
    public required long Version { get; init; }

    [Description("Number of the version that was served before, which `activate` without a version goes back to; null for none.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? PreviousVersion { get; init; }

    [Description("Number of the newest version.")]
    public required long LatestVersion { get; init; }

    [Description("The events that it listens to, such as `orders.created`; absent for none, and in lists.")]
    public IReadOnlyList<string>? On { get; init; }

    [Description("Where it is called.")]
    public required string Url { get; init; }

    [Description("ISO 8601, UTC.")]
    public required string Created { get; init; }

    [Description("ISO 8601, UTC.")]
    public required string Updated { get; init; }
}
