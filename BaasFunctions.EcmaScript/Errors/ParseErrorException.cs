namespace Acornima;

/// <summary>Raised by the parser for a text that it refuses.</summary>
public abstract class ParseErrorException : Exception
{
    private protected ParseErrorException(ParseError error)
        : base(error.ToString()) => Error = error;

    public ParseError Error { get; }

    /// <summary>The message without the place.</summary>
    public string Description => Error.Description;

    /// <summary>Line from 1.</summary>
    public int LineNumber => Error.LineNumber;

    /// <summary>Column from 0 in UTF-16 units.</summary>
    public int Column => Error.Column;
}
