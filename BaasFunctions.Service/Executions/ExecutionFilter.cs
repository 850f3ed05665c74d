namespace BaasFunctions.Service.Executions;

/// <summary>Which executions of a project are asked for.</summary>
internal sealed record ExecutionFilter
{
    public const int MaxLimit = 200;

    /// <summary>Id or name of the function.</summary>
    public string? Function { get; init; }

    public string? Trigger { get; init; }

    public string? Outcome { get; init; }

    /// <summary>The id that the caller gave.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>Begun at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Begun before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only those that began before the execution with this id; null for the newest.</summary>
    public string? Before { get; init; }

    public int Limit { get; init; } = 50;
}
