using Acornima.RegularExpressions;
using Acornima.Text;

namespace Acornima;

/// <summary>A regular-expression literal at the moment it is read.</summary>
public readonly ref struct RegExpParsingContext
{
    private readonly SourceText _source;

    internal RegExpParsingContext(SourceText source, string pattern, string flags, int start, int end)
    {
        _source = source;
        Pattern = pattern;
        Flags = flags;
        Range = new Range(start, end);
    }

    /// <summary>The text between the slashes.</summary>
    public string Pattern { get; }

    public string Flags { get; }

    /// <summary>The literal in the text.</summary>
    public Range Range { get; }

    public SourceLocation Location => _source.Locate(Range.Start, Range.End);

    /// <summary>Checks pattern and flags against ECMA-262.</summary>
    /// <exception cref="SyntaxErrorException">At the place inside the literal that is wrong.</exception>
    public void Validate()
    {
        if (RegExpValidator.Validate(Pattern, Flags) is not { } fault)
        {
            return;
        }

        var at = Range.Start + 1 + fault.Offset + (fault.InFlags ? Pattern.Length + 1 : 0);
        throw new SyntaxErrorException(new SyntaxError(fault.Code, RegExpMessages.Describe(Pattern, Flags, fault), at, _source));
    }
}
