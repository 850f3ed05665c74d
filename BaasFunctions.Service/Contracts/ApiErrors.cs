using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Contracts;

/// <summary>All errors of the service. Codes, and the messages that existing clients know, are fixed.</summary>
internal static class ApiErrors
{
    public static ApiError MissingFields { get; } =
        new(400, "MISSING_FIELDS", "Missing required fields: execution_id, function_id, code") { NamesExecution = false };

    public static ApiError MissingTestFields { get; } =
        new(400, "MISSING_FIELDS", "Missing required fields: execution_id, code") { NamesExecution = false };

    public static ApiError MissingCode { get; } =
        new(400, "MISSING_CODE", "Missing required field: code") { NamesExecution = false };

    public static ApiError InternalError { get; } = new(500, "INTERNAL_ERROR", "Internal server error");

    public static ApiError InvalidJson(string message, JsonPosition position) =>
        new(400, "INVALID_JSON", $"The body is not valid JSON at line {position.Line}, column {position.Column}: {message}")
        {
            Position = position,
        };

    public static ApiError InvalidField(string path, string expected, string found, JsonPosition position) =>
        new(400, "INVALID_FIELD", $"{path} must be {expected}, found {found}") { Field = path, Position = position };

    public static ApiError TooManyEnvValues(string what, int count, int allowed) =>
        new(400, "TOO_MANY_ENV_VALUES", $"$.env has {count} {what}, {allowed} are allowed") { Field = "$.env" };

    public static ApiError InvalidFile(string path, string expected) =>
        new(400, "INVALID_FILE", $"The file \"{path}\" must be {expected}") { Field = "$.files" };

    public static ApiError TooManyFiles(int allowed) =>
        new(400, "TOO_MANY_FILES", $"$.files has more than the {allowed} files allowed; bundle packages into one (docs/npm.md)") { Field = "$.files" };

    public static ApiError InvalidForm(string message) => new(400, "INVALID_FORM", message);

    public static ApiError BrokenEncoding { get; } =
        new(400, "INVALID_ENCODING", "The body is not valid data of the coding that its Content-Encoding header names");

    public static ApiError BrokenRequest(int status) => status == 408
        ? BodyTimeout
        : new(status, "INVALID_REQUEST", "The body could not be read whole; check Content-Length and the connection")
        {
            ClosesConnection = true,
        };

    public static ApiError BodyTimeout { get; } =
        new(408, "BODY_TIMEOUT", "The body did not arrive in time") { ClosesConnection = true };

    public static ApiError BodyTooLarge(int limit) =>
        new(413, "BODY_TOO_LARGE", $"The body is larger than the {limit} bytes allowed") { ClosesConnection = true };

    public static ApiError UnsupportedMediaType(string found) =>
        new(415, "UNSUPPORTED_MEDIA_TYPE", $"{found} is not served; send application/json or application/x-www-form-urlencoded");

    public static ApiError UnsupportedCharset(string found) =>
        new(415, "UNSUPPORTED_CHARSET", $"The charset {found} is not served; send UTF-8");

    public static ApiError UnsupportedEncoding(string found) =>
        new(415, "UNSUPPORTED_ENCODING", $"The content encoding {found} is not served; send gzip, deflate, br or none");

    public static ApiError NotFound(string path, string? allow) =>
        new(404, "NOT_FOUND", "Endpoint not found")
        {
            Path = path,
            Allow = allow,
            Hint = allow is null ? null : $"This path answers {allow}",
            NamesExecution = false,
        };

    public static ApiError Unauthorized(string headerName) =>
        new(401, "UNAUTHORIZED", $"A valid API key is needed: send it as {headerName}, x-functions-key, Authorization: Bearer or ?code=");

    public static ApiError OnlyLoopback { get; } =
        new(403, "LOOPBACK_ONLY", "There is no API key, so only this machine is served, under its own name (localhost) and without a proxy; "
            + "make a key with `keys create`, or set BAAS_API_KEYS, to serve others");

    public static ApiError CrossSite { get; } = new(
        403,
        "CROSS_SITE",
        "Without API keys nothing is served to web pages of other sites, nor to forms of a browser; "
            + "make a key with `keys create`, or name the page's origin in ALLOWED_ORIGINS and send JSON");

    public static ApiError KeyRevoked { get; } = new(401, "KEY_REVOKED", "This API key was revoked; ask for a new one");

    public static ApiError KeyExpired { get; } = new(401, "KEY_EXPIRED", "The time of this API key is over; ask for a new one");

    public static ApiError KeysUnavailable { get; } =
        new(503, "KEYS_UNAVAILABLE", "API keys cannot be checked at the moment") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static ApiError ScopeMissing(string scope) => new(403, "SCOPE_MISSING", $"This API key lacks the scope {scope}");

    public static ApiError OtherProject { get; } =
        new(403, "PROJECT_MISMATCH", "This API key belongs to another project; leave context.project_id and X-BaaS-Project-ID out, or name its own");

    public static ApiError OtherProjectInPath { get; } =
        new(403, "PROJECT_MISMATCH", "This API key belongs to another project than the path names; name its own");

    public static ApiError InvalidProject { get; } =
        new(400, "INVALID_PROJECT", "The project in the path must have 1 to 128 characters, and no control characters");

    public static ApiError OfAllProjects { get; } =
        new(403, "PROJECT_KEY", "What is told here is about all projects, so it needs an API key that belongs to none");

    public static ApiError FunctionNotFound(string name) => new(404, "FUNCTION_NOT_FOUND", $"The project has no function \"{name}\"");

    public static ApiError FunctionNotServed(string name, string status) =>
        new(404, "FUNCTION_NOT_SERVED", $"The function \"{name}\" is {status}; set its status to testing or online to have it served");

    public static ApiError MethodNotAllowed(string name, string allow) =>
        new(405, "METHOD_NOT_ALLOWED", $"The function \"{name}\" answers {allow}") { Allow = allow };

    public static ApiError InvalidFunctionName(string expected) => new(400, "INVALID_FUNCTION_NAME", $"The name of a function is {expected}");

    public static ApiError InvalidVariableName { get; } =
        new(400, "INVALID_VARIABLE_NAME", "The name of a variable is 1 to 128 letters, digits and _, the first one no digit");

    public static ApiError VariableNotFound { get; } = new(404, "VARIABLE_NOT_FOUND", "There is no such variable; one of a function alone is named with ?function=");

    public static ApiError TokenMissing { get; } = new(401, "TOKEN_MISSING", "The function asks for a JSON Web Token: send it as Authorization: Bearer");

    public static ApiError TokenInvalid { get; } = new(401, "TOKEN_INVALID", "The token is none that the function accepts, or its time is over");

    public static ApiError TokenUnverifiable(string why) => new(503, "TOKEN_UNVERIFIABLE", $"The token cannot be verified: {why}") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static ApiError TokenRuleBroken(string variable) =>
        new(503, "TOKEN_UNVERIFIABLE", $"The token cannot be verified: the function has no variable {variable}") { RetryAfter = TimeSpan.FromSeconds(60) };

    public static ApiError InvalidStatus(string names) => new(400, "INVALID_STATUS", $"status must be one of {names}") { Field = "$.status" };

    public static ApiError InvalidConfig(string message) => new(400, "INVALID_CONFIG", message) { Field = "$.config" };

    public static ApiError Of(HostCallError fault) => fault.Code switch
    {
        "FUNCTION_NOT_FOUND" or "VERSION_NOT_FOUND" or "INVOCATION_NOT_FOUND" => new ApiError(404, fault.Code, fault.Message),
        "IDEMPOTENCY_KEY_REUSED" or "INVOCATION_STATE" => new ApiError(409, fault.Code, fault.Message),
        "QUEUE_QUOTA" => new ApiError(429, fault.Code, fault.Message) { RetryAfter = TimeSpan.FromSeconds(10) },
        "TOO_MANY_FUNCTIONS" or "TOO_MANY_VARIABLES" or "STORAGE_QUOTA" or "ROW_TOO_LARGE" or "NO_PREVIOUS_VERSION" => new ApiError(409, fault.Code, fault.Message),
        "INVALID_ARGUMENT" => new ApiError(400, fault.Code, fault.Message),
        _ => new ApiError(503, fault.Code, fault.Message) { RetryAfter = TimeSpan.FromSeconds(1) },
    };

    public static ApiError InvalidIdempotencyKey(int length) =>
        new(400, "INVALID_IDEMPOTENCY_KEY", $"Idempotency-Key must have 1 to {length} printable characters, and comes with async=1 only");

    public static ApiError KeyNotFound { get; } = new(404, "KEY_NOT_FOUND", "There is no such API key");

    public static ApiError ExecutionNotFound { get; } =
        new(404, "EXECUTION_NOT_FOUND", "There is no such execution in this project; it may be older than BAAS_EXECUTIONS_KEEP, or not be written yet");

    public static ApiError ExecutionsUnavailable { get; } =
        new(503, "EXECUTIONS_UNAVAILABLE", "Executions cannot be read at the moment; ask for a shorter time if this goes on") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static ApiError TooManyListeners(int ofProject, int ofAll) =>
        new(429, "TOO_MANY_LISTENERS", $"There are {ofProject} listeners to this project already, or {ofAll} in all") { RetryAfter = TimeSpan.FromSeconds(10) };

    public static ApiError UnknownParameter(string name, string known) =>
        new(400, "UNKNOWN_PARAMETER", $"{name} is no query parameter of this path, which knows {known}") { Field = name };

    public static ApiError InvalidParameter(string name, string expected) =>
        new(400, "INVALID_PARAMETER", $"The query parameter {name} must be {expected}") { Field = name };

    public static ApiError QuotaExceeded(string whose, string what, TimeSpan retryAfter) =>
        new(429, "QUOTA_EXCEEDED", $"The {whose} has used up its {what}") { RetryAfter = retryAfter };

    public static ApiError TooManyRequests(TimeSpan retryAfter) =>
        new(429, "RATE_LIMIT_EXCEEDED", "Too many requests, please try again later") { RetryAfter = retryAfter, NamesExecution = false };

    public static ApiError SandboxBusy { get; } =
        new(503, "SERVER_BUSY", "The sandbox has no room for another execution at the moment") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static ApiError MemoryBusy { get; } =
        new(503, "MEMORY_BUSY", "The service holds as many bytes as it may, in all or for this project, and none became free in time")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
            ClosesConnection = true,
        };

    public static ApiError ResponseBusy { get; } =
        new(503, "MEMORY_BUSY", "The function has ended, but there was no memory for its response in time; return less at once")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };

    public static ApiError QueueFull { get; } =
        new(503, "QUEUE_FULL", "All execution slots are taken and the queue is full") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static ApiError QueueTimeout { get; } =
        new(503, "QUEUE_TIMEOUT", "No execution slot became free in time") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static ApiError ShuttingDown { get; } =
        new(503, "SHUTTING_DOWN", "The service is shutting down and starts no new execution")
        {
            RetryAfter = TimeSpan.FromSeconds(5),
            ClosesConnection = true,
        };
}
