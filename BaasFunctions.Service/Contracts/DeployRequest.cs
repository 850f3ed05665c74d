using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record DeployRequest
{
    [Description(SourceDescriptions.Code)]
    public string? Code { get; init; }

    [Description(SourceDescriptions.Files)]
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    [Description(SourceDescriptions.Entry)]
    [JsonTypes("null", "string")]
    public string? Entry { get; init; }

    [Description(SourceDescriptions.Language)]
    [JsonTypes("null", "string")]
    [AllowedValues("javascript", "typescript", null)]
    public string? Language { get; init; }

    [Description("Wins over `export const config` of the source, member by member. Besides `timeout`, `memory_limit` and `env_required`: `auth` (`key`, the default, `public` or `jwt`), `methods`, `cors` and `body_limit`, see docs/functions.md; `schedule`, `timezone`, `misfire` and `retries`, see docs/async.md.")]
    [JsonTypes("null", "object", "array")]
    public JsonObject? Config { get; init; }

    [Description("The status that the function is to have. Without it a new one is `online`, and another keeps its own.")]
    [JsonTypes("null", "string")]
    [AllowedValues("draft", "testing", "online", "offline", null)]
    public string? Status { get; init; }

    [Description("What its author says of the version, at most 500 characters.")]
    [JsonTypes("null", "string")]
    public string? Message { get; init; }

    [Description("Whether the version is served from now on; true without it. The first version of a function always is.")]
    [JsonTypes("null", "boolean")]
    public bool? Activate { get; init; }
}
