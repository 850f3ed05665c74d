namespace Acornima.RegularExpressions;

/// <summary>Every fault the validator can report; the codes are stable, the texts are for people.</summary>
internal static class RegExpFaults
{
    internal static RegExpFault UnknownFlag(char flag, int offset) =>
        InFlags(char.IsAsciiLetterOrDigit(flag) ? $"Unknown flag '{flag}'" : "Unknown flag", offset);

    internal static RegExpFault RepeatedFlag(char flag, int offset) => InFlags($"Flag '{flag}' given twice", offset);

    internal static RegExpFault ConflictingFlags(int offset) =>
        InFlags("Flags 'u' and 'v' cannot be combined", offset);

    internal static RegExpFault NothingToRepeat(int offset) =>
        InPattern("RegExpNothingToRepeat", "Nothing to repeat", offset);

    internal static RegExpFault QuantifierOutOfOrder(int offset) =>
        InPattern("RegExpQuantifierOutOfOrder", "Numbers out of order in {} quantifier", offset);

    internal static RegExpFault IncompleteQuantifier(int offset) =>
        InPattern("RegExpIncompleteQuantifier", "Incomplete quantifier", offset);

    internal static RegExpFault LoneBracket(int offset) =>
        InPattern("RegExpLoneBracket", "Lone bracket; escape it with a backslash", offset);

    internal static RegExpFault UnmatchedParenthesis(int offset) =>
        InPattern("RegExpUnmatchedParenthesis", "Unmatched ')'", offset);

    internal static RegExpFault UnterminatedGroup(int offset) =>
        InPattern("RegExpUnterminatedGroup", "Unterminated group", offset);

    internal static RegExpFault InvalidGroup(int offset) =>
        InPattern("RegExpInvalidGroup", "Invalid group", offset);

    internal static RegExpFault InvalidModifiers(string reason, int offset) =>
        InPattern("RegExpInvalidModifiers", reason, offset);

    internal static RegExpFault InvalidGroupName(int offset) =>
        InPattern("RegExpInvalidGroupName", "Invalid capture group name", offset);

    internal static RegExpFault DuplicateGroupName(int offset) =>
        InPattern("RegExpDuplicateGroupName", "Duplicate capture group name", offset);

    internal static RegExpFault InvalidNamedReference(int offset) =>
        InPattern("RegExpInvalidNamedReference", "Invalid named reference", offset);

    internal static RegExpFault UnknownGroupName(int offset) =>
        InPattern("RegExpUnknownGroupName", "Reference to a capture group name that does not exist", offset);

    internal static RegExpFault UnknownGroupNumber(int offset) =>
        InPattern("RegExpUnknownGroupNumber", "Reference to a capture group number that does not exist", offset);

    internal static RegExpFault EscapeAtEnd(int offset) =>
        InPattern("RegExpEscapeAtEnd", "\\ at end of pattern", offset);

    internal static RegExpFault InvalidEscape(int offset) =>
        InPattern("RegExpInvalidEscape", "Invalid escape", offset);

    internal static RegExpFault InvalidDecimalEscape(int offset) =>
        InPattern("RegExpInvalidDecimalEscape", "Invalid decimal escape", offset);

    internal static RegExpFault InvalidUnicodeEscape(int offset) =>
        InPattern("RegExpInvalidUnicodeEscape", "Invalid Unicode escape", offset);

    internal static RegExpFault InvalidPropertyName(int offset) =>
        InPattern("RegExpInvalidPropertyName", "Invalid property name", offset);

    internal static RegExpFault NegatedPropertyOfStrings(int offset) =>
        InPattern("RegExpNegatedStrings", "A property of strings cannot be negated", offset);

    internal static RegExpFault UnterminatedClass(int offset) =>
        InPattern("RegExpUnterminatedClass", "Unterminated character class", offset);

    internal static RegExpFault ClassRangeOutOfOrder(int offset) =>
        InPattern("RegExpClassRangeOutOfOrder", "Range out of order in character class", offset);

    internal static RegExpFault InvalidClassRange(int offset) =>
        InPattern("RegExpInvalidClassRange", "Range bound is not a single character", offset);

    internal static RegExpFault InvalidClassCharacter(int offset) =>
        InPattern("RegExpInvalidClassCharacter", "Invalid character in character class; escape it with a backslash", offset);

    internal static RegExpFault InvalidSetOperation(int offset) =>
        InPattern("RegExpInvalidSetOperation", "Invalid set operation in character class", offset);

    internal static RegExpFault NegatedClassOfStrings(int offset) =>
        InPattern("RegExpNegatedStrings", "Negated character class may contain strings", offset);

    private static RegExpFault InPattern(string code, string message, int offset) => new(code, message, offset, false);

    private static RegExpFault InFlags(string message, int offset) => new("InvalidRegExpFlags", message, offset, true);
}
