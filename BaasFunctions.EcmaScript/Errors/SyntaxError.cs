namespace Acornima;

/// <summary>A text that is not a program of the language, or that goes over a budget of the parser.</summary>
public sealed class SyntaxError : ParseError
{
    internal SyntaxError(string code, string description, int index, Text.SourceText source)
        : base(code, description, index, source.Lines.PositionOf(index), source.File, source)
    {
    }

    internal SyntaxError(string code, string description)
        : base(code, description, -1, default, null, null)
    {
    }
}
