namespace BaasFunctions.Service.Contracts;

/// <summary>The error of a request that the service refuses, for the caller. Contains nothing about the host.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What is wrong and, unless that is obvious, what to do.</param>
internal sealed record ApiError(int Status, string Code, string Message)
{
    /// <summary>Position in the body; null when the error has none.</summary>
    public JsonPosition? Position { get; init; }

    /// <summary>JSON path of the field that is wrong, for example <c>$.env.NAME</c>.</summary>
    public string? Field { get; init; }

    /// <summary>The requested path, for a 404.</summary>
    public string? Path { get; init; }

    /// <summary>A hint that the fixed message cannot give.</summary>
    public string? Hint { get; init; }

    /// <summary>When to try again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Methods that the path supports.</summary>
    public string? Allow { get; init; }

    /// <summary>True when the connection must be closed, because the body was not read.</summary>
    public bool ClosesConnection { get; init; }

    /// <summary>False for errors whose bodies existing clients expect without execution id and timestamp.</summary>
    public bool NamesExecution { get; init; } = true;
}
