using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api.Bodies;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>Fields that <c>/execute</c> and <c>/test</c> have in common.</summary>
internal static class ExecutionFields
{
    public static Field ExecutionId { get; } = Field.String("execution_id", "Id of the execution, 1 to 1024 characters. It comes back in the answer and in the header `X-BaaS-Execution-ID`.").Always();

    public static Field Code(ExecutionLimits limits) => Field.String(
        "code",
        $"JavaScript source, at most {limits.SourceLength} characters: a module with a default export, or the body of a function that is given `req` and `ctx`.").Always();

    public static Field Config(long timeout, long maxTimeout, long memory, long maxMemory) => Field.Object(
        "config",
        "Wins over `export const config` of the source.",
        Field.Whole("timeout", $"Wall-clock time in ms, awaits included. Default {timeout}, cut to {maxTimeout}.").OrNull(),
        Field.Whole("memory_limit", $"Memory in MB; `memory` is the same. Default {memory}, cut to {maxMemory}.").OrNull(),
        Field.Array("env_required", "Names that `env` must have: the function is not started without them (`MISSING_ENV`).", Field.String("", ""))).AndMore().OrEmptyArray();

    public static Field Request { get; } = Field.Anything(
        "request", "What the function gets as its request: the value is the body; an object with a `body` member is taken apart into `body`, `headers`, `query`, `method`, `url` and `ip`. Where that member is null, false, 0 or an empty text, this holds when it is the only one, or when a `method`, `headers` or `query` is beside it.");

    public static Field Context { get; } = Field.Object(
        "context",
        "For whom the function runs.",
        Field.Id("project_id", "The project, whose data it reaches."),
        Field.Id("tenant_id", "The tenant."),
        Field.Id("user_id", "The user.")).AndMore().OrEmptyArray();

    public static Field Env { get; } = Field.Map(
        "env",
        $"Values of `context.env`, at most {EnvField.MaxEntries}, {EnvField.MaxSecrets} of them secrets. Numbers and booleans become texts. "
        + "`{ secret, hosts }` is a secret that the function can send to these hosts, but not see.",
        new Field("", null, "")).OrEmptyArray();

    /// <summary>The members that an execution's answer has.</summary>
    public static IReadOnlyList<Field> Answer { get; } =
    [
        Field.String("status", "`error` when the function failed, whatever the reason.", "success", "error").Always(),
        Field.Anything("data", "What the function returned; null for nothing.").Always(),
        Field.Object(
            "response",
            "What the function said of its answer by returning a `Response`; `data` is its body then. Absent when it returned anything else. The status of this answer stays 200.",
            Field.Whole("status", "HTTP status, 200 to 599.").Always(),
            Field.String("status_text", "The text beside the status."),
            Field.Map("headers", "Names in lower case, without `set-cookie`.", Field.String("", "")).Always(),
            Field.Array("set_cookie", "The `set-cookie` headers, one for each cookie.", Field.String("", "")),
            Field.String("body_encoding", "How `data` stands for the body: the value of its JSON, a text, the bytes in base64, or null for no body.", "json", "text", "base64", "none").Always()),
        Field.String("error", "What went wrong, in words, with the hint where there is one; null when nothing did.").OrNull().Always(),
        Field.String("error_type", "Name of the thrown value, such as `RangeError`."),
        Field.String("error_code", "How the execution ended: `EXECUTION_ERROR`, `SYNTAX_ERROR`, `TIMEOUT`, `CPU_LIMIT`, `MEMORY_LIMIT`, `RECURSION_LIMIT`, `CALL_LIMIT`, `MISSING_ENV`, ... or the `code` of the thrown error: a text of at most 64 letters, digits, `_`, `-`, `.`, `:` and `/` that begins with a letter, and is none of the codes that say how an execution was ended."),
        Field.String("hint", "What to do about it, where it is an error that is often made: a name of Node or of another platform, a name that nothing declares, a member that the context does not have, TypeScript."),
        Field.Object(
            "diagnostic",
            "Where in the source it went wrong.",
            Field.Whole("line", "1-based.").Always(),
            Field.Whole("column", "1-based, in UTF-16 units.").Always(),
            Field.String("code_frame", "The lines around it, with a caret.").Always()),
        Field.Object(
            "limit",
            "The limit that ended the execution.",
            Field.String("name", "Name as in `/info`.").Always(),
            Field.String("unit", "").Always(),
            Field.Number("used", "How much was used or asked for, where that is known."),
            Field.Number("allowed", "How much may be.").Always()),
        Field.String("stack", "The calls in the source."),
        Field.Whole("execution_time_ms", "Wall-clock time.").Always(),
        Field.Whole("memory_used_mb", "Memory allocated.").Always(),
        Field.Array(
            "logs",
            "What the function logged, also when it was ended by a limit.",
            Field.Object(
                "",
                "",
                Field.String("level", "", "debug", "info", "warn", "error").Always(),
                Field.String("message", "").Always(),
                Field.Anything("data", "The second argument; null for none.").Always(),
                Field.String("timestamp", "ISO 8601, UTC.").Always(),
                Field.String("execution_id", "").Always())).Always(),
        Field.String("execution_id", "As it was sent.").Always(),
        Field.String("function_status", "The `status` of what `context.success()` or `context.error()` made, when that was returned."),
        Field.Object(
            "metrics",
            "What the execution cost.",
            Field.Number("wall_ms", "Wall-clock time in ms.").Always(),
            Field.Number("cpu_ms", "CPU time in ms.").Always(),
            Field.Number("queue_ms", "Wait for a slot in ms.").Always(),
            Field.Whole("allocated_bytes", "Memory allocated.").Always(),
            Field.Whole("host_calls", "Calls of the context that left the sandbox.").Always(),
            Field.Whole("egress_calls", "Those of them that were HTTP requests.").Always(),
            Field.Whole("log_bytes", "Bytes of the log.").Always(),
            Field.Number("drain_ms", "The part of `wall_ms` after the handler had settled, waiting for calls that nobody awaited."),
            Field.Whole("log_entries_dropped", "Entries beyond the limits of the log.")).Always(),
    ];
}
