namespace BaasFunctions.Sandbox.Contracts;

/// <summary>How an execution ended, as plain data.</summary>
public sealed record ExecutionResult
{
    /// <summary>How it ended.</summary>
    public required ExecutionOutcome Outcome { get; init; }

    /// <summary>What the function returned, as UTF-8 JSON; <c>null</c> (the JSON word) unless completed with a value.</summary>
    public required ReadOnlyMemory<byte> DataJson { get; init; }

    /// <summary>The <c>status</c> member of the value returned when that is an envelope of success() or error(); otherwise null.</summary>
    public string? FunctionStatus { get; init; }

    /// <summary>Status, headers and body encoding of the <c>Response</c> that the handler returned; null when it returned anything else.</summary>
    public FunctionResponse? Response { get; init; }

    /// <summary>Why it did not complete; null exactly when <see cref="Outcome"/> is <see cref="ExecutionOutcome.Completed"/>.</summary>
    public ExecutionError? Error { get; init; }

    /// <summary>What the function logged, in order, also when it failed.</summary>
    public required IReadOnlyList<LogEntry> Logs { get; init; }

    /// <summary>Which statements ran; null unless a test asked for it, and when the function never began.</summary>
    public CoverageReport? Coverage { get; init; }

    /// <summary>What the execution used.</summary>
    public required ExecutionMetrics Metrics { get; init; }
}
