using System.Buffers;
using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>What is done to a text before it is read as a URL (URL Standard, 4.4, first steps).</summary>
internal static class InputText
{
    private static readonly SearchValues<char> s_dropped = SearchValues.Create("\t\n\r");

    /// <summary>For a whole URL: without control characters and spaces around it, and without tabs and line breaks.</summary>
    public static string Trimmed(string text)
    {
        var rest = text.AsSpan();
        while (rest is [<= ' ', ..])
        {
            rest = rest[1..];
        }

        while (rest is [.., <= ' '])
        {
            rest = rest[..^1];
        }

        return Cleaned(rest.Length == text.Length ? text : rest.ToString());
    }

    /// <summary>For a part of a URL: without tabs and line breaks.</summary>
    public static string Cleaned(string text)
    {
        var scalar = Scalar(text);
        if (!scalar.AsSpan().ContainsAny(s_dropped))
        {
            return scalar;
        }

        var kept = new StringBuilder(scalar.Length);
        foreach (var character in scalar)
        {
            if (!s_dropped.Contains(character))
            {
                kept.Append(character);
            }
        }

        return kept.ToString();
    }

    /// <summary>A lone surrogate becomes U+FFFD (Web IDL, USVString).</summary>
    public static string Scalar(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
                {
                    return Replaced(text);
                }

                index++;
            }
        }

        return text;
    }

    private static string Replaced(string text)
    {
        var scalar = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            scalar.Append(rune);
        }

        return scalar.ToString();
    }
}
