namespace Acornima;

/// <summary>Settings of a parser. Compared by value.</summary>
public record class ParserOptions
{
    public static readonly ParserOptions Default = new();

    /// <summary>The edition asked for. Editions before ES2015 are refused; all others mean the latest.</summary>
    public EcmaVersion EcmaVersion { get; init; } = EcmaVersion.Latest;

    /// <summary>Proposals to accept: decorators with accessors, source-phase imports, deferred imports. The other flags are part of the language.</summary>
    public ExperimentalESFeatures ExperimentalESFeatures { get; init; }

    /// <summary>Accept <c>return</c> at the top level of a script.</summary>
    public bool AllowReturnOutsideFunction { get; init; }

    /// <summary>Accept <c>using</c> at the top level of a script.</summary>
    public bool AllowTopLevelUsing { get; init; }

    /// <summary>Accept <c>new.target</c> at the top level.</summary>
    public bool AllowNewTargetOutsideFunction { get; init; }

    /// <summary>Accept <c>super.x</c> and <c>super()</c> at the top level, through arrow functions too.</summary>
    public bool AllowSuperOutsideMethod { get; init; }

    /// <summary>Refuse private names that no surrounding class declares.</summary>
    public bool CheckPrivateFields { get; init; } = true;

    /// <summary>Skip errors after which the meaning of the text is still clear.</summary>
    public bool Tolerant { get; init; }

    /// <summary>Called for every node once its subtree is complete.</summary>
    public OnNodeHandler? OnNode { get; init; }

    /// <summary>Called for every regular-expression literal; its answer becomes the literal's parse result.</summary>
    public OnRegExpHandler? OnRegExp { get; init; }

    /// <summary>Bounds of one parse, unless a budget is in force on the thread (<see cref="ParseBudget.Enter"/>).</summary>
    public ParseBudget Budget { get; init; } = ParseBudget.Default;
}
