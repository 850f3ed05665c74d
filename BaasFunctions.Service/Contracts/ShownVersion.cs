using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>A version of a function as the API shows it.</summary>
internal sealed record ShownVersion
{
    [Description("1 for the first.")]
    public required long Version { get; init; }

    [Description("SHA-256 of source, language and configuration, in hexadecimal.")]
    public required string Hash { get; init; }

    [Description("Id of the key that deployed it; `nobody` where no key was asked for.")]
    public required string Author { get; init; }

    [Description("What its author said of it.")]
    public string? Message { get; init; }

    [Description("ISO 8601, UTC.")]
    public required string Created { get; init; }

    [Description("The source, of one version asked for by its number.")]
    public string? Code { get; init; }

    [Description("The texts by path, of a function of several files.")]
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    [Description("The path of the entry, of a function of several files.")]
    public string? Entry { get; init; }

    [Description("As it was deployed.")]
    public string? Language { get; init; }

    [Description("The configuration that was deployed with it.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public System.Text.Json.Nodes.JsonObject? Config { get; init; }
}
