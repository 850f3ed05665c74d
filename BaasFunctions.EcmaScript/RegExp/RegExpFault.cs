namespace Acornima.RegularExpressions;

/// <summary>A fault in a pattern or its flags.</summary>
internal readonly record struct RegExpFault(string Code, string Message, int Offset, bool InFlags);
