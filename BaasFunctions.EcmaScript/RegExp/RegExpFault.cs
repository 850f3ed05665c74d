namespace Acornima.RegularExpressions;

/// <summary>A fault in a pattern or in its flags.</summary>
/// <param name="Code">The stable name of the kind of fault, e.g. <c>RegExpNothingToRepeat</c>.</param>
/// <param name="Message">What is wrong, without the prefix that names the whole regular expression.</param>
/// <param name="Offset">UTF-16 index of the faulty place in the pattern, or in the flags when <paramref name="InFlags"/>.</param>
/// <param name="InFlags">Whether the flags are at fault and not the pattern.</param>
internal readonly record struct RegExpFault(string Code, string Message, int Offset, bool InFlags);
