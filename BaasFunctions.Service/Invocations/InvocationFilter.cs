namespace BaasFunctions.Service.Invocations;

/// <summary>Which invocations of a project are asked for.</summary>
internal sealed record InvocationFilter
{
    public const int MaxLimit = 200;

    public string? Function { get; init; }

    public InvocationState? State { get; init; }

    /// <summary>Only those that were asked for before the one with this id; null for the newest.</summary>
    public string? Before { get; init; }

    public int Limit { get; init; } = 50;
}
