using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record TestRequest : FunctionRequest
{
    [JsonPropertyOrder(1)]
    [Description("Default true. `false` runs the function on the real things; mocks are refused then.")]
    [JsonTypes("null", "boolean")]
    public bool? TestMode { get; init; }

    [JsonPropertyOrder(1)]
    [Description("What stands in for the world.")]
    [JsonTypes("null", "object", "array")]
    public MockSet? Mocks { get; init; }

    [JsonPropertyOrder(1)]
    [Description("What should happen; each part gives a result, `data` one for each difference, at most 20.")]
    [JsonTypes("null", "object", "array")]
    public Expectations? Expect { get; init; }

    internal sealed record MockSet
    {
        [Description("By entity: an array of rows, which queries filter and order; or `{ rows, findOne, create, ... }` with the answer of each method, where `{ error: { code, message, status } }` fails it.")]
        public IReadOnlyDictionary<string, JsonElement>? Db { get; init; }

        [Description("Responses; the first that fits answers. A request that none fits fails with `NOT_MOCKED`.")]
        public IReadOnlyList<HttpResponse>? Http { get; init; }

        [Description("Over `env`.")]
        public IReadOnlyDictionary<string, JsonElement>? Env { get; init; }

        [Description("What `context.kv` holds at the start.")]
        public IReadOnlyDictionary<string, JsonElement>? Kv { get; init; }

        [Description("What `context.functions.invoke` gives, by the name of the function; `{ error: { code, message } }` fails it. A function that is not here fails with `NOT_MOCKED`. What is put into the queue is recorded, and never runs.")]
        public IReadOnlyDictionary<string, JsonElement>? Functions { get; init; }

        [Description("What the clock shows all the time, in ISO 8601.")]
        public string? Clock { get; init; }

        [Description("Makes random values and ids the same each time.")]
        public long? Seed { get; init; }
    }

    internal sealed record HttpResponse
    {
        [Description("Default any.")]
        public string? Method { get; init; }

        [Description("`*` stands for any characters.")]
        public required string Url { get; init; }

        [Description("200 to 599, default 200.")]
        public int? Status { get; init; }

        [JsonPropertyName("statusText")]
        public string? StatusText { get; init; }

        public IReadOnlyDictionary<string, JsonElement>? Headers { get; init; }

        [Description("A text is sent as it is, anything else as JSON.")]
        public JsonElement? Body { get; init; }

        [Description("A message, or `{ code, message, status }`: fails the request.")]
        public JsonElement? Error { get; init; }

        [Description("Requests that it answers; default all.")]
        public int? Times { get; init; }
    }

    internal sealed record Expectations
    {
        [AllowedValues("success", "error")]
        public string? Status { get; init; }

        public string? FunctionStatus { get; init; }

        [Description("What `data` has at least.")]
        public JsonElement? Data { get; init; }

        [Description("All that `data` has.")]
        public JsonElement? DataEquals { get; init; }

        [Description("Text in `error`.")]
        public string? Error { get; init; }

        public string? ErrorCode { get; init; }

        [Description("Texts in messages, or members of entries.")]
        public IReadOnlyList<JsonElement>? Logs { get; init; }

        [Description("Names or members of `calls`, in their order.")]
        public IReadOnlyList<JsonElement>? Calls { get; init; }

        public long? MaxExecutionTimeMs { get; init; }

        public long? MinCoveragePercent { get; init; }
    }
}
