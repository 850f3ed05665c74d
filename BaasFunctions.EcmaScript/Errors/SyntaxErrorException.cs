namespace Acornima;

/// <summary>A text that is not a program of the language, or that goes over a budget of the parser.</summary>
public sealed class SyntaxErrorException(SyntaxError error) : ParseErrorException(error);
