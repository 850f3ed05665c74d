using System.Collections.Frozen;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>The stable codes of <see cref="ExecutionError.Code"/>.</summary>
public static class ErrorCodes
{
    private static readonly FrozenSet<string> s_reserved = new[]
    {
        SyntaxError, TypeScriptNotErasable, NoDefaultExport, ScriptError, NeverSettles, Timeout, CpuLimit, RegexTimeout, MemoryLimit, ArrayLimit, RecursionLimit, OutputLimit,
        ResultCircular, ResultBigInt, ResultTooDeep, ResultTooWide, ResultTooLarge, CallLimit, TimerLimit, EgressDenied, Cancelled, Rejected,
        InvalidConfig, InvalidRequest, MissingEnv, SourceTooLong, SourceTooDeep, SourceTooManyNodes, SourceNotPreparable, ServerBusy, WorkerLost, HostError,
        "EXECUTION_ERROR", "INTERNAL_ERROR",
    }.ToFrozenSet(StringComparer.Ordinal);

    public const string SyntaxError = "SYNTAX_ERROR";
    public const string TypeScriptNotErasable = "TYPESCRIPT_NOT_ERASABLE";
    public const string ImportNotAvailable = "IMPORT_NOT_AVAILABLE";
    public const string ImportNotFound = "IMPORT_NOT_FOUND";
    public const string NoDefaultExport = "NO_DEFAULT_EXPORT";
    public const string ScriptError = "SCRIPT_ERROR";
    public const string NeverSettles = "PROMISE_NEVER_SETTLES";
    public const string Timeout = "TIMEOUT";
    public const string CpuLimit = "CPU_LIMIT";
    public const string RegexTimeout = "REGEX_TIMEOUT";
    public const string MemoryLimit = "MEMORY_LIMIT";
    public const string ArrayLimit = "ARRAY_LIMIT";
    public const string RecursionLimit = "RECURSION_LIMIT";
    public const string OutputLimit = "OUTPUT_LIMIT";
    public const string ResultCircular = "RESULT_CIRCULAR";
    public const string ResultBigInt = "RESULT_BIGINT";
    public const string ResultTooDeep = "RESULT_TOO_DEEP";
    public const string ResultTooWide = "RESULT_TOO_MANY_PROPERTIES";
    public const string ResultTooLarge = "RESULT_TOO_LARGE";
    public const string CallLimit = "CALL_LIMIT";
    public const string TimerLimit = "TIMER_LIMIT";
    public const string CallTooLarge = "CALL_TOO_LARGE";
    public const string HostCallBytes = "HOST_CALL_BYTES";
    public const string InvalidArgument = "INVALID_ARGUMENT";
    public const string InvalidQuery = "INVALID_QUERY";
    public const string NotAvailable = "NOT_AVAILABLE";
    public const string EgressDenied = "EGRESS_DENIED";
    public const string Cancelled = "CANCELLED";
    public const string Rejected = "REJECTED";
    public const string InvalidConfig = "INVALID_CONFIG";
    public const string InvalidRequest = "INVALID_REQUEST";
    public const string MissingEnv = "MISSING_ENV";
    public const string SourceTooLong = "SOURCE_TOO_LONG";
    public const string SourceTooDeep = "SOURCE_TOO_DEEP";
    public const string SourceTooManyNodes = "SOURCE_TOO_MANY_NODES";
    public const string SourceNotPreparable = "SOURCE_NOT_PREPARABLE";
    public const string ServerBusy = "SERVER_BUSY";
    public const string WorkerLost = "WORKER_LOST";
    public const string HostError = "HOST_ERROR";

    /// <summary>
    /// Whether a code says how the sandbox or the service ended an execution, so that an error of a function may not use it. The codes of
    /// host calls are not reserved: their errors are thrown in the function, which may rethrow them.
    /// </summary>
    public static bool IsReserved(string code) => s_reserved.Contains(code.ToUpperInvariant());

    /// <summary>The code of an outcome when there is none more specific; empty for a completed execution.</summary>
    public static string DefaultOf(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.Completed => "",
        ExecutionOutcome.SyntaxError => SyntaxError,
        ExecutionOutcome.ScriptError => ScriptError,
        ExecutionOutcome.TimedOut => Timeout,
        ExecutionOutcome.CpuLimit => CpuLimit,
        ExecutionOutcome.MemoryLimit => MemoryLimit,
        ExecutionOutcome.RecursionLimit => RecursionLimit,
        ExecutionOutcome.OutputLimit => OutputLimit,
        ExecutionOutcome.CallLimit => CallLimit,
        ExecutionOutcome.EgressDenied => EgressDenied,
        ExecutionOutcome.Cancelled => Cancelled,
        ExecutionOutcome.Rejected => Rejected,
        ExecutionOutcome.WorkerLost => WorkerLost,
        ExecutionOutcome.HostError => HostError,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };
}
