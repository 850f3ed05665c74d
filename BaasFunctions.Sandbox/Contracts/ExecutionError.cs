namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Why an execution did not complete, for the author of the function. Contains nothing about the host.</summary>
public sealed record ExecutionError
{
    /// <summary>Stable code such as <c>TIMEOUT</c>, <c>SYNTAX_ERROR</c>, <c>MISSING_ENV</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The <c>name</c> of the thrown value (<c>TypeError</c>), or the name of the limit's error.</summary>
    public required string Name { get; init; }

    /// <summary>What happened and, where it is not plain, what to do.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, for common errors; null for none.</summary>
    public string? Hint { get; init; }

    /// <summary>The message and the hint in one text.</summary>
    public string MessageWithHint => Hint is null ? Message : Message.Length == 0 ? Hint : $"{Message}. {Hint}";

    /// <summary>The script's own stack with the author's line numbers; null when there is none.</summary>
    public string? Stack { get; init; }

    /// <summary>The position in the source; null when it is not known.</summary>
    public SourceDiagnostic? Diagnostic { get; init; }

    /// <summary>Which limit was reached; null when none was.</summary>
    public LimitReport? Limit { get; init; }
}
