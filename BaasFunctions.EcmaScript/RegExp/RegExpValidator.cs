namespace Acornima.RegularExpressions;

/// <summary>Tells whether a pattern and its flags make a regular expression (ECMA-262, 22.2.1 and B.1.2).</summary>
internal static class RegExpValidator
{
    /// <summary>The fault to report, or null when the pattern is valid. Any text is taken, none throws.</summary>
    /// <remarks>
    /// Nesting costs heap and never stack. Time is linear in the length of the pattern, apart from a logarithm of the
    /// nesting depth for names that repeat.
    /// </remarks>
    internal static RegExpFault? Validate(ReadOnlySpan<char> pattern, ReadOnlySpan<char> flags)
    {
        return FlagsValidator.Validate(flags, out var mode)
            ?? new PatternValidator(pattern, mode).Validate();
    }
}
