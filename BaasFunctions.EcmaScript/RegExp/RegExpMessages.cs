namespace Acornima.RegularExpressions;

/// <summary>Words for a fault in a regular expression.</summary>
internal static class RegExpMessages
{
    private const int MaxShown = 80;

    public static string Describe(string pattern, string flags, RegExpFault fault)
    {
        if (fault.InFlags)
        {
            return $"Invalid regular expression flags '{Shorten(flags)}': {fault.Message}";
        }

        return $"Invalid regular expression: /{Shorten(pattern)}/{Shorten(flags)}: {fault.Message}";
    }

    private static string Shorten(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";
}
