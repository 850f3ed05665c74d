namespace Acornima;

/// <summary>Bounds of one parse, so that no text can hurt the process. Each has its own error code.</summary>
public sealed record class ParseBudget
{
    public static readonly ParseBudget Default = new();

    [ThreadStatic]
    private static ParseBudget? t_inForce;

    /// <summary>UTF-16 units of the text. Default 33,554,432. Error code <c>SourceTooLong</c>.</summary>
    public int MaxSourceLength { get; init; } = 1 << 25;

    /// <summary>
    /// Nesting of the syntax tree, long chains of operators and members included. Default 1,500, less where the thread's stack
    /// is too small for it. Error code <c>NestingTooDeep</c>.
    /// </summary>
    public int MaxNestingDepth { get; init; } = 1500;

    /// <summary>Nodes of the syntax tree. Default 16,777,216. Error code <c>TooManyNodes</c>.</summary>
    public int MaxNodeCount { get; init; } = 1 << 24;

    /// <summary>Stops the parse. Error code <c>ParseCancelled</c>.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal static ParseBudget? InForce => t_inForce;

    /// <summary>
    /// Puts a budget in force for every parse on this thread until the answer is disposed, also for parsers that others
    /// make: an engine that parses on our behalf is bound as well.
    /// </summary>
    public static Lease Enter(ParseBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var outer = t_inForce;
        t_inForce = budget;
        return new Lease(outer);
    }

    /// <summary>Ends a budget's time in force; the one before it is in force again.</summary>
    public readonly struct Lease : IDisposable
    {
        private readonly ParseBudget? _outer;

        internal Lease(ParseBudget? outer) => _outer = outer;

        public void Dispose() => t_inForce = _outer;
    }
}
