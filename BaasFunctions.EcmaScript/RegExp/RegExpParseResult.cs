namespace Acornima;

/// <summary>What became of a regular expression. The default value means that it was not converted.</summary>
public readonly struct RegExpParseResult
{
    private RegExpParseResult(object? conversionResult, object? additionalData)
    {
        Success = true;
        ConversionResult = conversionResult;
        AdditionalData = additionalData;
    }

    public bool Success { get; }

    public object? ConversionResult { get; }

    public object? AdditionalData { get; }

    /// <summary>The .NET regular expression, when the conversion made one.</summary>
    public System.Text.RegularExpressions.Regex? Regex => ConversionResult as System.Text.RegularExpressions.Regex;

    /// <summary>Number of groups, the whole match included; only of a pattern converted to .NET.</summary>
    /// <exception cref="InvalidOperationException">The pattern was not converted to .NET.</exception>
    public int ActualRegexGroupCount => throw NotConverted();

    public static RegExpParseResult ForSuccess(object? conversionResult, object? additionalData = null) => new(conversionResult, additionalData);

    /// <summary>Name of a capture group, counted from 1; only of a pattern converted to .NET.</summary>
    /// <exception cref="InvalidOperationException">The pattern was not converted to .NET.</exception>
    public string? GetRegexGroupName(int number) => throw NotConverted();

    private static InvalidOperationException NotConverted() => new("The pattern was not converted to a .NET regular expression.");
}
