namespace Acornima;

/// <summary>Called for a regular-expression literal.</summary>
public delegate RegExpParseResult OnRegExpHandler(in RegExpParsingContext context);
