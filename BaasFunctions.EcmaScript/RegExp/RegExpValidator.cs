namespace Acornima.RegularExpressions;

internal static class RegExpValidator
{
    internal static RegExpFault? Validate(ReadOnlySpan<char> pattern, ReadOnlySpan<char> flags)
    {
        for (var i = 0; i < flags.Length; i++)
        {
            if (!"dgimsuvy".Contains(flags[i]) || flags[..i].Contains(flags[i]) || (flags[i] is 'u' or 'v' && flags[..i].IndexOfAny('u', 'v') >= 0))
            {
                return new RegExpFault("InvalidRegExpFlags", "Invalid flags", i, true);
            }
        }

        return null;
    }
}
