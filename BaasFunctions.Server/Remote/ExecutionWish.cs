namespace BaasFunctions.Server.Remote;

/// <summary>Which executions a command is about.</summary>
internal sealed record ExecutionWish
{
    /// <summary>Rows that the API gives at once.</summary>
    public const int PageRows = 200;

    /// <summary>The function; null for all.</summary>
    public string? Function { get; init; }

    /// <summary>Whether only those that failed are meant.</summary>
    public bool OnlyErrors { get; init; }

    /// <summary>How many at most, the newest.</summary>
    public required int Limit { get; init; }
}
