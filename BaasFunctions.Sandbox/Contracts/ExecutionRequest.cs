using System.Text;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>One execution, as plain data. Members named <c>...Json</c> hold UTF-8 JSON text of one value; empty means absent.</summary>
public sealed record ExecutionRequest
{
    /// <summary>Identifies this execution in logs, traces and the response.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Identifies the function; free text chosen by the caller.</summary>
    public required string FunctionId { get; init; }

    /// <summary>Display name, used in stacks and code frames; null when the caller gave none.</summary>
    public string? FunctionName { get; init; }

    /// <summary>The source: a module with a default export, or a bare function body.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the source is several files, as <see cref="FunctionFiles.Pack"/> writes them: their names decide what each is written in.</summary>
    public bool HasFiles { get; init; }

    /// <summary>What the source is written in; null leaves it to the source.</summary>
    public SourceLanguage? Language { get; init; }

    /// <summary>The hash of the source, under which it is sent to a worker; null until it is computed, and in process.</summary>
    internal SourceHash? SourceHash { get; init; }

    /// <summary>The caller's <c>request</c> value as sent; the sandbox makes the request object from it.</summary>
    public ReadOnlyMemory<byte> RequestJson { get; init; }

    /// <summary>The caller's <c>config</c> object; wins over <c>export const config</c>.</summary>
    public ReadOnlyMemory<byte> ConfigJson { get; init; }

    /// <summary>The caller's <c>context.project_id</c>: a JSON string, number or null.</summary>
    public ReadOnlyMemory<byte> ProjectIdJson { get; init; }

    /// <summary>The caller's <c>context.tenant_id</c>: a JSON string, number or null.</summary>
    public ReadOnlyMemory<byte> TenantIdJson { get; init; }

    /// <summary>The caller's <c>context.user_id</c>: a JSON string, number or null.</summary>
    public ReadOnlyMemory<byte> UserIdJson { get; init; }

    /// <summary>What its turns are counted for: the project, or the function where none is named.</summary>
    internal string Owner => field ??= NamesProject ? Encoding.UTF8.GetString(ProjectIdJson.Span) : $"function {FunctionId}";

    /// <summary>Whether the caller named a project.</summary>
    internal bool NamesProject => !ProjectIdJson.IsEmpty && !ProjectIdJson.Span.SequenceEqual("null"u8);

    /// <summary>Whether it must not share a worker with executions of other projects, whatever the isolation setting says.</summary>
    public bool SharesNoWorker { get; init; }

    /// <summary>Environment values that the function may read.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>Upper bounds of this execution; the function's own configuration may tighten them, never loosen them.</summary>
    public required ExecutionLimits Limits { get; init; }

    /// <summary>
    /// Whether the source is only validated, not run. The data of the result is then the validation report, as one JSON object.
    /// Parsing may cost as much as running, so the same limits apply.
    /// </summary>
    public bool ValidateOnly { get; init; }

    /// <summary>
    /// Whether only the statements of the module run, and no handler: the data of the result is then what it exports as <c>config</c>, as one JSON object, empty where it
    /// exports none. A source without a handler fails. Environment values that the configuration requires may be absent.
    /// </summary>
    public bool ConfigOnly { get; init; }

    /// <summary>
    /// The body as it was received over HTTP, for <c>request.rawBody</c> and <c>request.text()</c>; null for an execution whose request is only a value. Then
    /// <see cref="RequestJson"/> is an object with the parts of the HTTP request.
    /// </summary>
    public ReadOnlyMemory<byte>? RawBody { get; init; }

    /// <summary>
    /// Whether a <c>Response</c> whose body is a stream is sent while the function makes it, by the calls <see cref="HostCall.OpenResponse"/> and
    /// <see cref="HostCall.WriteResponse"/>. The result then has a response without a body. Otherwise the body is read whole.
    /// </summary>
    public bool StreamsResponse { get; init; }

    /// <summary>Set for an execution in test mode.</summary>
    public TestRun? Test { get; init; }

    /// <summary>Time already spent waiting for a slot, for the metrics of the execution.</summary>
    public TimeSpan QueueTime { get; init; }
}
