using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>The fields that <c>/execute</c> and <c>/test</c> share.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal abstract record FunctionRequest
{
    [JsonPropertyOrder(-2)]
    [Description("Id of the execution, 1 to 1024 characters. It comes back in the answer and in the header `X-BaaS-Execution-ID`.")]
    public required string ExecutionId { get; init; }

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

    [Description("Wins over `export const config` of the source.")]
    [JsonTypes("null", "object", "array")]
    public FunctionConfig? Config { get; init; }

    [Description("What the function gets as its request: the value is the body; an object with a `body` member is taken apart into `body`, `headers`, `query`, `method`, `url` and `ip`. Where that member is null, false, 0 or an empty text, this holds when it is the only one, or when a `method`, `headers` or `query` is beside it.")]
    public JsonElement? Request { get; init; }

    [Description("For whom the function runs.")]
    [JsonTypes("null", "object", "array")]
    public CallerContext? Context { get; init; }

    [Description("Values of `context.env`, at most {env_values}, {env_secrets} of them secrets. Numbers and booleans become texts. `{ secret, hosts }` is a secret that the function can send to these hosts, but not see.")]
    [JsonTypes("null", "object", "array")]
    public IReadOnlyDictionary<string, JsonElement>? Env { get; init; }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record FunctionConfig
    {
        [Description("Wall-clock time in ms, awaits included. Default {default_timeout_ms}, cut to {max_timeout_ms}.")]
        [JsonTypes("null", "integer")]
        public long? Timeout { get; init; }

        [Description("Memory in MB; `memory` is the same. Default {default_memory_mb}, cut to {max_memory_mb}.")]
        [JsonTypes("null", "integer")]
        public long? MemoryLimit { get; init; }

        [Description("Names that `env` must have: the function is not started without them (`MISSING_ENV`).")]
        public IReadOnlyList<string>? EnvRequired { get; init; }
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record CallerContext
    {
        [Description("The project, whose data it reaches.")]
        [JsonTypes("null", "number", "string")]
        public string? ProjectId { get; init; }

        [Description("The tenant.")]
        [JsonTypes("null", "number", "string")]
        public string? TenantId { get; init; }

        [Description("The user.")]
        [JsonTypes("null", "number", "string")]
        public string? UserId { get; init; }
    }
}
