using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Requests;

/// <summary>The fields of <c>/execute</c>, checked. Fields that are not named here are ignored.</summary>
internal sealed record ExecuteFields
{
    private const int MaxIdLength = 1024;

    private static readonly byte[][] s_names =
    [
        "execution_id"u8.ToArray(), "function_id"u8.ToArray(), "code"u8.ToArray(), "function_name"u8.ToArray(),
        "config"u8.ToArray(), "request"u8.ToArray(), "context"u8.ToArray(), "env"u8.ToArray(),
        "language"u8.ToArray(), "files"u8.ToArray(), "entry"u8.ToArray(),
    ];

    private static readonly byte[][] s_contextNames = ["project_id"u8.ToArray(), "tenant_id"u8.ToArray(), "user_id"u8.ToArray()];

    public required string ExecutionId { get; init; }

    public required string FunctionId { get; init; }

    public required SourceField Source { get; init; }

    /// <summary>Name of the function that was deployed; null where the source came with the request.</summary>
    public string? DeployedName { get; init; }

    public string? FunctionName { get; private set; }

    public ReadOnlyMemory<byte> ConfigJson { get; init; }

    public ReadOnlyMemory<byte> RequestJson { get; private set; }

    /// <summary>The project as it was sent, and as text.</summary>
    public (ReadOnlyMemory<byte> Json, string? Text) Project { get; private set; }

    /// <inheritdoc cref="Project"/>
    public (ReadOnlyMemory<byte> Json, string? Text) Tenant { get; private set; }

    /// <inheritdoc cref="Project"/>
    public (ReadOnlyMemory<byte> Json, string? Text) User { get; private set; }

    public IReadOnlyDictionary<string, string> Env { get; private set; } = EnvField.Empty;

    /// <summary>Values of <see cref="Env"/> that are placeholders of secrets.</summary>
    public IReadOnlyList<EnvSecret> Secrets { get; private set; } = [];

    /// <summary>Reads the fields of a body; returns what is wrong with it, or null.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body, out ExecuteFields? fields) => Read(body, null, out fields);

    /// <summary>As <see cref="Read(ReadOnlyMemory{byte}, out ExecuteFields?)"/>, of a function whose id is settled: that in the body is ignored.</summary>
    public static ApiError? ReadTest(ReadOnlyMemory<byte> body, string functionId, out ExecuteFields? fields) => Read(body, functionId, out fields);

    private static ApiError? Read(ReadOnlyMemory<byte> body, string? settledId, out ExecuteFields? fields)
    {
        fields = null;
        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        // Without code and files the function is one that was deployed. An empty code is one that is missing, as existing clients know it.
        var name = members[3].IsFalsy ? members[1] : members[3];
        var isNamed = members[2].Kind is JsonTokenType.None && members[9].Kind is JsonTokenType.None && !name.IsFalsy;
        if (members[0].IsFalsy || (settledId is null && members[1].IsFalsy && !isNamed) || (!isNamed && SourceField.IsMissing(members[2], members[9])))
        {
            return (settledId is null ? ApiErrors.MissingFields : ApiErrors.MissingTestFields) with { Hint = HintFor(body) };
        }

        var scope = new FieldScope(body);
        var executionId = scope.Text(members[0], "$.execution_id", MaxIdLength);
        var functionId = settledId ?? scope.Text(members[1].IsFalsy ? name : members[1], "$.function_id", MaxIdLength);
        var deployed = isNamed ? scope.Text(name, members[3].IsFalsy ? "$.function_id" : "$.function_name", MaxIdLength) : null;
        var source = isNamed ? default : SourceField.Read(scope, members[2], members[8], members[9], members[10]);
        if (scope.ApiError is null)
        {
            fields = new ExecuteFields { ExecutionId = executionId, FunctionId = functionId, Source = source, DeployedName = deployed, ConfigJson = scope.Object(members[4], "$.config") };
            fields.ReadOptional(scope, members);
        }

        fields = scope.ApiError is null ? fields : null;
        return scope.ApiError;
    }

    /// <summary>Holds the request to the project of a key: one that names no project gets it, and one that names another is refused.</summary>
    public ApiError? BindTo(string? project)
    {
        if (project is not null && Project.Text is null)
        {
            Project = IdOf(project);
        }

        return project is null || Project.Text == project ? null : ApiErrors.OtherProject;
    }

    /// <summary>These fields with values of the environment under their own.</summary>
    public ExecuteFields Over(IReadOnlyDictionary<string, string> values, IReadOnlyList<EnvSecret> secrets)
    {
        if (values.Count == 0)
        {
            return this;
        }

        var merged = new Dictionary<string, string>(values, StringComparer.Ordinal);
        foreach (var (name, value) in Env)
        {
            merged[name] = value;
        }

        return this with { Env = merged, Secrets = [.. secrets.Where(secret => !Env.ContainsKey(secret.Name)), .. Secrets] };
    }

    /// <summary>Gives the ids that the request does not name.</summary>
    public void SetDefaults(string project, string tenant, string user)
    {
        Project = Project.Text is null ? IdOf(project) : Project;
        Tenant = Tenant.Text is null ? IdOf(tenant) : Tenant;
        User = User.Text is null ? IdOf(user) : User;
    }

    /// <summary>The execution that these fields ask for.</summary>
    public ExecutionRequest ToRequest(ExecutionLimits limits) => new()
    {
        ExecutionId = ExecutionId,
        FunctionId = FunctionId,
        FunctionName = FunctionName,
        Code = Source.Code,
        HasFiles = Source.HasFiles,
        Language = Source.Language,
        ConfigJson = ConfigJson,
        RequestJson = RequestJson,
        ProjectIdJson = Project.Json,
        TenantIdJson = Tenant.Json,
        UserIdJson = User.Json,
        Env = Env,
        Limits = limits,
    };

    /// <summary>For whom its calls are made.</summary>
    public CallScope ToScope(ExecutionLimits limits) => new()
    {
        Project = Project.Text ?? "",
        Tenant = Tenant.Text,
        User = User.Text,
        ExecutionId = ExecutionId,
        CpuTime = CallScope.CpuTimeOf(limits),
        Secrets = Secrets,
    };

    private static (ReadOnlyMemory<byte>, string) IdOf(string text) => (JsonSerializer.SerializeToUtf8Bytes(text, ApiJson.Default.String), text);

    private void ReadOptional(FieldScope scope, JsonMember[] members)
    {
        FunctionName = members[3].IsFalsy ? null : scope.Text(members[3], "$.function_name", MaxIdLength);
        RequestJson = members[5].Kind is JsonTokenType.None or JsonTokenType.Null ? default : members[5].Text;
        if (!scope.Object(members[6], "$.context").IsEmpty)
        {
            var context = new JsonMember[s_contextNames.Length];
            JsonMembers.SplitInner(members[6], s_contextNames, context);
            Project = scope.Identifier(context[0], "$.context.project_id");
            Tenant = scope.Identifier(context[1], "$.context.tenant_id");
            User = scope.Identifier(context[2], "$.context.user_id");
        }

        if (!scope.Object(members[7], "$.env").IsEmpty)
        {
            var secrets = new List<EnvSecret>();
            Env = EnvField.Read(scope, members[7], secrets);
            Secrets = secrets;
        }
    }

    /// <summary>JSON sent by a tool that calls everything a form unless told otherwise; curl does.</summary>
    private static string? HintFor(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("{\"{"u8)
            ? "The body looks like JSON but was sent as a form; add the header Content-Type: application/json"
            : null;
}
