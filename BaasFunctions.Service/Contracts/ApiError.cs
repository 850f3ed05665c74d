namespace BaasFunctions.Service.Contracts;

/// <summary>A request that the service itself does not serve, in words for the caller. Holds nothing of the host.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What is wrong and, where it is not plain, what to do.</param>
internal sealed record ApiError(int Status, string Code, string Message)
{
    /// <summary>Place in the body; null when the refusal is not about one place.</summary>
    public JsonPosition? Position { get; init; }

    /// <summary>JSON path of the field that is wrong, for example <c>$.env.NAME</c>.</summary>
    public string? Field { get; init; }

    /// <summary>The path asked for, of a 404.</summary>
    public string? Path { get; init; }

    /// <summary>What to try, where the fixed message cannot say it.</summary>
    public string? Hint { get; init; }

    /// <summary>When to try again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Methods that the path does answer.</summary>
    public string? Allow { get; init; }

    /// <summary>True when the connection must not be used again, because the body was not read.</summary>
    public bool ClosesConnection { get; init; }

    /// <summary>False for the bodies that existing clients know without execution id and time.</summary>
    public bool NamesExecution { get; init; } = true;
}
