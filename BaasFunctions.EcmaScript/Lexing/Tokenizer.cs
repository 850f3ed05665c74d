using Acornima.RegularExpressions;

namespace Acornima;

/// <summary>Reads single tokens, without knowing the grammar around them.</summary>
public sealed class Tokenizer
{
    public Tokenizer(string input) => Reset(input, SourceType.Script);

    public Token Current { get; private set; }

    public void Next(in TokenizerContext context = default) => throw new NotSupportedException();

    public void Reset(string input, SourceType sourceType = SourceType.Script, string? sourceFile = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        Reset(input, 0, input.Length, sourceType, sourceFile);
    }

    public void Reset(string input, int start, int length, SourceType sourceType = SourceType.Script, string? sourceFile = null)
    {
    }

    /// <summary>Checks a pattern and its flags; never throws for what they say.</summary>
    public static bool ValidateRegExp(
        string pattern,
        string flags,
        out ParseError? error,
        EcmaVersion ecmaVersion = EcmaVersion.Latest,
        ExperimentalESFeatures experimentalESFeatures = ExperimentalESFeatures.None)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(flags);
        error = RegExpValidator.Validate(pattern, flags) is { } fault
            ? new SyntaxError(fault.Code, RegExpMessages.Describe(pattern, flags, fault))
            : null;
        return error is null;
    }

    /// <summary>
    /// Would express a pattern as a .NET regular expression. Always answers that it cannot: the engine then runs its own
    /// matcher, which is the one that follows ECMA-262 in every case.
    /// </summary>
    public static RegExpParseResult AdaptRegExp(
        string pattern,
        string flags,
        bool compiled,
        TimeSpan? matchTimeout,
        bool throwIfNotAdaptable,
        EcmaVersion ecmaVersion = EcmaVersion.Latest,
        ExperimentalESFeatures experimentalESFeatures = ExperimentalESFeatures.None)
    {
        if (!throwIfNotAdaptable)
        {
            return default;
        }

        throw new SyntaxErrorException(new SyntaxError("RegExpConversionFailed", "The pattern cannot be expressed as a .NET regular expression"));
    }
}
