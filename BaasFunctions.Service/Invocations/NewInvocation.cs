using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Invocations;

/// <summary>An invocation that is asked for.</summary>
internal sealed record NewInvocation
{
    public required string Project { get; init; }

    public required string Function { get; init; }

    public required ExecutionTrigger Trigger { get; init; }

    /// <inheritdoc cref="Invocation.Caller"/>
    public string Caller { get; init; } = "";

    /// <inheritdoc cref="Invocation.RequestJson"/>
    public required string RequestJson { get; init; }

    /// <inheritdoc cref="Invocation.UserJson"/>
    public string UserJson { get; init; } = "";

    /// <summary>Under which there is one invocation of the function at most; empty for none.</summary>
    public string Key { get; init; } = "";

    /// <summary>Hash of what was asked for under the key.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The chain that it goes on with, this function included; null for one that begins with it.</summary>
    public CallChain? Chain { get; init; }

    /// <inheritdoc cref="Invocation.Parent"/>
    public string Parent { get; init; } = "";

    /// <summary>Why it never runs, as JSON: it is kept as a dead letter. Empty for one that runs.</summary>
    public string ErrorJson { get; init; } = "";

    /// <summary>When it may run first; null for at once.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>About the bytes that it takes in the database.</summary>
    public long Bytes => InvocationLimits.RowBytes + RequestJson.Length + UserJson.Length;

    /// <summary>The key that a caller gave: of another kind than those of schedules.</summary>
    public static string KeyOfCaller(string key) => $"caller {key}";

    /// <summary>The key that a function gave.</summary>
    public static string KeyOfFunction(string key) => $"function {key}";

    /// <summary>The key of a due time, which fires once.</summary>
    public static string KeyOfDueTime(DateTimeOffset due) => $"due {Sandbox.Contracts.Timestamp.Iso(due)}";
}
