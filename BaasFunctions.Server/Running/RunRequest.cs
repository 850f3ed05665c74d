using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Server.Running;

/// <summary>What <c>run</c> was asked for.</summary>
internal sealed record RunRequest
{
    /// <summary>The function: a file, or a folder.</summary>
    public required FileSystemInfo File { get; init; }

    /// <summary>The body of the request as JSON; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body comes from the standard input.</summary>
    public bool BodyIsInput { get; init; }

    /// <summary>Method of the request; null leaves it to the sandbox, which says POST.</summary>
    public string? Method { get; init; }

    /// <summary>Headers of the request; names may repeat.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The query of the request; names may repeat.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Environment values of the function, given on the command line.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>Files with further environment values; of two that name a value the later counts.</summary>
    public IReadOnlyList<string> EnvFiles { get; init; } = [];

    /// <summary>The project whose data the function works on.</summary>
    public required string Project { get; init; }

    /// <summary>Wall time in milliseconds; null leaves it to the function.</summary>
    public int? TimeoutMs { get; init; }

    /// <summary>Whether data is kept nowhere.</summary>
    public bool InMemory { get; init; }

    /// <summary>True for a machine, false for a person.</summary>
    public bool Json { get; init; }

    /// <summary>The execution of the file.</summary>
    /// <param name="source">What the file says, and those that it imports.</param>
    /// <param name="env">All environment values of the function.</param>
    /// <param name="limits">What it may use.</param>
    public ExecutionRequest ToExecution(FunctionSource source, IReadOnlyDictionary<string, string> env, ExecutionLimits limits) => new()
    {
        ExecutionId = "run-" + Guid.NewGuid().ToString("N"),
        FunctionId = File.Name,
        FunctionName = File.Name,
        Code = source.Code,
        HasFiles = source.HasFiles,
        Language = FunctionSource.LanguageOf(File),
        RequestJson = RequestJson(),
        ConfigJson = TimeoutMs is { } timeout ? Encoding.UTF8.GetBytes($$"""{"timeout":{{timeout}}}""") : default,
        ProjectIdJson = Encoding.UTF8.GetBytes(JsonValue.Create(Project).ToJsonString()),
        Env = env,
        Limits = limits,
    };

    /// <summary>
    /// Whether the body would be taken for none beside other parts of a request: the sandbox takes <c>0</c>, <c>false</c> and an empty text in the
    /// place of a body for no body, as it does for callers of the server.
    /// </summary>
    public bool BodyMustBeAlone => IsEmptyBody && (Method is not null || Headers.Count > 0 || Query.Count > 0);

    private bool IsEmptyBody
    {
        get
        {
            using var body = JsonDocument.Parse(Body ?? "{}", RequestBodyText.Options);
            return body.RootElement.ValueKind switch
            {
                JsonValueKind.False => true,
                JsonValueKind.Number => body.RootElement.GetDouble() == 0,
                JsonValueKind.String => body.RootElement.GetString()!.Length == 0,
                _ => false,
            };
        }
    }

    /// <summary>As a caller of the server would send it: with a body of its own, so that no member of the body is taken for a header.</summary>
    private byte[] RequestJson()
    {
        if (IsEmptyBody)
        {
            return Encoding.UTF8.GetBytes(Body!);
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WritePropertyName("body"u8);
            json.WriteRawValue(Body is null or "null" ? "{}" : Body, skipInputValidation: true);
            if (Method is not null)
            {
                json.WriteString("method"u8, Method);
            }

            WritePairs(json, "headers"u8, Headers, static texts => string.Join(", ", texts));
            WritePairs(json, "query"u8, Query, null);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>One text for each name; where a name repeats and texts cannot be joined, all of them.</summary>
    private static void WritePairs(
        Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<KeyValuePair<string, string>> pairs, Func<IEnumerable<string>, string>? join)
    {
        json.WriteStartObject(name);
        foreach (var pair in pairs.GroupBy(pair => pair.Key, pair => pair.Value))
        {
            json.WritePropertyName(pair.Key);
            var texts = pair.ToArray();
            if (texts.Length == 1 || join is not null)
            {
                json.WriteStringValue(texts.Length == 1 ? texts[0] : join!(texts));
                continue;
            }

            json.WriteStartArray();
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
