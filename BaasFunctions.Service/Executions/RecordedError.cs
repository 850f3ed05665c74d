namespace BaasFunctions.Service.Executions;

/// <summary>Why an execution failed, bounded.</summary>
internal sealed record RecordedError
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Message { get; init; }

    public string? File { get; init; }

    /// <summary>1-based; 0 where the place is not known.</summary>
    public int Line { get; init; }

    public int Column { get; init; }

    public string? CodeFrame { get; init; }
}
