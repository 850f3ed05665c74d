using Acornima.Lexing;
using Acornima.RegularExpressions;
using Acornima.Text;

namespace Acornima;

/// <summary>
/// Reads single tokens, without knowing the grammar around them: a slash is an operator, a template only its opening quote.
/// </summary>
public sealed class Tokenizer
{
    private readonly StandaloneLexer _lexer = new();

    public Tokenizer(string input) => Reset(input, SourceType.Script);

    public Token Current { get; private set; }

    /// <summary>Moves to the next token; at the end of the text to one of kind <see cref="TokenKind.EOF"/>.</summary>
    /// <exception cref="SyntaxErrorException">No token begins here.</exception>
    public void Next(in TokenizerContext context = default) => Current = _lexer.Read();

    public void Reset(string input, SourceType sourceType = SourceType.Script, string? sourceFile = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        Reset(input, 0, input.Length, sourceType, sourceFile);
    }

    /// <param name="input">The text.</param>
    /// <param name="start">Offset of the first character to read.</param>
    /// <param name="length">How many to read; what follows is never looked at.</param>
    /// <param name="sourceType">In modules there are no HTML comments.</param>
    /// <param name="sourceFile">Name for errors.</param>
    public void Reset(string input, int start, int length, SourceType sourceType = SourceType.Script, string? sourceFile = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, input.Length - start, nameof(length));
        var text = start + length == input.Length ? input : input[..(start + length)];
        _lexer.Start(text, start, new SourceText(text, sourceFile, start), sourceType == SourceType.Module);
        Current = default;
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
