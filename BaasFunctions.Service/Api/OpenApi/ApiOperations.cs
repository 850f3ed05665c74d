using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Registry;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>What the OpenAPI document says of each endpoint.</summary>
internal static class ApiOperations
{
    private const string OfAdministrators = "Needs a key with the scope `admin`, also on this machine; `keys create` makes the first. An administrator of one project sees and changes keys of that project only.";

    private const string OfDeployments = "A key of one project sees and changes functions of that project only.";

    private const string Unavailable = "`KEYS_UNAVAILABLE`: the store of the keys cannot be reached";

    /// <summary>The groups of endpoints, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Name, string Text)> Tags { get; } =
    [
        ("functions", "Run functions, test them and have them judged."),
        ("deployments", "Functions that are deployed once and called by name; `/f/{project}/{name}` calls one with any method, see docs/functions.md."),
        ("executions", "What ran in a project, and how it went."),
        ("calls", "Functions that are called without waiting for them, and that run by schedules; see docs/async.md."),
        ("health", "How the service is, for people and orchestrators."),
        ("about", "What runs here, and this document."),
        ("keys", "Administration of API keys."),
    ];

    /// <summary>Errors that endpoints have in common.</summary>
    public static IReadOnlyList<(int Status, string Text, bool OfBodies)> Errors { get; } =
    [
        (400, "`INVALID_JSON`, `INVALID_FIELD`, `INVALID_FILE`, `TOO_MANY_FILES`, `TOO_MANY_ENV_VALUES`, `INVALID_FORM`, `INVALID_ENCODING`, `INVALID_REQUEST`: the body is wrong, with its place", true),
        (401, "`UNAUTHORIZED`: a valid key is needed; `KEY_EXPIRED`, `KEY_REVOKED`: this one opens nothing any more", false),
        (403, "`LOOPBACK_ONLY`: there is no key, so only this machine is served; `CROSS_SITE`: nor are web pages of other sites in a browser on it; `SCOPE_MISSING`, `PROJECT_MISMATCH`: the key does not open this", false),
        (404, "`NOT_FOUND`: no such path, or it does not answer this method", false),
        (408, "`BODY_TIMEOUT`: the body did not arrive in time", true),
        (413, "`BODY_TOO_LARGE`", true),
        (415, "`UNSUPPORTED_MEDIA_TYPE`, `UNSUPPORTED_CHARSET`, `UNSUPPORTED_ENCODING`", true),
        (429, "`RATE_LIMIT_EXCEEDED`, `QUOTA_EXCEEDED`: wait for `Retry-After` seconds", false),
        (500, "`INTERNAL_ERROR`: a fault of the service", false),
        (503, "`QUEUE_FULL`, `QUEUE_TIMEOUT`, `SERVER_BUSY`, `MEMORY_BUSY`, `SHUTTING_DOWN`, `KEYS_UNAVAILABLE`: try again after `Retry-After` seconds", false),
    ];

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("POST", "/execute", "functions", "Runs a function that comes with the request",
            "A function that fails still answers 200, with `status: \"error\"`; other statuses mean that it was not run. Fields that are not named are ignored.",
            ApiJson.Default.ExecuteRequest, new ApiAnswer(200, "How the execution ended.", ApiJson.Default.ExecuteResponse))
        { OwnErrors = new Dictionary<int, string> { [400] = "`MISSING_FIELDS`: execution_id, function_id and code are needed" } },
        new("POST", "/test", "functions", "Runs a function in test mode, where nothing that it calls is real",
            "As `/execute`, under tighter limits. Calls of the context are answered by `mocks`, and without one by stubs; nothing leaves the service. An unmet expectation is no failure of the request. Inside `mocks` and `expect` an unknown name is refused.",
            ApiJson.Default.TestRequest, new ApiAnswer(200, "How the test ended.", ApiJson.Default.TestResponse))
        { OwnErrors = new Dictionary<int, string> { [400] = "`MISSING_FIELDS`: execution_id and code are needed; `INVALID_FIELD`: a mock or an expectation is wrong" } },
        new("POST", "/validate", "functions", "Judges a function without running it",
            "Looks at the syntax tree only. The rules and what each costs are in docs/decisions/0009-validation.md.",
            ApiJson.Default.ValidateRequest, new ApiAnswer(200, "What was found.", ApiJson.Default.ValidateResponse))
        { OwnErrors = new Dictionary<int, string> { [400] = "`MISSING_CODE`: code is needed" } },
        new("GET", "/health", "health", "How the service is", "Never counted by rate limits. `warning` means that something is scarce, and is 200.", null,
            new ApiAnswer(200, "Healthy, or scarce of something.", ApiJson.Default.HealthResponse), new ApiAnswer(503, "Functions cannot run.", ApiJson.Default.HealthResponse))
        { NeedsKey = false },
        new("GET", "/health/live", "health", "Whether the process answers", "For orchestrators: restart what fails here. Never counted by rate limits.", null,
            new ApiAnswer(200, "It does.", ApiJson.Default.LiveResponse))
        { NeedsKey = false },
        new("GET", "/health/ready", "health", "Whether requests are welcome", "For orchestrators: send no requests to what fails here. Never counted by rate limits.", null,
            new ApiAnswer(200, "They are.", ApiJson.Default.ReadyResponse),
            new ApiAnswer(503, "They are not, and what is wrong by the name of the check.", ApiJson.Default.NotReadyResponse))
        { NeedsKey = false },
        new("GET", "/info", "about", "What runs here, in which version and under which limits", "`limits` has every effective limit, `capabilities` what this version can do.", null,
            new ApiAnswer(200, "The service.", ApiJson.Default.InfoResponse)),
        new("GET", "/", "about", "What this is, how it is, and the first request to try", "A page where `Accept` names `text/html`, this JSON where it names `application/json`, else plain text.", null,
            new ApiAnswer(200, "The service.", ApiJson.Default.HomeResponse))
        { NeedsKey = false },
        new("GET", "/openapi.json", "about", "This document", "OpenAPI 3.1.", null, new ApiAnswer(200, "The document.", ApiJson.Default.JsonObject)),
        new("GET", "/keys", "keys", "Lists API keys", OfAdministrators, null,
            new ApiAnswer(200, "Keys in the order in which they were made, revoked ones too.", ApiJson.Default.KeyListResponse))
        { OwnErrors = new Dictionary<int, string> { [503] = Unavailable } },
        new("POST", "/keys", "keys", "Makes an API key", $"{OfAdministrators} The key itself is in this answer and nowhere else: only its hash is kept.",
            ApiJson.Default.CreateKeyRequest, new ApiAnswer(201, "The key.", ApiJson.Default.KeyResponse))
        { OwnErrors = new Dictionary<int, string> { [503] = Unavailable } },
        new("DELETE", "/keys/{id}", "keys", "Takes an API key back", $"{OfAdministrators} It opens nothing any more here at once, and on other instances after `BAAS_KEY_CACHE`.", null,
            new ApiAnswer(200, "It is revoked.", ApiJson.Default.KeyRevokedResponse))
        { OwnErrors = new Dictionary<int, string> { [404] = "`KEY_NOT_FOUND`: there is no such key for this administrator", [503] = Unavailable } },
        new("GET", "/projects/{project}/functions", "deployments", "Lists the functions of a project", $"{OfDeployments} Needs the scope `read`.", null,
            new ApiAnswer(200, "Functions in the order of their names.", ApiJson.Default.FunctionListAnswer)),
        new("PUT", "/projects/{project}/functions/{name}", "deployments", "Deploys a version of a function",
            $"{OfDeployments} Needs the scope `deploy`. The source is validated and loaded; what is not valid is refused with what was found. The same source, language and configuration as of the newest version make no other one. The name has {FunctionNames.Expected}.",
            ApiJson.Default.DeployRequest,
            new ApiAnswer(201, "It was deployed.", ApiJson.Default.DeployAnswer),
            new ApiAnswer(200, "The newest version did the same already.", ApiJson.Default.DeployAnswer),
            new ApiAnswer(400, "It is not valid (`INVALID_FUNCTION`), or the request is wrong (`MISSING_CODE`, `INVALID_CONFIG`, `INVALID_STATUS`, `INVALID_FUNCTION_NAME` and the errors of bodies).", ApiJson.Default.DeployRefusedAnswer),
            new ApiAnswer(409, "`TOO_MANY_FUNCTIONS`, `STORAGE_QUOTA`: the project has as much as it may.", ApiJson.Default.ErrorResponse)),
        new("GET", "/projects/{project}/functions/{name}", "deployments", "Shows a function", $"{OfDeployments} Needs the scope `read`.", null,
            new ApiAnswer(200, "The function.", ApiJson.Default.FunctionAnswer))
        { OwnErrors = new Dictionary<int, string> { [404] = "`FUNCTION_NOT_FOUND`: the project has no such function" } },
        new("PATCH", "/projects/{project}/functions/{name}", "deployments", "Sets the status of a function", $"{OfDeployments} Needs the scope `deploy`. It counts here at once, and on other instances within 5 s.",
            ApiJson.Default.StatusRequest, new ApiAnswer(200, "The function as it is now.", ApiJson.Default.FunctionAnswer))
        { OwnErrors = new Dictionary<int, string> { [404] = "`FUNCTION_NOT_FOUND`: the project has no such function" } },
        new("DELETE", "/projects/{project}/functions/{name}", "deployments", "Removes a function with its versions", $"{OfDeployments} Needs the scope `deploy`.", null,
            new ApiAnswer(200, "It is removed.", ApiJson.Default.FunctionDeletedAnswer))
        { OwnErrors = new Dictionary<int, string> { [404] = "`FUNCTION_NOT_FOUND`: the project has no such function" } },
        new("POST", "/projects/{project}/functions/{name}/activate", "deployments", "Has another version served", $"{OfDeployments} Needs the scope `deploy`. It counts here at once, and on other instances within 5 s.",
            ApiJson.Default.ActivateRequest, new ApiAnswer(200, "The function as it is now.", ApiJson.Default.FunctionAnswer),
            new ApiAnswer(409, "`NO_PREVIOUS_VERSION`: no other version was served before; name one.", ApiJson.Default.ErrorResponse))
        { OwnErrors = new Dictionary<int, string> { [404] = "`FUNCTION_NOT_FOUND`, `VERSION_NOT_FOUND`: there is no such function or version" } },
        new("GET", "/projects/{project}/functions/{name}/versions", "deployments", "Lists the versions of a function", $"{OfDeployments} Needs the scope `read`. At most {RegistryLimits.Versions} are kept; the oldest goes that is neither served nor was before.", null,
            new ApiAnswer(200, "Versions from the newest on.", ApiJson.Default.VersionListAnswer))
        { OwnErrors = new Dictionary<int, string> { [404] = "`FUNCTION_NOT_FOUND`: the project has no such function" } },
        new("GET", "/projects/{project}/functions/{name}/versions/{version}", "deployments", "Shows a version with its source", $"{OfDeployments} Needs the scope `read`.", null,
            new ApiAnswer(200, "The version.", ApiJson.Default.VersionAnswer))
        { OwnErrors = new Dictionary<int, string> { [404] = "`VERSION_NOT_FOUND`: there is no such version" } },
        new("GET", "/projects/{project}/env", "deployments", "Lists the variables of a project", $"{OfDeployments} Needs the scope `read`. Values are never shown.", null,
            new ApiAnswer(200, "The variables.", ApiJson.Default.VariableListAnswer)),
        new("PUT", "/projects/{project}/env/{variable}", "deployments", "Sets a variable",
            $"{OfDeployments} Needs the scope `deploy`. Functions that were deployed have it in `context.env`; with `?function=name` that function alone has it, and it wins over one of the project. Values are kept encrypted.",
            ApiJson.Default.VariableRequest, new ApiAnswer(200, "It is set.", ApiJson.Default.VariableAnswer),
            new ApiAnswer(409, "`TOO_MANY_VARIABLES`, `STORAGE_QUOTA`: the project has as much as it may.", ApiJson.Default.ErrorResponse)),
        new("DELETE", "/projects/{project}/env/{variable}", "deployments", "Removes a variable", $"{OfDeployments} Needs the scope `deploy`. With `?function=name` it is about the one of that function.", null,
            new ApiAnswer(200, "It is removed.", ApiJson.Default.VariableDeletedAnswer))
        { OwnErrors = new Dictionary<int, string> { [404] = "`VARIABLE_NOT_FOUND`: there is no such variable" } },
        .. ExecutionOperations.All,
        .. InvocationOperations.All,
    ];
}
