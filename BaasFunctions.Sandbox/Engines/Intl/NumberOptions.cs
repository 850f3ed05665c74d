namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Options of <c>Intl.NumberFormat</c> after the language's own checks: every text is one of those that ECMA-402 lists.</summary>
internal sealed record NumberOptions
{
    public string? NumberingSystem { get; init; }

    public string Style { get; init; } = "decimal";

    public string? Currency { get; init; }

    public string CurrencyDisplay { get; init; } = "symbol";

    public string CurrencySign { get; init; } = "standard";

    public string? Unit { get; init; }

    public string UnitDisplay { get; init; } = "short";

    public string Notation { get; init; } = "standard";

    public string CompactDisplay { get; init; } = "short";

    public string SignDisplay { get; init; } = "auto";

    /// <summary><c>always</c>, <c>auto</c>, <c>min2</c> or <c>false</c>.</summary>
    public string UseGrouping { get; init; } = "auto";

    public int MinimumIntegerDigits { get; init; } = 1;

    /// <summary>Of the fraction; both are -1 when only significant digits count.</summary>
    public int MinimumFractionDigits { get; init; }

    public int MaximumFractionDigits { get; init; } = 3;

    /// <summary>Both are 0 when only digits of the fraction count.</summary>
    public int MinimumSignificantDigits { get; init; }

    public int MaximumSignificantDigits { get; init; }

    public string RoundingMode { get; init; } = "halfExpand";

    public int RoundingIncrement { get; init; } = 1;

    public string RoundingPriority { get; init; } = "auto";

    public string TrailingZeroDisplay { get; init; } = "auto";
}
